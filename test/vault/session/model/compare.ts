/** Whether file and programs are what the oracle says: every key of every person on every sealed row, then what each person's program shows. */
import { bech32 } from '@scure/base';
import { decodeCode } from '../../../../electron/vault/crypto/code.ts';
import { batchAad } from '../../../../electron/vault/journal/batch.ts';
import { groupOf, parseRowId } from '../../../../electron/vault/journal/row-id.ts';
import type { Book, Roster } from '../../../../electron/vault/roster/roster.ts';
import { openVault, signInLabels } from '../../../../electron/vault/session/locked-vault.ts';
import { roster, type UnlockedVault } from '../../../../electron/vault/session/unlocked-vault.ts';
import { verifyChain } from '../../../../electron/vault/session/verify-chain.ts';
import { cheapKdf } from '../../../support/vault-world.ts';
import { deriveEverything, openRow, opensUnder, steal, type KeyRing, type SealedRow, type StolenFile } from '../stolen-file.ts';
import { enterQuietly } from '../company.ts';
import { secretOf, session, type Real } from './command.ts';
import { behind, isPresent, knows, newestOf, opens, type Oracle } from './oracle.ts';

export type Compared = { readonly cells: number; readonly differences: readonly string[] };

type Keys = { readonly who: string; readonly ring: KeyRing; readonly mayOpen: (row: SealedRow, book: string) => boolean };

const CUSTOMER_ROWS: readonly string[] = ['card', 'reach', 'note', 'inbox', 'cardPast', 'reachPast'];

async function everybodysKeys(oracle: Oracle, { company, taken }: Real, file: StolenFile): Promise<Keys[]> {
  const asMember =
    (name: string): Keys['mayOpen'] =>
    ({ kind, epoch }, book) =>
      knows(oracle, name, groupOf(kind), book, epoch);
  const all: Keys[] = [];
  for (const person of oracle.people.values()) {
    if (!isPresent(person)) continue;
    const ring = await deriveEverything(file, { passphrase: secretOf(person) }, cheapKdf, [], 'all but the log’s');
    all.push({ who: person.name, ring, mayOpen: asMember(person.name) });
  }
  for (const { name, ring: before } of taken) {
    const ring = await deriveEverything(file, {}, cheapKdf, [...before.secrets.values()], 'all but the log’s');
    all.push({ who: `${name}, who left,`, ring, mayOpen: asMember(name) });
  }
  const kit = decodeCode('kit', company.sheet.code);
  const boss = oracle.people.get('boss');
  if (kit !== undefined && boss !== undefined && isPresent(boss))
    all.push({
      who: 'the kit',
      ring: await deriveEverything(file, { code: kit }, cheapKdf, [], 'all but the log’s'),
      mayOpen: asMember('boss'),
    });
  const recovery = bech32.decodeToBytes((company.sheet.recoveryKey ?? '').toLowerCase()).bytes;
  all.push({ who: 'recovery', ring: await deriveEverything(file, {}, cheapKdf, [recovery], 'all but the log’s'), mayOpen: () => true });
  return all;
}

function nameOf({ owner, formerOwner, team, kind }: Book, teams: Roster['teams'], members: Roster['members']): string {
  if (formerOwner !== undefined) return behind(members[formerOwner]?.name ?? '');
  return owner === undefined ? `${teams[team]?.name ?? ''} ${kind}` : (members[owner]?.name ?? '');
}

/** Names of books by id, as the oracle calls them. */
function bookNames(vault: UnlockedVault): Map<string, string> {
  const { books, teams, members } = roster(vault);
  return new Map(Object.values(books).map((book) => [book.id, nameOf(book, teams, members)]));
}

