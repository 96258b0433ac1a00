/**
 * The newest point of the journal this computer has seen, kept in the key store: someone who can only replace the file
 * cannot replace this. A file that does not contain the point was rolled back or is another branch. Rules J7, J8.
 */
import { z } from 'zod';
import { utf8 } from '../crypto/bytes.ts';
import { readBatch } from '../journal/chain.ts';
import type { Journal } from '../journal/journal.ts';
import type { KeyStore } from '../ports.ts';

const Anchor = z.strictObject({ seq: z.int(), hash: z.string(), at: z.int(), restored: z.boolean().optional() });
type Anchor = z.infer<typeof Anchor>;
export type AnchorVerdict = 'known' | 'first-time' | 'rolled-back' | 'restored';

function nameOf(vaultId: string): string {
  return `anchor-${vaultId}`;
}

export async function compareAnchor(keyStore: KeyStore, journal: Pick<Journal, 'db' | 'vaultId' | 'keys' | 'seq'>): Promise<AnchorVerdict> {
  const stored = await keyStore.read(nameOf(journal.vaultId));
  if (stored === undefined) return 'first-time';
  const anchor = Anchor.safeParse(JSON.parse(Buffer.from(stored).toString('utf8')));
  if (!anchor.success) return 'first-time';
  if (anchor.data.seq > journal.seq) return 'rolled-back';
  const there = readBatch(journal.db, journal.vaultId, journal.keys, anchor.data.seq);
  if (there?.batch.hash !== anchor.data.hash) return 'rolled-back';
  return anchor.data.restored === true ? 'restored' : 'known';
}

export async function writeAnchor(keyStore: KeyStore, vaultId: string, anchor: Anchor): Promise<void> {
  await keyStore.write(nameOf(vaultId), utf8(JSON.stringify(anchor)));
}

export async function keepAnchor(keyStore: KeyStore, journal: Pick<Journal, 'vaultId' | 'seq' | 'lastHash' | 'lastAt'>): Promise<void> {
  await writeAnchor(keyStore, journal.vaultId, { seq: journal.seq, hash: journal.lastHash, at: journal.lastAt });
}
