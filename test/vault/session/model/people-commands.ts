/** Who comes, goes, and moves. */
import { changePassphrase } from '../../../../electron/vault/session/change-passphrase.ts';
import { freeze } from '../../../../electron/vault/session/leave.ts';
import { settle } from '../../../../electron/vault/session/lock.ts';
import { openVault } from '../../../../electron/vault/session/locked-vault.ts';
import { signMove } from '../../../../electron/vault/session/move-member.ts';
import { record } from '../../../../electron/vault/session/record.ts';
import { resealRows, rotateBooks } from '../../../../electron/vault/session/rotate.ts';
import { roster, type UnlockedVault } from '../../../../electron/vault/session/unlocked-vault.ts';
import { unlockWithKit } from '../../../../electron/vault/session/unlock.ts';
import { endReplaced } from '../../../../electron/ipc/service/leave-calls.ts';
import { invite as inviteMember } from '../../../../electron/vault/session/invitations.ts';
import { confirm, inviteAs, joinAs, memberNamed, NO_EVENTS, teamNamed } from '../company.ts';
import { givenOut, isActive, keysIn, personOf, QUIETLY, secretOf, session, type Command, type Real } from './command.ts';
import type { Happening } from './happenings.ts';
import {
  changesKeys,
  handsOut,
  is,
  isPresent,
  joins,
  keepsHouse,
  leaves,
  mayEnd,
  mayRelocate,
  opensAll,
  relocates,
  seals,
  takesOver,
  type Oracle,
  type Person,
  type Team,
  type Role,
} from './oracle.ts';
import { refsOf } from './role-commands.ts';
import { mayGive } from './role-rules.ts';

export const invite = (by: string, name: string, roles: readonly Role[]): Command => ({
  name: `${by} invites ${name} as ${roles.join('+')}`,
  kind: 'invited',
  can: (oracle) => !oracle.people.has(name) && mayGive(oracle.people.get(by), { team: 'North' }, roles),
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      real.codes.set(name, await inviteAs(vault, name, refsOf(roster(vault), roles), 'North'));
      oracle.people.set(name, { name, team: 'North', roles, invitedBy: by, state: 'invited', passphrase: 0 });
    }),
});

export const join = (name: string): Command => ({
  name: `${name} joins`,
  kind: 'joined',
  can: (oracle) => oracle.people.get(name)?.state === 'invited',
  run: async (oracle, real) => {
    await joinAs(real.company, real.codes.get(name) ?? '', name);
    joins(oracle, personOf(oracle, name));
  },
});

/** Somebody forgot the passphrase. `newcomer` is the account they get, under a name of its own. Rule V4. */
export const inviteAgain = (by: string, name: string, newcomer: string): Command => ({
  name: `${by} invites ${name} again, as ${newcomer}`,
  kind: by === 'adam' ? 'invited again by an admin' : 'invited again by a lead',
  can: (oracle) => {
    const person = oracle.people.get(name);
    if (person === undefined || by === name || !isPresent(person) || oracle.people.has(newcomer)) return false;
    return mayGive(oracle.people.get(by), person, person.roles);
  },
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      const { team, roles } = personOf(oracle, name);
      const state = roster(vault);
      const replaces = memberNamed(state, name);
      const { code } = await inviteMember(vault, { name: newcomer, roles: refsOf(state, roles), teamId: teamNamed(state, team), replaces });
      real.codes.set(newcomer, code);
      oracle.people.set(newcomer, { name: newcomer, team, roles, invitedBy: by, replaces: name, state: 'invited', passphrase: 0 });
    }),
});

export const vouch = (by: string, name: string): Command => ({
  name: `${by} confirms ${name}`,
  kind: 'confirmed',
  can: (oracle) => by !== name && is(oracle.people.get(by), 'lead') && oracle.people.get(name)?.state === 'waiting',
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      await confirm(vault, name);
      const person = personOf(oracle, name);
      person.state = 'active';
      keepsHouse(oracle, by);
      handsOut(oracle, by, givenOut(real.ids, vault));
      if (person.replaces !== undefined) await takeOver({ oracle, real, vault, by }, person, personOf(oracle, person.replaces));
    }),
});

type Confirming = { readonly oracle: Oracle; readonly real: Real; readonly vault: UnlockedVault; readonly by: string };

/** What a lead's program does by itself as soon as the new account is confirmed. */
async function takeOver({ oracle, real, vault, by }: Confirming, person: Person, before: Person): Promise<void> {
  const ends = mayEnd(oracle, personOf(oracle, by), before);
  // One that cannot be opened stops the handing over, which is then done by hand.
  if (ends && !opensAll(oracle, by, before.name)) return;
  const ring = ends ? await keysIn(real.company, secretOf(before)) : undefined;
  const { seq } = vault.journal;
  const done = await endReplaced(vault, memberNamed(roster(vault), person.name), QUIETLY);
  if (done !== ends) throw new Error(`the account of ${before.name} ${done ? 'ended' : 'did not end'}`);
  if (ring === undefined) return;
  // The first batch says that they left, and is the last one under a key of theirs.
  real.taken.push({ name: before.name, ring, lastBatch: seq + 1 });
  takesOver(oracle, by, before, person);
}

export const visit = (name: string): Command => ({
  name: `${name} signs in`,
  kind: 'signed in',
  can: (oracle) => isPresent(oracle.people.get(name) ?? ({ state: 'left' } as Person)),
  run: (oracle, real) => session(oracle, real, name, () => undefined),
});

/** How far the work after a leaving gets before the lock, or before the computer dies. */
export type LeavingEnd = 'frozen' | 'keys changed, then a crash' | 'done';
const LEFT: Readonly<Record<LeavingEnd, Happening>> = {
  frozen: 'left, signed and locked',
  'keys changed, then a crash': 'left, keys changed, then a crash',
  done: 'left',
};

export const leave = (by: string, name: string, end: LeavingEnd): Command => ({
  name: `${by} ends ${name}, ${end}`,
  kind: LEFT[end],
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
  kind: end === 'crash' ? 'sent to another team, then a crash' : 'sent to another team',
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

export const newPassphrase = (name: string): Command => ({
  name: `${name} changes the passphrase`,
  kind: 'passphrase changed',
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
  kind: 'recovered by the kit',
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
