/** What a command is, and a person's program from the sign-in to the lock. */
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { BookId, CustomerId } from '../../../../shared/model/ids.ts';
import { keepHouse } from '../../../../electron/vault/session/housekeeping.ts';
import { settle } from '../../../../electron/vault/session/lock.ts';
import { record } from '../../../../electron/vault/session/record.ts';
import { roster, type UnlockedVault } from '../../../../electron/vault/session/unlocked-vault.ts';
import { cheapKdf, memoryKeyStore, testPorts } from '../../../support/vault-world.ts';
import { bookNamed, enterQuietly, passphraseOf, type Company } from '../company.ts';
import { deriveEverything, steal, type KeyRing } from '../stolen-file.ts';
import { note, type Happening } from './happenings.ts';
import { BELOW, handsOut, keepsHouse, POOL, SHARED, type Oracle, type Person } from './oracle.ts';

/** What somebody who left took along: every key of theirs, and the last batch they could read. */
export type Taken = { readonly name: string; readonly ring: KeyRing; readonly lastBatch: number };
export type Real = { readonly company: Company; readonly ids: CustomerId[]; readonly codes: Map<string, string>; readonly taken: Taken[] };
export const NOTHING = Symbol('nothing');
export type Command = {
  readonly name: string;
  readonly kind: Happening;
  readonly can: (oracle: Readonly<Oracle>) => boolean;
  /** `NOTHING` when somebody's program had been quicker. */
  readonly run: (oracle: Oracle, real: Real) => Promise<unknown>;
};

export const QUIETLY = { progress: () => undefined, isCancelled: () => false, pause: () => Promise.resolve() };

export const secretOf = ({ name, passphrase }: Person): string => passphraseOf(name) + (passphrase === 0 ? '' : ` ${String(passphrase)}`);

/** Every key that follows from the passphrase and the file as it is at this moment. */
export async function keysIn({ path, folder }: Company, passphrase: string): Promise<KeyRing> {
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

export const personOf = (oracle: Readonly<Oracle>, name: string): Person => {
  const person = oracle.people.get(name);
  if (person === undefined) throw new Error(`nobody is called ${name}`);
  return person;
};
export const isActive = (oracle: Readonly<Oracle>, name: string): boolean => oracle.people.get(name)?.state === 'active';

export function bookIdOf(vault: UnlockedVault, name: string): BookId {
  const state = roster(vault);
  if (name === BELOW) return bookNamed(state, 'shared', 'South');
  if (name === SHARED) return bookNamed(state, 'shared', 'North');
  return name === POOL ? bookNamed(state, 'pool', 'North') : bookNamed(state, 'personal', name);
}

/** What the roster says was handed out, by the places of the customers. */
export function givenOut(ids: readonly CustomerId[], vault: UnlockedVault): ReadonlyMap<string, readonly number[]> {
  const state = roster(vault);
  const nameOf = (member: string): string => state.members[member]?.name ?? '';
  return new Map(
    Object.entries(state.allotments).map(([member, { customers }]) => [nameOf(member), customers.map((id) => ids.indexOf(id))]),
  );
}

/** The person's program from the sign-in to the lock; a crash leaves everything as the last write left it. */
export async function session<T>(
  oracle: Oracle,
  { company, ids }: Real,
  name: string,
  work: (vault: UnlockedVault) => T | Promise<T>,
  end: 'lock' | 'crash' = 'lock',
): Promise<T> {
  const vault = await enterQuietly(company, name, secretOf(personOf(oracle, name)));
  try {
    record(vault, { audit: [{ action: 'vault.unlocked' }] });
    await keepHouse(vault, 'en');
    keepsHouse(oracle, name);
    handsOut(oracle, name, givenOut(ids, vault));
    return await work(vault);
  } finally {
    if (end === 'lock') await settle(vault);
    else {
      vault.closed = true;
      vault.projection.close();
      vault.journal.db.close();
    }
  }
}

/** Commands that cannot be done where the sequence has come to are left out. How many were done is returned. */
export async function play(sequence: readonly Command[], oracle: Oracle, real: Real): Promise<number> {
  let done = 0;
  for (const command of sequence) {
    if (!command.can(oracle)) continue;
    if ((await command.run(oracle, real)) === NOTHING) continue;
    note(oracle.happened, command.kind);
    done += 1;
  }
  return done;
}
