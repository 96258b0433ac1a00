/** What people do with customers. */
import { claimCustomers } from '../../../../electron/vault/customers/claim-customers.ts';
import { createCustomer, updateCustomer } from '../../../../electron/vault/customers/change-customer.ts';
import { moveCustomers } from '../../../../electron/vault/customers/move-customers.ts';
import { openCustomer } from '../../../../electron/vault/customers/open-customer.ts';
import { record } from '../../../../electron/vault/session/record.ts';
import { resealRows } from '../../../../electron/vault/session/rotate.ts';
import { roster } from '../../../../electron/vault/session/unlocked-vault.ts';
import { bookIdOf, isActive, NOTHING, QUIETLY, session, type Command } from './command.ts';
import { holdsNewest, is, mayClaim, mayPutInto, mayWrite, moves, newestOf, opens, seals, type Oracle, type Place } from './oracle.ts';

export const create = (by: string, book: string, end: 'lock' | 'crash'): Command => ({
  name: `${by} adds to ${book}${end === 'crash' ? ' and the computer dies' : ''}`,
  kind: end === 'crash' ? 'customer added, then a crash' : 'customer added',
  can: (oracle) => {
    const found = oracle.books.get(book);
    return isActive(oracle, by) && found !== undefined && mayWrite(oracle, by, found) && holdsNewest(oracle, by, found);
  },
  run: (oracle, real) =>
    session(
      oracle,
      real,
      by,
      async (vault) => {
        const name = `customer ${String(real.ids.length)}`;
        const reach = [{ kind: 'phone' as const, value: '+8613800138000' }];
        real.ids.push(await createCustomer(vault, { bookId: bookIdOf(vault, book), card: { name, tags: [] }, reach, note: `on ${name}` }));
        const found = oracle.books.get(book);
        const place: Place = { book, epoch: found === undefined ? 0 : newestOf(found), waits: false };
        oracle.customers.push({ name, card: place, private: place });
      },
      end,
    ),
});

/** Both halves open to the person, and both can be written. */
function canWrite(oracle: Readonly<Oracle>, by: string, at: number): boolean {
  const customer = oracle.customers[at];
  if (customer === undefined || !isActive(oracle, by) || customer.card.waits || customer.private.waits) return false;
  const book = oracle.books.get(customer.card.book);
  const opened = (['card', 'private'] as const).every((group) => opens(oracle, by, group, customer[group]));
  return opened && book !== undefined && mayWrite(oracle, by, book) && holdsNewest(oracle, by, book);
}
const customerAt = (oracle: Oracle, at: number) => {
  const customer = oracle.customers[at];
  if (customer === undefined) throw new Error('no such customer');
  return customer;
};

export const rename = (by: string, at: number): Command => ({
  name: `${by} renames ${String(at)}`,
  kind: 'customer renamed',
  can: (oracle) => canWrite(oracle, by, at),
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      const id = real.ids[at];
      if (id === undefined) return;
      const { version, card } = openCustomer(vault, id);
      await updateCustomer(vault, { id, version, card: { ...card, city: card.city === 'Leeds' ? 'York' : 'Leeds' } });
      const customer = customerAt(oracle, at);
      customer.card = { ...customer.card, epoch: newestIn(oracle, customer.card.book) };
    }),
});

const newestIn = (oracle: Oracle, name: string): number => {
  const book = oracle.books.get(name);
  if (book === undefined) throw new Error(`no book ${name}`);
  return newestOf(book);
};

/** Also handing over, returning to the pool, and a lead's handing out from it: one way to do all of them. */
export const move = (by: string, at: number, target: string, end: 'lock' | 'crash'): Command => ({
  name: `${by} moves ${String(at)} to ${target}${end === 'crash' ? ' and the computer dies' : ''}`,
  kind: end === 'crash' ? 'customer moved, then a crash' : 'customer moved',
  can: (oracle) => {
    const book = oracle.books.get(target);
    return canWrite(oracle, by, at) && book !== undefined && mayPutInto(oracle, by, book) && oracle.customers[at]?.card.book !== target;
  },
  run: (oracle, real) =>
    session(
      oracle,
      real,
      by,
      async (vault) => {
        const id = real.ids[at];
        if (id === undefined) return;
        await moveCustomers(vault, [id], bookIdOf(vault, target), 'moved');
        moves(oracle, by, customerAt(oracle, at), target);
      },
      end,
    ),
});

/** Reserved at once; a lead's program opens it at its next run. A negative place counts from the newest. */
export const claim = (by: string, at: number): Command => ({
  name: `${by} claims ${String(at)}`,
  kind: 'claimed',
  can: (oracle) => {
    const customer = oracle.customers.at(at);
    return customer !== undefined && mayClaim(oracle, by, customer);
  },
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      const id = real.ids.at(at);
      const customer = oracle.customers.at(at);
      // A lead's program does its work at every sign-in, so what could be claimed before may be gone.
      if (id === undefined || customer === undefined || !mayClaim(oracle, by, customer)) return NOTHING;
      await claimCustomers(vault, [id]);
      customer.claimedBy = by;
      return undefined;
    }),
});

/** How many customers of the pool a lead's program hands out to each salesperson a day. */
export const ration = (by: string, perDay: number): Command => ({
  name: `${by} signs that ${String(perDay)} a day are handed out`,
  kind: 'number a day signed',
  can: (oracle) => is(oracle.people.get(by), 'admin'),
  run: (oracle, real) =>
    session(oracle, real, by, (vault) => {
      record(vault, { statements: [{ type: 'policy.set', policy: { ...roster(vault).policy, allotPerDay: perDay }, reason: 'model' }] });
      oracle.perDay = perDay;
    }),
});

export const sealAnew = (by: string): Command => ({
  name: `${by} seals old rows anew`,
  kind: 'old rows looked for',
  can: (oracle) => isActive(oracle, by),
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      await resealRows(vault, QUIETLY);
      seals(oracle, by);
    }),
});
