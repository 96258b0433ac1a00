/** Methods on people, teams and policy. */
import { z } from 'zod';
import { cancellable, leaving, name, onVault } from './contract-method.ts';
import { MemberView, Policy, Role } from './model/access.ts';
import { InvitationId, MemberId, TeamId } from './model/ids.ts';
import { ExposurePage, ExposurePrint, ExposureQuery, LeavePlan, LeaveRequest, LeaveResult } from './model/leaving.ts';
import { PrintResult } from './model/print.ts';

export const peopleMethods = {
  'people.list': onVault(z.void(), z.array(MemberView).max(500).readonly()),
  'people.invite': onVault(
    /** `replaces`: somebody who lost their passphrase; their account ends when a lead confirms the new one. */
    z.strictObject({ name, roles: z.array(Role).min(1).max(4).readonly(), teamId: TeamId, replaces: MemberId.optional() }),
    z.strictObject({ code: z.string(), invitationId: InvitationId, expiresAt: z.int() }),
  ),
  'people.cancelInvitation': onVault(z.strictObject({ memberId: MemberId }), z.void()),
  /** A lead states that the six words were compared; grants flow from here. */
  'people.confirm': onVault(z.strictObject({ memberId: MemberId }), z.void()),
  'people.leavePlan': onVault(z.strictObject({ memberId: MemberId }), LeavePlan),
  /** Freezes, changes keys, hands over, seals anew; called again it does what is left to be done. */
  'people.leave': onVault(LeaveRequest, LeaveResult),
  /** What somebody took out, customer by customer, as far as the viewer may read their log. */
  'people.exposure': onVault(ExposureQuery, ExposurePage),
  /** The same as a page to sign; main keeps it as a file. */
  'exposures.print': leaving('main', ExposurePrint, cancellable(PrintResult)),
  'teams.list': onVault(z.void(), z.array(z.strictObject({ id: TeamId, name: z.string() })).readonly()),
  'teams.create': onVault(z.strictObject({ name }), z.strictObject({ id: TeamId })),
  'policy.set': onVault(z.strictObject({ policy: Policy, reason: z.string().trim().min(1).max(300) }), Policy),
} as const;
