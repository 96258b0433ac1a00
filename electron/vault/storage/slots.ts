/** Repository of keyslots. */
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import { Factors } from '../../../shared/model/factors.ts';
import { SlotId } from '../../../shared/model/ids.ts';
import { costBytes, factorParts, type SlotHeader } from '../crypto/keyslot.ts';
import { frame, utf8, uuidBytes, uuidText } from '../crypto/bytes.ts';
import { sha256 } from '../crypto/hash.ts';
import type { Db, ReadableDb } from './database.ts';
import { renewSlotsTable } from './schema.ts';

const SlotRow = z.object({
  id: z.instanceof(Buffer),
  kind: z.enum(['passphrase', 'kit', 'invitation', 'recovery', 'security-key']),
  label: z.string().max(200),
  memory_kib: z.int().nullable(),
  passes: z.int().nullable(),
  lanes: z.int().nullable(),
  salt: z.instanceof(Buffer).nullable(),
  /** Missing in files made before there were factors. */
  factors: z.string().max(100).default(''),
  credential: z.string().max(1_400).default(''),
  wrapped: z.instanceof(Buffer),
});

export type StoredSlot = { readonly header: SlotHeader; readonly wrapped: Uint8Array };

function parseSlot(vaultId: string, raw: unknown): StoredSlot {
  const parsed = SlotRow.safeParse(raw);
  if (!parsed.success || parsed.data.kind === 'recovery') throw new VaultError('VAULT_DAMAGED', 'keyslot does not parse');
  const row = parsed.data;
  const id = SlotId.safeParse(row.id.length === 16 ? uuidText(row.id) : undefined);
  if (!id.success) throw new VaultError('VAULT_DAMAGED', 'keyslot has no id');
  const factors = Factors.safeParse(row.factors === '' ? [] : row.factors.split(','));
  if (!factors.success) throw new VaultError('VAULT_DAMAGED', 'keyslot asks for an unknown factor');
  const { memory_kib: memoryKiB, passes, lanes, salt } = row;
  const kdf =
    memoryKiB !== null && passes !== null && lanes !== null && salt !== null ? { cost: { memoryKiB, passes, lanes }, salt } : undefined;
  const header: SlotHeader = {
    vaultId,
    slotId: id.data,
    kind: parsed.data.kind,
    label: row.label,
    ...(kdf === undefined ? {} : { kdf }),
    ...(factors.data.length === 0 ? {} : { factors: factors.data }),
    ...(row.credential === '' ? {} : { credential: row.credential }),
  };
  return { header, wrapped: row.wrapped };
}

export function listSlots(db: ReadableDb, vaultId: string, kind: SlotHeader['kind']): StoredSlot[] {
  return db
    .prepare('select * from slots where kind = ? order by id')
    .all(kind)
    .map((row) => parseSlot(vaultId, row));
}

/** Replaces a slot of the same id. */
export function putSlot(db: Db, slot: StoredSlot): void {
  const { header, wrapped } = slot;
  renewSlotsTable(db);
  db.prepare(
    `insert or replace into slots (id, kind, label, memory_kib, passes, lanes, salt, factors, credential, wrapped)
     values (@id, @kind, @label, @memoryKiB, @passes, @lanes, @salt, @factors, @credential, @wrapped)`,
  ).run({
    id: uuidBytes(header.slotId),
    kind: header.kind,
    label: header.label,
    memoryKiB: header.kdf?.cost.memoryKiB ?? null,
    passes: header.kdf?.cost.passes ?? null,
    lanes: header.kdf?.cost.lanes ?? null,
    salt: header.kdf === undefined ? null : Buffer.from(header.kdf.salt),
    factors: (header.factors ?? []).join(','),
    credential: header.credential ?? '',
    wrapped: Buffer.from(wrapped),
  });
}

/** Over everything a slot's row holds, so that none of it can change unnoticed. Rule K9. */
export function slotDigest({ header, wrapped }: StoredSlot): string {
  return sha256(
    frame(utf8(header.kind), uuidBytes(header.slotId), utf8(header.label), costBytes(header), ...factorParts(header), wrapped),
  ).toString('hex');
}

/** The same for a slot of kind recovery, which has no header of its own. */
export function recoveryDigest(id: string, file: Uint8Array): string {
  return sha256(frame(utf8('recovery'), uuidBytes(id), file)).toString('hex');
}

/** Digest of every row of the table by slot id; a row that does not read has the digest ''. */
export function slotDigests(db: ReadableDb, vaultId: string): Map<string, string> {
  const digests = new Map<string, string>();
  for (const raw of db.prepare('select * from slots').all()) {
    const parsed = SlotRow.safeParse(raw);
    if (!parsed.success || parsed.data.id.length !== 16) {
      digests.set(`unreadable ${String(digests.size)}`, '');
      continue;
    }
    const id = uuidText(parsed.data.id);
    digests.set(id, parsed.data.kind === 'recovery' ? recoveryDigest(id, parsed.data.wrapped) : slotDigest(parseSlot(vaultId, raw)));
  }
  return digests;
}

export function removeSlot(db: Db, id: SlotId): void {
  db.prepare('delete from slots where id = ?').run(uuidBytes(id));
}

/** The journal key sealed to the recovery recipient (an age file), so that paper alone can prove a backup. */
export function putRecoverySlot(db: Db, id: SlotId, file: Uint8Array): void {
  db.prepare("insert into slots (id, kind, label, wrapped) values (?, 'recovery', '', ?)").run(uuidBytes(id), Buffer.from(file));
}

export function recoverySlots(db: ReadableDb): Uint8Array[] {
  return db
    .prepare("select wrapped from slots where kind = 'recovery'")
    .pluck()
    .all()
    .map((value) => z.instanceof(Buffer).parse(value));
}
