/** Each command does one thing through the core, as people's own programs would, and the same to the oracle. */
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Role } from '../../../../shared/model/access.ts';
import type { BookId, CustomerId } from '../../../../shared/model/ids.ts';
import { claimCustomers } from '../../../../electron/vault/customers/claim-customers.ts';
import { createCustomer, updateCustomer } from '../../../../electron/vault/customers/change-customer.ts';
import { moveCustomers } from '../../../../electron/vault/customers/move-customers.ts';
import { openCustomer } from '../../../../electron/vault/customers/open-customer.ts';
import { changePassphrase } from '../../../../electron/vault/session/change-passphrase.ts';
import { keepHouse } from '../../../../electron/vault/session/housekeeping.ts';
import { freeze } from '../../../../electron/vault/session/leave.ts';
import { settle } from '../../../../electron/vault/session/lock.ts';
import { openVault } from '../../../../electron/vault/session/locked-vault.ts';
import { signMove } from '../../../../electron/vault/session/move-member.ts';
import { record } from '../../../../electron/vault/session/record.ts';
import { resealRows, rotateBooks } from '../../../../electron/vault/session/rotate.ts';
import { roster, type UnlockedVault } from '../../../../electron/vault/session/unlocked-vault.ts';
import { unlockWithKit } from '../../../../electron/vault/session/unlock.ts';
import { cheapKdf, memoryKeyStore, testPorts } from '../../../support/vault-world.ts';
import {
  bookNamed,
  confirm,
  enterQuietly,
  inviteAs,
  joinAs,
  memberNamed,
  NO_EVENTS,
  passphraseOf,
  teamNamed,
  type Company,
} from '../company.ts';
import { deriveEverything, steal, type KeyRing } from '../stolen-file.ts';
import {
  BELOW,
  changesKeys,
  handsOut,
  holdsNewest,
  is,
  isPresent,
  joins,
  keepsHouse,
  leaves,
  mayClaim,
  mayEnd,
  mayRelocate,
  mayWrite,
  moves,
  newestOf,
  opens,
  POOL,
  relocates,
  seals,
  SHARED,
  type Oracle,
  type Person,
  type Place,
  type Team,
} from './oracle.ts';

/** What somebody who left took along: every key of theirs, and the last batch they could read. */
export type Taken = { readonly name: string; readonly ring: KeyRing; readonly lastBatch: number };
export type Real = { readonly company: Company; readonly ids: CustomerId[]; readonly codes: Map<string, string>; readonly taken: Taken[] };
export type Command = {
  readonly name: string;
  readonly can: (oracle: Readonly<Oracle>) => boolean;
  readonly run: (oracle: Oracle, real: Real) => Promise<void>;
};

const QUIETLY = { progress: () => undefined, isCancelled: () => false, pause: () => Promise.resolve() };

export const secretOf = ({ name, passphrase }: Person): string => passphraseOf(name) + (passphrase === 0 ? '' : ` ${String(passphrase)}`);

/** Every key that follows from the passphrase and the file as it is at this moment. */
async function keysIn({ path, folder }: Company, passphrase: string): Promise<KeyRing> {
  // A program holds the file; who takes it takes a copy.
  const copy = joinPath(folder, 'copy.keepbook');
  copyFileSync(path, copy);
  try {
    return await deriveEverything(steal(copy), { passphrase }, cheapKdf, [], 'all but the log’s');
  } finally {
    rmSync(copy);
  }
}

/** The same people with the same file in a folder of its own. */
export function copyOf(company: Company): Company {
  const folder = mkdtempSync(joinPath(tmpdir(), 'keepbook-model-'));
  cpSync(company.folder, folder, { recursive: true });
  const keyStore = memoryKeyStore();
  for (const [name, value] of (company.ports.keyStore as ReturnType<typeof memoryKeyStore>).content) keyStore.content.set(name, value);
  const ports = testPorts({ keyStore });
  ports.time.now = company.ports.time.now;
  return { ...company, folder, path: joinPath(folder, 'team.keepbook'), ports };
}

const personOf = (oracle: Readonly<Oracle>, name: string): Person => {
  const person = oracle.people.get(name);
  if (person === undefined) throw new Error(`nobody is called ${name}`);
  return person;
};
const isActive = (oracle: Readonly<Oracle>, name: string): boolean => oracle.people.get(name)?.state === 'active';

