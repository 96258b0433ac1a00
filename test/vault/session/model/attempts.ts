/** What people have no right to, signed all the same by a program that asks nobody: the roster's fold refuses it. Rules R2 to R9, P1, L1. */
import { VaultError } from '../../../../shared/errors.ts';
import { newUuid } from '../../../../electron/vault/crypto/bytes.ts';
import type { Statement } from '../../../../electron/vault/roster/statements.ts';
import { grantStatement } from '../../../../electron/vault/session/book-keys.ts';
import { record } from '../../../../electron/vault/session/record.ts';
import { bookKey, roster, type UnlockedVault } from '../../../../electron/vault/session/unlocked-vault.ts';
import { InvitationId, MemberId } from '../../../../shared/model/ids.ts';
import { memberNamed, teamNamed } from '../company.ts';
import { bookIdOf, NOTHING, session, type Command, type Real } from './command.ts';
import type { Happening } from './happenings.ts';
import { holdsNewest, is, isMeantToRead, mayClaim, mayEnd, POOL, type Oracle, type Role } from './oracle.ts';
import { refsOf } from './role-commands.ts';
import { mayAskRoles, mayConfirmRoles, mayGive } from './role-rules.ts';

type Attempt = {
  readonly kind: Happening & `refused: ${string}`;
  readonly what: string;
  /** That it would be something, and that the rules do not allow it. */
  readonly isForbidden: (oracle: Readonly<Oracle>) => boolean;
  readonly statement: (vault: UnlockedVault, real: Real) => Statement | Promise<Statement>;
};

const attempt = (by: string, { kind, what, isForbidden, statement }: Attempt): Command => ({
  name: `${by} tries ${what}`,
  kind,
  can: (oracle) => oracle.people.get(by)?.state === 'active' && isForbidden(oracle),
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      // The work after a sign-in may have made it something else.
      if (!isForbidden(oracle)) return NOTHING;
      const tried = await statement(vault, real);
      const { seq } = vault.journal;
      try {
        record(vault, { statements: [tried] });
      } catch (error) {
        if (error instanceof VaultError && vault.journal.seq === seq) return undefined;
        throw error;
      }
      throw new Error(`${by} was let do ${what}`);
    }),
});

const member = (vault: UnlockedVault, name: string) => {
  const found = roster(vault).members[memberNamed(roster(vault), name)];
  if (found === undefined) throw new Error(`no member ${name}`);
  return found;
};

export const tryConfirming = (by: string, name: string): Command =>
  attempt(by, {
    kind: 'refused: confirming',
    what: `confirming ${name}`,
    isForbidden: (oracle) => oracle.people.get(name)?.state === 'waiting' && !is(oracle.people.get(by), 'lead'),
    statement: (vault) => {
      const { id, roles, keys } = member(vault, name);
      return { type: 'member.confirmed', member: id, keys: keys?.hash ?? '', roles };
    },
  });

export const tryEnding = (by: string, name: string): Command =>
  attempt(by, {
    kind: 'refused: ending',
    what: `ending ${name}`,
    isForbidden: (oracle) => {
      const [author, person] = [oracle.people.get(by), oracle.people.get(name)];
      return by !== name && author !== undefined && person?.state === 'active' && !mayEnd(oracle, author, person);
    },
    statement: (vault) => ({ type: 'member.revoked', member: member(vault, name).id, reason: 'tried' }),
  });

export const tryRoles = (by: string, name: string, to: readonly Role[]): Command =>
  attempt(by, {
    kind: 'refused: roles',
    what: `making ${name} ${to.join('+')}`,
    isForbidden: (oracle) =>
      oracle.people.get(name)?.state === 'active' && !mayAskRoles(oracle, oracle.people.get(by), oracle.people.get(name), to),
    statement: (vault) => {
      const { id, roles } = member(vault, name);
      return { type: 'member.changed', member: id, from: roles, to: refsOf(roster(vault), to), reason: 'tried' };
    },
  });

export const tryConfirmingRoles = (by: string, name: string): Command =>
  attempt(by, {
    kind: 'refused: confirming roles',
    what: `confirming the roles of ${name}`,
    isForbidden: (oracle) =>
      oracle.people.get(name)?.proposed !== undefined && !mayConfirmRoles(oracle, oracle.people.get(by), oracle.people.get(name)),
    statement: (vault) => {
      const { id, roles, proposed, keys } = member(vault, name);
      return { type: 'change.confirmed', member: id, keys: keys?.hash ?? '', from: roles, to: proposed?.roles ?? [] };
    },
  });

export const tryRationing = (by: string): Command =>
  attempt(by, {
    kind: 'refused: rules',
    what: 'signing the rules',
    isForbidden: (oracle) => !is(oracle.people.get(by), 'admin'),
    statement: (vault) => ({ type: 'policy.set', policy: { ...roster(vault).policy, allotPerDay: 9 }, reason: 'tried' }),
  });

export const tryInviting = (by: string, roles: readonly Role[]): Command =>
  attempt(by, {
    kind: 'refused: inviting',
    what: `inviting somebody as ${roles.join('+')}`,
    isForbidden: (oracle) => !mayGive(oracle.people.get(by), { team: 'North' }, roles),
    statement: (vault) => {
      const now = vault.ports.clock.now();
      return {
        type: 'member.invited',
        member: MemberId.parse(newUuid(now)),
        name: 'eve',
        roles: refsOf(roster(vault), roles),
        team: teamNamed(roster(vault), 'North'),
        invitation: InvitationId.parse(newUuid(now)),
        inviteKey: Buffer.alloc(32, 7).toString('base64'),
        expiresAt: now + 1_000,
      };
    },
  });

export const tryClaiming = (by: string, at: number): Command =>
  attempt(by, {
    kind: 'refused: claiming',
    what: `claiming ${String(at)}`,
    isForbidden: (oracle) => {
      const customer = oracle.customers.at(at);
      return customer?.card.book === POOL && !customer.card.waits && !mayClaim(oracle, by, customer);
    },
    statement: (vault, { ids }) => ({
      type: 'customer.claimed',
      pool: bookIdOf(vault, POOL),
      customers: [ids.at(at)].flatMap((id) => id ?? []),
    }),
  });

/** A key of the pool's numbers for somebody the role table does not name. */
export const tryGranting = (by: string, name: string): Command =>
  attempt(by, {
    kind: 'refused: granting',
    what: `giving the pool’s numbers to ${name}`,
    isForbidden: (oracle) => {
      const [pool, person] = [oracle.books.get(POOL), oracle.people.get(name)];
      const isOutside = pool !== undefined && person?.state === 'active' && !isMeantToRead(pool, 'private', person);
      return isOutside && holdsNewest(oracle, by, pool) && pool.epochs.at(-1)?.private.has(name) === false;
    },
    statement: async (vault) => {
      const book = bookIdOf(vault, POOL);
      const epoch = roster(vault).books[book]?.epochs.length ?? 0;
      const { seed } = bookKey(vault, book, 'private', epoch);
      const { id, keys } = member(vault, name);
      return grantStatement(vault.journal.vaultId, { book, group: 'private', epoch, seed }, id, keys?.recipient ?? '');
    },
  });
