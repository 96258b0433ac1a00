/** The vault's own roles: who holds them, what another set of permissions closes, the signature, and the keys that follow it. Rules R15, L2. */
import { VaultError } from '../../../shared/errors.ts';
import { RoleId } from '../../../shared/model/ids.ts';
import {
  withImplied,
  type NewRole,
  type RoleChange,
  type RoleHindrance,
  type RoleList,
  type RolePlan,
  type RoleRemoval,
  type RoleView,
  type RoleWanted,
} from '../../../shared/model/roles.ts';
import type { TeamDone } from '../../../shared/model/teams.ts';
import { newUuid } from '../crypto/bytes.ts';
import { beyond, mayDefine, withRole } from '../roster/custom-roles.ts';
import { inTreeOrder, leads } from '../roster/leading.ts';
import type { Refusal } from '../roster/outcome.ts';
import { isAvailable } from '../roster/permits.ts';
import { membersOf, type CustomRole, type Member, type Roster } from '../roster/roster.ts';
import type { Statement } from '../roster/statements.ts';
import { followUp, keyChanges } from './key-changes.ts';
import { record } from './record.ts';
import { roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';
import { refusalOf } from './would-count.ts';

function roleIn(vault: UnlockedVault, id: RoleId): CustomRole {
  const role = roster(vault).customRoles[id];
  if (role === undefined) throw new VaultError('NOT_FOUND', 'no such role');
  return role;
}

type Holder = RoleView['holders'][number];

function holdingOf(state: Roster, { id }: CustomRole, { state: at, roles, proposed, team }: Member): Holder['state'] | undefined {
  if (at === 'revoked') return undefined;
  if (!roles.includes(id)) return proposed?.roles.includes(id) === true ? 'proposed' : undefined;
  if (at !== 'active') return 'invited';
  return isAvailable(state, id, team) ? 'holds' : 'elsewhere';
}

/** Everybody who has it, is invited with it, or for whom it waits for a signature. */
function holdersOf(vault: UnlockedVault, role: CustomRole): readonly Holder[] {
  const state = roster(vault);
  return membersOf(state).flatMap((member): Holder[] => {
    const holding = holdingOf(state, role, member);
    return holding === undefined ? [] : [{ memberId: member.id, name: member.name, state: holding }];
  });
}

/** All of the vault's own roles by name, and where the viewer may define one. */
export function rolesView(vault: UnlockedVault): RoleList {
  const state = roster(vault);
  const self = selfMember(vault);
  const roles = Object.values(state.customRoles)
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map((role): RoleView => {
      const { id, name, team, permissions, removed } = role;
      return {
        id,
        name,
        ...(team === undefined ? {} : { teamId: team, teamName: state.teams[team]?.name ?? '' }),
        permissions: withImplied(permissions),
        isRemoved: removed === true,
        holders: holdersOf(vault, role),
        mayChange: removed !== true && mayDefine(state, self, team),
      };
    });
  const everywhere = mayDefine(state, self, undefined);
  return { roles, mayDefine: { everywhere, teams: inTreeOrder(state).filter((team) => mayDefine(state, self, team)) } };
}

function changing(role: CustomRole, { name, permissions }: Pick<RoleWanted, 'name' | 'permissions'>, reason: string): Statement {
  return { type: 'role.changed', role: role.id, name, from: role.permissions, to: permissions, reason };
}

const HINDRANCES: Readonly<Partial<Record<Refusal, RoleHindrance>>> = {
  'no-right': 'no-right',
  'role-held': 'held',
  'role-name-taken': 'name-taken',
};

/** Throws NOT_FOUND. */
export function rolePlan(vault: UnlockedVault, { roleId, name, permissions }: RoleWanted): RolePlan {
  const role = roleIn(vault, roleId);
  const before = roster(vault);
  const given = beyond(permissions, role.permissions);
  const taken = beyond(role.permissions, permissions);
  const refusal = refusalOf(vault, changing(role, { name, permissions }, '?'));
  const isSame = given.length === 0 && taken.length === 0 && name === role.name;
  const hindrance = isSame ? 'unchanged' : refusal && (HINDRANCES[refusal] ?? 'wrong-state');
  const { loses } = keyChanges(before, withRole(before, { ...role, permissions }));
  const books = loses.flatMap((person) => person.books).flatMap(({ bookId }) => before.books[bookId] ?? []);
  return {
    ...(hindrance === undefined ? {} : { hindrance }),
    given,
    taken,
    holders: holdersOf(vault, role).length,
    loses,
    changesKeysNow: books.every((book) => leads(before, selfMember(vault), book.team)),
  };
}

/** Throws FORBIDDEN, ROLE_NAME_TAKEN. */
export async function defineRole(vault: UnlockedVault, { name, teamId, permissions, reason }: NewRole): Promise<RoleId> {
  await vault.verified;
  const role = RoleId.parse(newUuid(vault.ports.clock.now()));
  write(vault, { type: 'role.defined', role, name, ...(teamId === undefined ? {} : { team: teamId }), permissions, reason });
  return role;
}

/** Signs the change; what it takes away is gone at once, and keys follow. Throws FORBIDDEN, NOT_FOUND, ROLE_NAME_TAKEN, ROLE_HELD. */
export async function changeRole(vault: UnlockedVault, { roleId, reason, ...wanted }: RoleChange): Promise<TeamDone> {
  await vault.verified;
  const before = roster(vault);
  write(vault, changing(roleIn(vault, roleId), wanted, reason));
  const { loses } = keyChanges(before, roster(vault));
  return followUp(
    vault,
    loses.map(({ memberId }) => memberId),
  );
}

/** Throws FORBIDDEN, NOT_FOUND, ROLE_HELD while somebody has it. */
export async function removeRole(vault: UnlockedVault, { roleId, reason }: RoleRemoval): Promise<void> {
  await vault.verified;
  roleIn(vault, roleId);
  write(vault, { type: 'role.removed', role: roleId, reason });
}

/** Says what stands in the way, before the roster would refuse without saying more. */
function write(vault: UnlockedVault, statement: Statement): void {
  const refusal = refusalOf(vault, statement);
  if (refusal === 'role-held') throw new VaultError('ROLE_HELD', 'somebody has this role');
  if (refusal === 'role-name-taken') throw new VaultError('ROLE_NAME_TAKEN', 'another role has this name');
  record(vault, { statements: [statement] });
}