async function compareKeys(oracle: Oracle, real: Real, names: ReadonlyMap<string, string>): Promise<Compared> {
  const file = steal(real.company.path);
  const rows = file.rows.filter(({ kind }) => CUSTOMER_ROWS.includes(kind));
  const differences = new Set<string>();
  let cells = 0;
  for (const { who, ring, mayOpen } of await everybodysKeys(oracle, real, file))
    for (const row of rows) {
      const book = names.get(row.book) ?? '';
      const opened = (await openRow(file, ring, row)) !== undefined;
      cells += 1;
      if (opened !== mayOpen(row, book))
        differences.add(`${who} ${opened ? 'opens' : 'does not open'} a ${row.kind} of ${book} under key ${String(row.epoch)}`);
    }
  for (const { name, ring, lastBatch } of real.taken)
    for (const { seq, sealed, epoch, device, position } of file.batches) {
      if (seq <= lastBatch) continue;
      cells += 1;
      if (opensUnder(ring, sealed, batchAad(file.vaultId, epoch, device, position)) !== undefined)
        differences.add(`${name}, who left, reads the journal`);
    }
  return { cells, differences: [...differences, ...comparePlaces(oracle, real, rows, names)] };
}

const label = (kind: string, book: string, epoch: number): string => `${kind} in ${book} under key ${String(epoch)}`;

/** Where each customer's rows lie, and under which key of the book. */
function comparePlaces(oracle: Oracle, { ids }: Real, rows: readonly SealedRow[], names: ReadonlyMap<string, string>): string[] {
  return oracle.customers.flatMap((customer, index) => {
    const id = ids[index];
    const own = rows.filter((row) => parseRowId(row.id)?.customer === id && ['card', 'reach', 'inbox'].includes(row.kind));
    const has = own.map(({ kind, book, epoch }) => label(kind, names.get(book) ?? '', epoch)).sort();
    const halves = [
      [customer.card, 'card'],
      [customer.private, 'reach'],
    ] as const;
    const wants = [...new Set(halves.map(([{ book, epoch, waits }, kind]) => label(waits ? 'inbox' : kind, book, epoch)))].sort();
    return has.join() === wants.join() ? [] : [`${customer.name} lies as [${has.join(', ')}], not [${wants.join(', ')}]`];
  });
}

/** What somebody's list shows, with whether the private half opens. */
function listOf(vault: UnlockedVault): string[] {
  const { rows } = vault.projection.list({ search: '', sort: 'name', descending: false }, 0, 200);
  return rows.map(({ name, opensPrivate }) => `${name}${opensPrivate ? ' with numbers' : ''}`).sort();
}

function expectedList(oracle: Oracle, name: string): string[] {
  const seen = oracle.customers.filter(({ card }) => !card.waits && opens(oracle, name, 'card', card));
  // What still waits in the inbox is not there yet: whoever holds the book's newest key opens a customer without any number.
  const numbers = ({ card, private: inner }: Oracle['customers'][number]) => {
    if (!inner.waits) return opens(oracle, name, 'private', inner);
    const book = oracle.books.get(card.book);
    return book !== undefined && knows(oracle, name, 'private', book.name, newestOf(book));
  };
  return seen.map((customer) => `${customer.name}${numbers(customer) ? ' with numbers' : ''}`).sort();
}

export async function compare(oracle: Oracle, real: Real): Promise<Compared> {
  const present = [...oracle.people.values()].filter(isPresent);
  const [first] = present;
  if (first === undefined) return { cells: 0, differences: ['nobody is left'] };
  const locked = openVault(real.company.path);
  const labels = signInLabels(locked).map(({ label }) => label);
  locked.db.close();
  const wanted = present.map(({ name }) => name);
  const differences = labels.sort().join() === wanted.sort().join() ? [] : [`the sign-in lists ${labels.join()}`];

  // Keys first: signing in would put right what is still owed.
  const quiet = await enterQuietly(real.company, first.name, secretOf(first));
  const names = bookNames(quiet);
  const chain = await verifyChain(quiet);
  if (!chain.intact) differences.push('the chain is broken');
  quiet.closed = true;
  quiet.projection.close();
  quiet.journal.db.close();
  const keys = await compareKeys(oracle, real, names);
  // Everybody's list would be most of the time: a third of the people each time, the same for the same sequence.
  const turn = [...oracle.happened.values()].reduce((all, times) => all + times, 0);
  for (const { name } of present.filter((_, index) => (index + turn) % 3 === 0))
    await session(oracle, real, name, (vault) => {
      const [has, wants] = [listOf(vault), expectedList(oracle, name)];
      if (has.join() !== wants.join()) differences.push(`${name} sees [${has.join(', ')}], not [${wants.join(', ')}]`);
    });
  return { cells: keys.cells, differences: [...differences, ...keys.differences] };
}
