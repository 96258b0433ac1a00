/** Reads the journal in order and checks that nothing is missing, changed or moved. Rules J4, J5. */
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import type { DeviceId } from '../../../shared/model/ids.ts';
import { uuidText } from '../crypto/bytes.ts';
import { open } from '../crypto/seal.ts';
import type { ReadableDb } from '../storage/database.ts';
import { batchAad, decodeBatch, type Batch } from './batch.ts';
import type { JournalKeys } from './journal-keys.ts';

export type Head = { readonly position: number; readonly hash: string };
/** Newest accepted batch of every device. */
export type Heads = Readonly<Record<string, Head>>;

const StoredBatch = z.object({
  seq: z.int(),
  epoch: z.int(),
  device: z.instanceof(Buffer),
  position: z.int(),
  sealed: z.instanceof(Buffer),
});

export type NumberedBatch = { readonly seq: number; readonly batch: Batch };

function damaged(seq: number, message: string, cause?: unknown): VaultError {
  return new VaultError('JOURNAL_DAMAGED', message, { cause, details: { seq } });
}

export function readBatch(db: ReadableDb, vaultId: string, keys: JournalKeys, seq: number): NumberedBatch | undefined {
  const raw = db.prepare('select seq, epoch, device, position, sealed from batches where seq = ?').get(seq);
  return raw === undefined ? undefined : openBatch(raw, vaultId, keys);
}

function openBatch(raw: unknown, vaultId: string, keys: JournalKeys): NumberedBatch {
  const parsed = StoredBatch.safeParse(raw);
  if (!parsed.success) throw damaged(0, 'batch row does not parse');
  const { seq, epoch, device, position, sealed } = parsed.data;
  const key = keys[epoch - 1];
  if (key === undefined) throw damaged(seq, 'no key for this part of the journal');
  let batch: Batch;
  try {
    batch = decodeBatch(open(key, sealed, batchAad(vaultId, epoch, uuidText(device), position)));
  } catch (cause) {
    throw damaged(seq, 'batch does not open', cause);
  }
  const { header } = batch;
  if (header.vault !== vaultId || header.device !== uuidText(device) || header.position !== position)
    throw damaged(seq, 'batch stands in a wrong place');
  return { seq, batch };
}

/** Batches after `seq` in order; gaps in the numbering are damage. Opens each as it comes, so that a key learnt from one serves for the next. */
export function* batchesAfter(db: ReadableDb, vaultId: string, keys: JournalKeys, seq: number): Generator<NumberedBatch> {
  let expected = seq + 1;
  const page = db.prepare('select seq, epoch, device, position, sealed from batches where seq >= ? order by seq limit 200');
  for (;;) {
    const raws = page.all(expected);
    if (raws.length === 0) return;
    for (const raw of raws) {
      const numbered = openBatch(raw, vaultId, keys);
      if (numbered.seq !== expected) throw damaged(expected, 'batch is missing');
      expected += 1;
      yield numbered;
    }
  }
}

/**
 * Checks that the batch follows what came before: same device's previous batch, and exactly the heads known of all
 * others. On one computer the journal is a line; a branch is refused here and will be merged once there is a hub.
 */
export function checkFollows(numbered: NumberedBatch, heads: Heads): void {
  const { seq, batch } = numbered;
  const { device, position, previous, heads: seen } = batch.header;
  const own = heads[device];
  if (position !== (own === undefined ? 0 : own.position + 1) || previous !== own?.hash)
    throw damaged(seq, 'chain of the device is broken');
  const others = Object.entries(heads).filter(([other]) => other !== device);
  const agrees =
    seen.length === others.length &&
    seen.every(([other, at, hash]) => heads[other]?.position === at && heads[other].hash === hash && other !== device);
  if (!agrees) throw damaged(seq, 'batch has seen other heads than stand before it');
}

export function advance(heads: Heads, batch: Batch): Heads {
  return { ...heads, [batch.header.device]: { position: batch.header.position, hash: batch.hash } };
}

/** The heads of all devices but one, as a batch states them. */
export function headsSeen(heads: Heads, device: DeviceId): [DeviceId, number, string][] {
  return Object.entries(heads)
    .filter(([other]) => other !== device)
    .map(([other, head]) => [other as DeviceId, head.position, head.hash]);
}
