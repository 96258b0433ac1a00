/** Runs files of other programs through the real importer and compares with what a good importer finds in them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { VaultError } from '../../shared/errors.ts';
import { toE164 } from '../../electron/vault/exchange/phone.ts';
import type { AcceptedRow } from '../../electron/vault/exchange/accepted-rows.ts';
import { importFile, inMemory } from '../vault/exchange/import-file.ts';

const Sample = z.object({
  file: z.string(),
  format: z.string(),
  /** `null` where several numbers are right; then `accept` lists them. */
  contacts: z.number().nullable(),
  accept: z.array(z.number()).default([]),
  refuse: z.boolean().default(false),
  spot: z.array(z.object({ name: z.string().optional(), phone: z.string().optional(), email: z.string().optional() })).default([]),
});
export type Sample = z.infer<typeof Sample>;
type Spot = Sample['spot'][number];

export type Verdict = {
  readonly sample: Sample;
  /** Contacts found, or the code with which the file was refused. */
  readonly outcome: number | string;
  readonly isCountRight: boolean;
  readonly missedSpots: readonly Spot[];
};

export const OWN_SAMPLES = join(import.meta.dirname, '../fixtures/imports');
const SHARED = join(import.meta.dirname, '../../../shared/samples');

/** The folder named, else the files beside the project, else our own. */
export function samplesFolder(named = process.env['SAMPLES']): string {
  if (named !== undefined && named !== '') return named;
  return existsSync(join(SHARED, 'expected.json')) ? SHARED : OWN_SAMPLES;
}

/** Throws where the folder has no readable `expected.json`. */
export function samplesOf(folder: string): readonly Sample[] {
  return z.array(Sample).parse(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')));
}

/** Errors without a code of ours are thrown on: a file must never cause one. */
export async function judge(folder: string, sample: Sample): Promise<Verdict> {
  const { contacts, accept, refuse, spot } = sample;
  try {
    const { accepted } = await importFile(inMemory(readFileSync(join(folder, sample.file))), { duplicates: 'keep' });
    const rights = [...(contacts === null ? [] : [contacts]), ...accept];
    return {
      sample,
      outcome: accepted.length,
      isCountRight: !refuse && rights.includes(accepted.length),
      missedSpots: spot.filter((one) => !accepted.some((row) => isFound(one, row))),
    };
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return { sample, outcome: error.code, isCountRight: refuse, missedSpots: refuse ? [] : spot };
  }
}

/** Name by containment without blanks, phone by digits and letters (an extension is not part of the number), e-mail without case. */
function isFound({ name, phone, email }: Spot, { card, reach }: AcceptedRow): boolean {
  const isCalled = name === undefined || bare(card.name).includes(bare(name));
  const hasPhone = phone === undefined || reach.some(({ kind, value }) => kind === 'phone' && isSamePhone(value, phone));
  const hasEmail = email === undefined || reach.some(({ kind, value }) => kind === 'email' && value.toLowerCase() === email.toLowerCase());
  return isCalled && hasPhone && hasEmail;
}

function isSamePhone(value: string, phone: string): boolean {
  const number = value.replace(/;ext=.*$/u, '');
  return bare(value) === bare(phone) || bare(number) === bare(phone) || value === toE164(phone, 'CN');
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