function bookIdOf(vault: UnlockedVault, name: string): BookId {
  const state = roster(vault);
  if (name === BELOW) return bookNamed(state, 'shared', 'South');
  if (name === SHARED) return bookNamed(state, 'shared', 'North');
  return name === POOL ? bookNamed(state, 'pool', 'North') : bookNamed(state, 'personal', name);
}

/** What the roster says was handed out, by the places of the customers. */
function givenOut(ids: readonly CustomerId[], vault: UnlockedVault): ReadonlyMap<string, readonly number[]> {
  const state = roster(vault);
  const nameOf = (member: string): string => state.members[member]?.name ?? '';
  return new Map(
    Object.entries(state.allotments).map(([member, { customers }]) => [nameOf(member), customers.map((id) => ids.indexOf(id))]),
  );
}

/** The person's program from the sign-in to the lock; a crash leaves everything as the last write left it. */
export async function session(
  oracle: Oracle,
  { company, ids }: Real,
  name: string,
  work: (vault: UnlockedVault) => unknown,
  end: 'lock' | 'crash' = 'lock',
): Promise<void> {
  const vault = await enterQuietly(company, name, secretOf(personOf(oracle, name)));
  try {
    record(vault, { audit: [{ action: 'vault.unlocked' }] });
    await keepHouse(vault, 'en');
    keepsHouse(oracle, name);
    handsOut(oracle, name, givenOut(ids, vault));
    await work(vault);
  } finally {
    if (end === 'lock') await settle(vault);
    else {
      vault.closed = true;
      vault.projection.close();
      vault.journal.db.close();
    }
  }
}

export const invite = (by: string, name: string, roles: readonly Role[]): Command => ({
  name: `${by} invites ${name} as ${roles.join('+')}`,
  can: (oracle) => {
    const author = oracle.people.get(by);
    const onlySales = roles.every((role) => role === 'salesperson');
    return !oracle.people.has(name) && (is(author, 'admin') || (is(author, 'lead') && author?.team === 'North' && onlySales));
  },
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      real.codes.set(name, await inviteAs(vault, name, roles, 'North'));
      oracle.people.set(name, { name, team: 'North', roles, invitedBy: by, state: 'invited', passphrase: 0 });
    }),
});

export const join = (name: string): Command => ({
  name: `${name} joins`,
  can: (oracle) => oracle.people.get(name)?.state === 'invited',
  run: async (oracle, real) => {
    await joinAs(real.company, real.codes.get(name) ?? '', name);
    joins(oracle, personOf(oracle, name));
  },
});

export const vouch = (by: string, name: string): Command => ({
  name: `${by} confirms ${name}`,
  can: (oracle) => by !== name && is(oracle.people.get(by), 'lead') && oracle.people.get(name)?.state === 'waiting',
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      await confirm(vault, name);
      personOf(oracle, name).state = 'active';
      keepsHouse(oracle, by);
      handsOut(oracle, by, givenOut(real.ids, vault));
    }),
});

export const visit = (name: string): Command => ({
  name: `${name} signs in`,
  can: (oracle) => isPresent(oracle.people.get(name) ?? ({ state: 'left' } as Person)),
  run: (oracle, real) => session(oracle, real, name, () => undefined),
});

export const create = (by: string, book: string, end: 'lock' | 'crash'): Command => ({
  name: `${by} adds to ${book}${end === 'crash' ? ' and the computer dies' : ''}`,
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
  can: (oracle) => canWrite(oracle, by, at) && oracle.books.has(target) && oracle.customers[at]?.card.book !== target,
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

/** Reserved at once; a lead's program opens it at its next run. */
export const claim = (by: string, at: number): Command => ({
  name: `${by} claims ${String(at)}`,
  can: (oracle) => {
    const customer = oracle.customers[at];
    return customer !== undefined && mayClaim(oracle, by, customer);
  },
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      const id = real.ids[at];
      const customer = customerAt(oracle, at);
      // A lead's program does its work at every sign-in, so what could be claimed before may be gone.
      if (id === undefined || !mayClaim(oracle, by, customer)) return;
      await claimCustomers(vault, [id]);
      customer.claimedBy = by;
    }),
});

