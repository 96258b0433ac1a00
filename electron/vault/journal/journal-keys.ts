/** The keys batches are sealed under, by epoch. Whoever leaves keeps the ones they had, so a new one is made then. Rule L4. */
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import { VaultId } from '../../../shared/model/ids.ts';
import { openAge, sealTo, type Recipient } from '../crypto/age.ts';
import { base64, fromBase64, utf8 } from '../crypto/bytes.ts';
import { keyFromText, keyText } from '../crypto/keyslot.ts';
import type { SecretKey } from '../crypto/secret-key.ts';
import type { StatementOf } from '../roster/statements.ts';
import type { Batch } from './batch.ts';

/** Epoch 1 is the first. */
export type JournalKeys = SecretKey[];

/** As keyslots and snapshots hold them: the first key apart, because it never changes. */
export type JournalKeyTexts = { readonly journalKey: string; readonly laterJournalKeys?: readonly string[] | undefined };

export function journalKeysFrom({ journalKey, laterJournalKeys = [] }: JournalKeyTexts): JournalKeys {
  return [journalKey, ...laterJournalKeys].map(keyFromText);
}

export function journalKeyTexts(keys: JournalKeys): JournalKeyTexts {
  const [journalKey = '', ...laterJournalKeys] = keys.map(keyText);
  return laterJournalKeys.length === 0 ? { journalKey } : { journalKey, laterJournalKeys };
}

/** Throws JOURNAL_DAMAGED when there is none. */
export function newestKey(keys: JournalKeys): { readonly key: SecretKey; readonly epoch: number } {
  const key = keys.at(-1);
  if (key === undefined) throw new VaultError('JOURNAL_DAMAGED', 'no journal key', { details: { seq: 1 } });
  return { key, epoch: keys.length };
}

const Content = z.strictObject({ vault: VaultId, epoch: z.int(), key: z.base64().length(44) });

export async function rekeyStatement(
  vaultId: string,
  epoch: number,
  key: SecretKey,
  recipients: readonly Recipient[],
): Promise<StatementOf<'journal.rekeyed'>> {
  const sealed = base64(await sealTo(recipients, utf8(JSON.stringify({ vault: vaultId, epoch, key: keyText(key) }))));
  return { type: 'journal.rekeyed', epoch, sealed };
}

/** Takes the keys a batch that counts hands on; call it before the next batch is read. What does not open leaves the next batch shut. */
export async function learnKeys(keys: JournalKeys, { header }: Batch, identity: string): Promise<void> {
  for (const statement of header.statements) {
    if (statement.type !== 'journal.rekeyed' || keys.length !== statement.epoch - 1) continue;
    const file = await openAge(identity, fromBase64(statement.sealed));
    const content = file === undefined ? undefined : Content.safeParse(JSON.parse(Buffer.from(file).toString('utf8'))).data;
    if (content?.vault === header.vault && content.epoch === statement.epoch) keys.push(keyFromText(content.key));
  }
}
