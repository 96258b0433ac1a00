/** What SQLite answers to the questions the product asks of a vault file: the product's reading is a function of these alone. */
import { z } from 'zod';
import type { LockedVault } from '../../../electron/vault/session/locked-vault.ts';
import { signInLabels } from '../../../electron/vault/session/locked-vault.ts';
import { listSlots } from '../../../electron/vault/storage/slots.ts';
import { asVaultError } from '../../../electron/vault/storage/sqlite-errors.ts';
import type { SignInLabel } from '../../../shared/model/app.ts';

type Differences = {
  /** Indices of the readers whose way in is touched: the three people by label order, the kit last. */
  readonly slots: readonly number[];
  readonly firstBatch: number | undefined;
  readonly rows: boolean;
};

export type Answers = {
  readonly passphraseSlots: readonly SignInLabel[];
  readonly slotTexts: readonly string[];
  readonly kitText: string;
  readonly batches: readonly string[];
  readonly rows: string;
  readonly vaultId: string;
  readonly differences: (original: Answers) => Differences;
};

/** One-to-one, and quick: this runs a hundred thousand times over a whole file. */
function text(value: unknown): string {
  if (value instanceof Uint8Array) return `x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')}`;
  if (Array.isArray(value)) return `[${value.map((one) => withLength(text(one))).join(',')}]`;
  if (typeof value === 'object' && value !== null) return text(Object.entries(value));
  return `${typeof value}:${String(value)}`;
}

function withLength(inner: string): string {
  return `${String(inner.length)}:${inner}`;
}

/** A failing question is an answer too: the code with which the product would stop there. */
function attempt(ask: () => unknown): string {
  try {
    return text(ask());
  } catch (error) {
    return `refused ${asVaultError(error).code}`;
  }
}

const READER_LABELS = ['boss', 'lin', 'shen'];

/** Throws what opening the file would throw. */
export function answersOf(locked: LockedVault): Answers {
  const { db, vaultId } = locked;
  const passphraseSlots = signInLabels(locked);
  const stored = listSlots(db, vaultId, 'passphrase');
  const slotTexts = READER_LABELS.map((label) => text(stored.filter(({ header }) => header.label === label)));
  // Whole, because what is stated of a slot covers its id too.
  const recovery = () => db.prepare("select * from slots where kind = 'recovery'").raw().all();
  const kitText = attempt(() => [listSlots(db, vaultId, 'kit'), recovery()]);
  const batches = readRows(() =>
    db.prepare('select seq, epoch, device, position, sealed from batches where seq >= ? order by seq limit 200').raw().iterate(1),
  );
  const ranged = readRows(() =>
    db
      .prepare('select id, book, epoch, sealed from rows where id >= ? and id <= ? order by id')
      .raw()
      .iterate(Buffer.alloc(0), Buffer.alloc(40, 255)),
  );
  const ids = attempt(() => db.prepare('select id from rows order by id').pluck().all());
  const one = db.prepare('select book, epoch, sealed from rows where id = ?').raw();
  const byId = attempt(() =>
    db
      .prepare('select id from rows order by id')
      .pluck()
      .all()
      .map((id) => one.get(z.instanceof(Buffer).parse(id))),
  );
  const answers = { passphraseSlots, slotTexts, kitText, batches, rows: text([ranged, ids, byId]), vaultId };
  return { ...answers, differences: (original) => differences(answers, original) };
}

/** Rows up to the first that cannot be read, which is noted in its place. */
function readRows(rows: () => Iterable<unknown>): string[] {
  const read: string[] = [];
  try {
    for (const row of rows()) read.push(text(row));
  } catch (error) {
    read.push(`refused ${asVaultError(error).code}`);
  }
  return read;
}

function differences(found: Omit<Answers, 'differences'>, original: Answers): Differences {
  const touched = READER_LABELS.flatMap((_, index) =>
    found.slotTexts[index] === original.slotTexts[index] && found.vaultId === original.vaultId ? [] : [index],
  );
  const kit = found.kitText === original.kitText ? [] : [READER_LABELS.length];
  const longest = Math.max(found.batches.length, original.batches.length);
  const batch = Array.from({ length: longest }, (_, index) => index).find((index) => found.batches[index] !== original.batches[index]);
  return { slots: [...touched, ...kit], firstBatch: batch === undefined ? undefined : batch + 1, rows: found.rows !== original.rows };
}
