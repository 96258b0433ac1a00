/** Custom roles: named sets of permissions, beside the roles everybody knows. Rule R15. */
import { z } from 'zod';
import { Permission, ROLES, type Enforcement, type Role, type RoleRef } from './access.ts';
import { MemberId, RoleId, TeamId } from './ids.ts';
import { PersonKeys } from './teams.ts';

/** Live ones in a vault: a list somebody can still look through. */
export const CUSTOM_ROLES_MAX = 50;

/** What holds each permission up. Nobody is confirmed, and no policy, role, team or membership changed, by any of them. */
export const PERMISSION_HELD_BY: Readonly<Record<Permission, Enforcement>> = {
  'books.cards': 'key',
  'books.contacts': 'key',
  'pool.contacts': 'key',
  'log.read': 'key',
  'customers.write': 'signature',
  'people.invite': 'signature',
  'customers.export': 'program',
  'backup.make': 'program',
  'figures.see': 'program',
};

/** The log writes custom roles as «name», so a name holds neither sign. */
export const RoleName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^«»]*$/u);

export function isBuiltIn(ref: RoleRef): ref is Role {
  return ROLES.some((role) => role === ref);
}

/** Contact details without the names they belong to would be of no use to anybody. */
export function withImplied(permissions: readonly Permission[]): readonly Permission[] {
  return permissions.includes('books.contacts') ? [...new Set<Permission>(['books.cards', ...permissions])] : permissions;
}

const Permissions = z.array(Permission).min(1).max(Permission.options.length).readonly();
const Reason = z.string().trim().min(1).max(300);

export const RoleView = z.strictObject({
  id: RoleId,
  name: RoleName,
  /** Held by people of this team and of those below it; without one anywhere. */
  teamId: TeamId.optional(),
  teamName: z.string().optional(),
  permissions: Permissions,
  /** Removed: gives nothing, and is kept for the names in old lists. */
  isRemoved: z.boolean(),
  holders: z
    .array(
      z.strictObject({
        memberId: MemberId,
        name: z.string(),
        /** `elsewhere`: in a team where the role is not available, so that it gives nothing. */
        state: z.enum(['holds', 'elsewhere', 'proposed', 'invited']),
      }),
    )
    .max(500)
    .readonly(),
  /** The viewer may sign changes of it. */
  mayChange: z.boolean(),
});
export type RoleView = z.infer<typeof RoleView>;

export const RoleList = z.strictObject({
  roles: z.array(RoleView).max(2_000).readonly(),
  /** Where the viewer may define one. */
  mayDefine: z.strictObject({ everywhere: z.boolean(), teams: z.array(TeamId).max(500).readonly() }),
});
export type RoleList = z.infer<typeof RoleList>;

export const NewRole = z.strictObject({ name: RoleName, teamId: TeamId.optional(), permissions: Permissions, reason: Reason });
export type NewRole = z.infer<typeof NewRole>;
export const RoleWanted = z.strictObject({ roleId: RoleId, name: RoleName, permissions: Permissions });
export type RoleWanted = z.infer<typeof RoleWanted>;
export const RoleChange = RoleWanted.extend({ reason: Reason });
export type RoleChange = z.infer<typeof RoleChange>;
export const RoleRemoval = z.strictObject({ roleId: RoleId, reason: Reason });
export type RoleRemoval = z.infer<typeof RoleRemoval>;

const ROLE_HINDRANCES = ['no-right', 'held', 'name-taken', 'unchanged', 'wrong-state'] as const;
export const RoleHindrance = z.enum(ROLE_HINDRANCES);
export type RoleHindrance = z.infer<typeof RoleHindrance>;

/** What another set of permissions will close, before anything is signed; it opens nothing, since nobody may hold a role that grows. */
export const RolePlan = z.strictObject({
  hindrance: RoleHindrance.optional(),
  given: z.array(Permission).readonly(),
  taken: z.array(Permission).readonly(),
  holders: z.int(),
  /** Every book named here gets new keys. */
  loses: z.array(PersonKeys).max(500).readonly(),
  /** The viewer's program changes all of these keys itself; otherwise that of the next lead to sign in does. */
  changesKeysNow: z.boolean(),
});
export type RolePlan = z.infer<typeof RolePlan>;
