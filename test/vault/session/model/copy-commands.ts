/**
 * Two copies of the file go on apart, as when two people carry it to two computers, and one is put in the place of the other. On
 * one computer the journal is a line (rule J5): the copy put back is read-only, for everybody, until an admin or lead signs. Rules J7, J8.
 */
import { copyFileSync } from 'node:fs';
import { VaultError } from '../../../../shared/errors.ts';
import { createCustomer } from '../../../../electron/vault/customers/change-customer.ts';
import { acceptRestore } from '../../../../electron/vault/session/accept-restore.ts';
import { settle } from '../../../../electron/vault/session/lock.ts';
import { record } from '../../../../electron/vault/session/record.ts';
import type { UnlockedVault } from '../../../../electron/vault/session/unlocked-vault.ts';
import { dissolve, enterQuietly } from '../company.ts';
import { copyOf, play, secretOf, type Command, type Real } from './command.ts';
import { note } from './happenings.ts';
import { is, isPresent, type Oracle, type Person } from './oracle.ts';
import { visit } from './people-commands.ts';

const mayAccept = (person: Person): boolean => is(person, 'admin') || is(person, 'lead');
const presentIn = (oracle: Oracle): Person[] => [...oracle.people.values()].filter(isPresent);

/** Everything as it is there, counting on together. */
function branchOf(oracle: Oracle, real: Real): { readonly oracle: Oracle; readonly real: Real } {
  const { happened, ...rest } = oracle;
  return {
    oracle: { ...structuredClone(rest), happened },
    real: { company: copyOf(real.company), ids: [...real.ids], codes: new Map(real.codes), taken: [...real.taken] },
  };
}

async function inPutBack(oracle: Oracle, { company }: Real, person: Person, work: (vault: UnlockedVault) => Promise<void>): Promise<void> {
  const vault = await enterQuietly(company, person.name, secretOf(person));
  try {
    if (vault.health.anchor !== 'rolled-back') throw new Error(`${person.name} is told that the file is ${vault.health.anchor}`);
    await work(vault);
  } finally {
    await settle(vault);
  }
  note(oracle.happened, 'refused in a copy put back');
}

async function codeOf(work: () => unknown): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof VaultError ? error.code : String(error);
  }
}

async function isRefused(vault: UnlockedVault): Promise<void> {
  const { seq } = vault.journal;
  const code = await codeOf(() => record(vault, { audit: [{ action: 'vault.unlocked' }] }));
  if (code !== 'READ_ONLY') throw new Error(`writing there ends in ${String(code)}`);
  const created = await codeOf(() => createCustomer(vault, { card: { name: 'lost', tags: [] }, reach: [] }));
  if (created === undefined || vault.journal.seq !== seq) throw new Error('a customer was written there');
}

/** `here` and `there` are done on the two computers; then the file from there is put in the place of the one here. */
export const partWays = (here: readonly Command[], there: readonly Command[]): Command => ({
  name: `here: ${here.map(({ name }) => name).join(', ')}; there: ${there.map(({ name }) => name).join(', ')}; then the file from there`,
  kind: 'two copies went on, one put back',
  can: () => true,
  run: async (oracle, real) => {
    const other = branchOf(oracle, real);
    try {
      for (const [at, commands] of [
        [{ oracle, real }, here],
        [other, there],
      ] as const) {
        await play(commands, at.oracle, at.real);
        // Something is written in both, and this computer knows of the newest point: a crash would have left it behind.
        const [first] = presentIn(at.oracle).filter(mayAccept);
        if (first !== undefined) await play([visit(first.name)], at.oracle, at.real);
      }
      copyFileSync(other.real.company.path, real.company.path);
      Object.assign(oracle, other.oracle);
      real.ids.splice(0, real.ids.length, ...other.real.ids);
      real.taken.splice(0, real.taken.length, ...other.real.taken);
      real.codes.clear();
      for (const [name, code] of other.real.codes) real.codes.set(name, code);
      real.company.ports.time.now = Math.max(real.company.ports.time.now, other.real.company.ports.time.now);
    } finally {
      dissolve(other.real.company);
    }
    await acceptAfterRefusals(oracle, real);
  },
});

async function acceptAfterRefusals(oracle: Oracle, real: Real): Promise<void> {
  const [outsider] = presentIn(oracle).filter((person) => !mayAccept(person));
  if (outsider !== undefined)
    await inPutBack(oracle, real, outsider, async (vault) => {
      await isRefused(vault);
      const code = await codeOf(() => acceptRestore(vault, 'model'));
      if (code !== 'FORBIDDEN') throw new Error(`${outsider.name} accepts the copy: ${String(code)}`);
    });
  const [accepting] = presentIn(oracle).filter(mayAccept);
  if (accepting === undefined) throw new Error('nobody is left who may accept');
  await inPutBack(oracle, real, accepting, async (vault) => {
    await isRefused(vault);
    await acceptRestore(vault, 'model');
  });
  note(oracle.happened, 'copy put back accepted');
}
