/** Methods on people, teams and policy. */
import { z } from 'zod';
import { cancellable, leaving, name, onVault } from './contract-method.ts';
import { Agreement, AgreementText, AgreementVersion } from './model/agreement.ts';
import { Account, AccountPage, AccountQuery } from './model/account.ts';
import { MemberView, Policy, RoleRef, RoleRefs } from './model/access.ts';
import { InvitationId, MemberId, RoleId, TeamId } from './model/ids.ts';
import { ExposurePage, ExposurePrint, ExposureQuery, LeavePlan, LeaveRequest, LeaveResult } from './model/leaving.ts';
import { MoveDone, MovePlan, MoveRequest, MoveWanted } from './model/moving.ts';
import { ChangeDone, ChangePlan, RolesChange, RolesWanted } from './model/role-change.ts';
import { PrintResult } from './model/print.ts';
import { Review, ReviewSigned } from './model/review.ts';
import { RightQuestion, RightReason, RightsExport, RightsMatrix } from './model/rights.ts';
import { NewRole, RoleChange, RoleList, RolePlan, RoleRemoval, RoleWanted } from './model/roles.ts';
import { NewTeam, TeamDone, TeamPlace, TeamPlacing, TeamPlan, TeamRenaming, TeamView } from './model/teams.ts';

export const peopleMethods = {
  'people.list': onVault(z.void(), z.array(MemberView).max(500).readonly()),
  'people.invite': onVault(
    /** `replaces`: somebody who lost their passphrase; their account ends when a lead confirms the new one. */
    z.strictObject({ name, roles: RoleRefs, teamId: TeamId, replaces: MemberId.optional() }),
    z.strictObject({ code: z.string(), invitationId: InvitationId, expiresAt: z.int() }),
  ),
  /** Roles the viewer may invite people of a team with. */
  'people.inviteRoles': onVault(z.strictObject({ teamId: TeamId }), z.array(RoleRef).max(60).readonly()),
  'people.cancelInvitation': onVault(z.strictObject({ memberId: MemberId }), z.void()),
  /** A lead states that the six words were compared; grants flow from here. */
  'people.confirm': onVault(z.strictObject({ memberId: MemberId }), z.void()),
  'people.changePlan': onVault(RolesWanted, ChangePlan),
  /** Taking away counts at once; giving waits for a lead. Wanting the roles they have takes a proposal back. */
  'people.change': onVault(RolesChange, ChangeDone),
  /** A lead signs for exactly these roles. */
  'people.confirmChange': onVault(RolesWanted, ChangeDone),
  'people.movePlan': onVault(MoveWanted, MovePlan),
  /** Signs for the teams the viewer leads; with both sides it counts. Asking for the team they are in takes it back, and called again it hands over what is left. */
  'people.move': onVault(MoveRequest, MoveDone),
  /** Ends the wait after wrong passphrases on this computer; for admins and leads of the team. */
  'people.endPause': onVault(z.strictObject({ memberId: MemberId }), z.void()),
  'people.leavePlan': onVault(z.strictObject({ memberId: MemberId }), LeavePlan),
  /** Freezes, changes keys, hands over, seals anew; called again it does what is left to be done. */
  'people.leave': onVault(LeaveRequest, LeaveResult),
  /** What somebody took out, customer by customer, as far as the viewer may read their log. */
  'people.exposure': onVault(ExposureQuery, ExposurePage),
  /** The same as a page to sign; main keeps it as a file. */
  'exposures.print': leaving('main', ExposurePrint, cancellable(PrintResult)),
  /** Who holds which key and may do what, by the roster. */
  'rights.matrix': onVault(z.void(), RightsMatrix),
  'rights.why': onVault(RightQuestion, RightReason),
  'agreement.get': onVault(z.void(), Agreement),
  'agreement.set': onVault(AgreementText, z.void()),
  'agreement.sign': onVault(AgreementVersion, z.void()),
  /** Everybody's rights with their last use, for the review every 90 days. */
  'reviews.get': onVault(z.void(), Review),
  'reviews.sign': onVault(ReviewSigned, z.void()),
  /** The matrix as CSV for an auditor; no customer is in it. */
  'rights.save': leaving('main', RightsExport, cancellable(PrintResult)),
  /** One's own account; nobody needs a right to look at it. */
  'account.get': onVault(z.void(), Account),
  'account.entries': onVault(AccountQuery, AccountPage),
  /** The tree, each team before those below it. */
  'teams.list': onVault(z.void(), z.array(TeamView).max(500).readonly()),
  'teams.create': onVault(NewTeam, z.strictObject({ id: TeamId })),
  'teams.rename': onVault(TeamRenaming, z.void()),
  'teams.placePlan': onVault(TeamPlace, TeamPlan),
  /** Under another team, or at the top: leads above open the books below. */
  'teams.place': onVault(TeamPlacing, TeamDone),
  /** The vault's own roles. */
  'roles.list': onVault(z.void(), RoleList),
  'roles.define': onVault(NewRole, z.strictObject({ id: RoleId })),
  'roles.changePlan': onVault(RoleWanted, RolePlan),
  /** What it takes away is gone at once; a role somebody holds is given nothing more. */
  'roles.change': onVault(RoleChange, TeamDone),
  'roles.remove': onVault(RoleRemoval, z.void()),
  'policy.set': onVault(z.strictObject({ policy: Policy, reason: z.string().trim().min(1).max(300) }), Policy),
} as const;
