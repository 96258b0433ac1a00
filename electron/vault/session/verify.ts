/** Compares the file's rows with what the journal names, in the background. Rules J6, S2. */
import type { Damage } from '../../../shared/model/app.ts';
import { rowDigestHex } from '../journal/batch.ts';
import { advance, batchesAfter, checkFollows, type Heads } from '../journal/chain.ts';
import { fromHex, hex } from '../crypto/bytes.ts';
import { asVaultError } from '../storage/sqlite-errors.ts';
import { sha256 } from '../crypto/hash.ts';
import type { RowFact } from '../journal/row-state.ts';
import { lookUpRows } from './lookup-rows.ts';
import { storedRow } from './rows.ts';
import { slotDigests } from '../storage/slots.ts';
import { roster, type UnlockedVault } from './unlocked-vault.ts';

const PAGE = 2_000;
const DAMAGE_LISTED = 200;

/** A row's name in reports: enough to find it in the log, nothing to learn from. */
export function rowToken(id: Uint8Array): string {
  return `R-${hex(sha256(id)).slice(0, 8).toUpperCase()}`;
}

type Found = { list: Damage[]; total: number; readonly named: Set<string> };

function note(found: Found, damage: Damage): void {
  found.total += 1;
  found.named.add(damage.where);
  if (found.list.length < DAMAGE_LISTED) found.list.push(damage);
}

async function compareRows(
  vault: UnlockedVault,
  found: Found,
  progress: (rows: number) => void,
  pause: () => Promise<void>,
): Promise<void> {
  const { db, state } = vault.journal;
  const range = db.prepare('select id, book, epoch, sealed from rows where id > ? and id <= ? order by id').raw();
  const beyond = db.prepare('select id from rows where id > ? order by id limit 200').pluck();
  let from: Buffer = Buffer.alloc(0);
  let done = 0;
  for (;;) {
    // Rows written meanwhile are in both; the page is read from the journal's side first, within one turn.
    const page = state.digestsAfter(from, PAGE);
    if (page === undefined) break;
    const { digests: expected, last } = page;
    const rows = expected.size;
    for (const raw of range.all(from, last)) {
      const stored = storedRow(raw);
      // Its id may be what does not read; the row it should be is then named as missing below.
      if (stored === undefined) continue;
      const [id, book, epoch, sealed] = stored;
      const name = hex(id);
      const digest = expected.get(name);
      expected.delete(name);
      if (digest === undefined) note(found, { kind: 'row-unsigned', where: rowToken(id), code: 'row-unsigned' });
      else if (rowDigestHex(id, book, epoch, sealed) !== digest)
        note(found, { kind: 'row-altered', where: rowToken(id), code: 'row-altered' });
    }
    for (const name of expected.keys()) note(found, { kind: 'row-missing', where: rowToken(fromHex(name)), code: 'row-missing' });
    from = last;
    done += rows;
    progress(done);
    await pause();
  }
  for (const id of beyond.all(from))
    note(found, { kind: 'row-unsigned', where: id instanceof Buffer ? rowToken(id) : 'file', code: 'row-unsigned' });
}

/** Keyslots stand in the clear, labels included: each must be what its owner stated. Rule K9. */
function compareSlots(vault: UnlockedVault, found: Found): void {
  const stated = new Map(Object.entries(roster(vault).slots));
  for (const [id, digest] of slotDigests(vault.journal.db, vault.journal.vaultId)) {
    const slot = stated.get(id);
    stated.delete(id);
    const kind = slot === undefined ? 'row-unsigned' : 'row-altered';
    if (slot?.digest !== digest) note(found, { kind, where: 'keyslot', code: kind });
  }
  stated.forEach(() => {
    note(found, { kind: 'row-missing', where: 'keyslot', code: 'row-missing' });
  });
}

/** Batches the snapshot already reflects are opened once more, so that a cut in an old part of the chain is noticed. */
async function rewalkChain(vault: UnlockedVault, pause: () => Promise<void>): Promise<void> {
  const { db, vaultId, keys, seq, refused } = vault.journal;
  const refusedAt = new Set(refused.map((damage) => damage.where));
  // A refused batch that its author really signed stands in the chain; one nobody signed does not.
  const signedAt = new Set(refused.filter((damage) => damage.author !== undefined).map((damage) => damage.where));
  let heads: Heads = {};
  let count = 0;
  for (const numbered of batchesAfter(db, vaultId, keys, 0)) {
    if (numbered.seq > seq) break;
    const where = String(numbered.seq);
    if (refusedAt.has(where) && !signedAt.has(where)) continue;
    checkFollows(numbered, heads);
    heads = advance(heads, numbered.batch);
    count += 1;
    if (count % 200 === 0) await pause();
  }
}

/** Fills `vault.health`; never throws: what does not hold is named there. */
export async function verifyVault(
  vault: UnlockedVault,
  options: { readonly chainToo: boolean },
  pause: () => Promise<void>,
): Promise<void> {
  // Locked again before this began.
  const isClosed = (): boolean => vault.closed;
  if (isClosed()) return;
  const refused = vault.journal.refused.length;
  const found: Found = { list: [...vault.journal.refused].slice(0, DAMAGE_LISTED), total: refused, named: new Set() };
  const totalRows = vault.journal.state.count();
  try {
    if (options.chainToo) await rewalkChain(vault, pause);
    await compareRows(
      vault,
      found,
      (rows) => {
        vault.health = { ...vault.health, verifiedRows: rows, totalRows };
      },
      pause,
    );
    compareSlots(vault, found);
    const lost = (fact: RowFact): void => {
      const where = rowToken(fact.id);
      if (!found.named.has(where)) note(found, { kind: 'row-missing', where, code: 'row-missing' });
    };
    if (found.total > refused) await lookUpRows(vault, lost, pause);
  } catch (error) {
    if (isClosed()) return;
    const known = asVaultError(error);
    note(found, {
      kind: 'row-unreadable',
      where: String(known.details['seq'] ?? 'file'),
      code: known.code,
    });
    vault.ports.log('verification stopped', error);
  }
  vault.health = {
    ...vault.health,
    verification: found.total === 0 ? 'intact' : 'damaged',
    verifiedRows: totalRows,
    totalRows,
    damage: found.list,
    damageTotal: found.total,
  };
  vault.emit('health.changed', undefined);
}