/** How many customers of the pool a lead's program hands out to each salesperson a day. */
export const ration = (by: string, perDay: number): Command => ({
  name: `${by} signs that ${String(perDay)} a day are handed out`,
  can: (oracle) => is(oracle.people.get(by), 'admin'),
  run: (oracle, real) =>
    session(oracle, real, by, (vault) => {
      record(vault, { statements: [{ type: 'policy.set', policy: { ...roster(vault).policy, allotPerDay: perDay }, reason: 'model' }] });
      oracle.perDay = perDay;
    }),
});

/** How far the work after a leaving gets before the lock, or before the computer dies. */
export type LeavingEnd = 'frozen' | 'keys changed, then a crash' | 'done';

export const leave = (by: string, name: string, end: LeavingEnd): Command => ({
  name: `${by} ends ${name}, ${end}`,
  can: (oracle) => {
    const [author, leaver] = [oracle.people.get(by), oracle.people.get(name)];
    return author !== undefined && leaver !== undefined && mayEnd(oracle, author, leaver);
  },
  run: async (oracle, real) => {
    const leaver = personOf(oracle, name);
    await session(
      oracle,
      real,
      by,
      async (vault) => {
        const ring = await keysIn(real.company, secretOf(leaver));
        await freeze(vault, memberNamed(roster(vault), name), 'left');
        real.taken.push({ name, ring, lastBatch: vault.journal.seq });
        leaves(oracle, leaver);
        if (end === 'frozen') return;
        await rotateBooks(vault);
        changesKeys(oracle, by);
        if (end !== 'done') return;
        await resealRows(vault, QUIETLY);
        seals(oracle, by);
      },
      end === 'keys changed, then a crash' ? 'crash' : 'lock',
    );
  },
});

/** Another team for somebody, by a lead of both; a crash comes between the signature and the keys. */
export const relocate = (by: string, name: string, to: Team, customers: 'stay' | 'go', end: 'done' | 'crash'): Command => ({
  name: `${by} sends ${name} to ${to}, customers ${customers}${end === 'crash' ? ', and the computer dies' : ''}`,
  can: (oracle) => {
    const [author, person] = [oracle.people.get(by), oracle.people.get(name)];
    return author !== undefined && person !== undefined && mayRelocate(oracle, author, person, to);
  },
  run: (oracle, real) =>
    session(
      oracle,
      real,
      by,
      async (vault) => {
        const state = roster(vault);
        const [member, teamId] = [memberNamed(state, name), teamNamed(state, to)];
        const person = personOf(oracle, name);
        relocates(oracle, person, to, customers);
        if (end === 'crash') {
          const { roles, team } = state.members[member] ?? {};
          if (roles === undefined || team === undefined) return;
          record(vault, { statements: [{ type: 'member.moved', member, roles, from: team, to: teamId, customers, reason: 'sent' }] });
          return;
        }
        await signMove(vault, { memberId: member, teamId, customers, reason: 'sent' });
        changesKeys(oracle, by);
        await resealRows(vault, QUIETLY);
        seals(oracle, by);
      },
      end === 'crash' ? 'crash' : 'lock',
    ),
});

export const sealAnew = (by: string): Command => ({
  name: `${by} seals old rows anew`,
  can: (oracle) => isActive(oracle, by),
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      await resealRows(vault, QUIETLY);
      seals(oracle, by);
    }),
});

export const newPassphrase = (name: string): Command => ({
  name: `${name} changes the passphrase`,
  can: (oracle) => isActive(oracle, name),
  run: (oracle, real) =>
    session(oracle, real, name, async (vault) => {
      const person = personOf(oracle, name);
      const before = secretOf(person);
      person.passphrase += 1;
      await changePassphrase(vault, before, secretOf(person));
    }),
});

/** The founder forgot the passphrase and comes in by the paper kit. */
export const recover = (): Command => ({
  name: 'boss recovers by the kit',
  can: (oracle) => isActive(oracle, 'boss'),
  run: async (oracle, { company }) => {
    const vault = await unlockWithKit(openVault(company.path), company.sheet.code, company.ports, NO_EVENTS);
    await vault.verified;
    const boss = personOf(oracle, 'boss');
    boss.passphrase += 1;
    await changePassphrase(vault, company.sheet.code, secretOf(boss));
    await settle(vault);
  },
});
