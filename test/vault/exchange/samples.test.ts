/** Customer files written by other programs, where they are at hand; they are not part of this repository. */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { toE164 } from '../../../electron/vault/exchange/phone.ts';
import { importFile } from './import-file.ts';

const SAMPLES = new URL('../../../../shared/samples/', import.meta.url);

const Expected = z.array(
  z.object({
    file: z.string(),
    contacts: z.number().nullable(),
    accept: z.array(z.number()).optional(),
    spot: z.array(z.object({ name: z.string().optional(), phone: z.string().optional(), email: z.string().optional() })).optional(),
  }),
);

const isThere = existsSync(new URL('expected.json', SAMPLES));
const files = isThere
  ? Expected.parse(JSON.parse(readFileSync(new URL('expected.json', SAMPLES), 'utf8'))).filter(({ file }) => file.endsWith('.csv'))
  : [];

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

describe.skipIf(!isThere)('files of other programs', () => {
  test.each(files)('$file gives the customers that are in it', async ({ file, contacts, accept, spot }) => {
    const { report, accepted } = await importFile(() => createReadStream(new URL(file, SAMPLES)), { duplicates: 'keep' });
    expect([...(contacts === null ? [] : [contacts]), ...(accept ?? [])]).toContain(accepted.length);
    expect(report.rows).toBe(report.ready + report.refused);
    for (const { name, phone, email } of spot ?? []) {
      const found = accepted.some(({ card, reach }) => {
        const phones = reach.filter((value) => value.kind === 'phone').map(({ value }) => value);
        const isCalled = name === undefined || bare(card.name).includes(bare(name));
        const hasPhone = phone === undefined || phones.some((value) => bare(value) === bare(phone) || value === toE164(phone, 'CN'));
        const hasEmail =
          email === undefined || reach.some(({ kind, value }) => kind === 'email' && value.toLowerCase() === email.toLowerCase());
        return isCalled && hasPhone && hasEmail;
      });
      expect(found, JSON.stringify({ name, phone, email })).toBe(true);
    }
  });
});
