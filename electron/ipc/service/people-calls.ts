/** People, policy and the log. */
import { VaultError } from '../../../shared/errors.ts';
import { readAudit, summariseAudit } from '../../vault/audit/read-audit.ts';
import { dashboardOf } from '../../vault/customers/dashboard.ts';
import { keepLockAfter } from '../../vault/session/attempts.ts';
import { keepHouse } from '../../vault/session/housekeeping.ts';
import { invite } from '../../vault/session/invitations.ts';
import { languageOf } from '../../vault/session/language.ts';
import { endPause, pausesOf } from '../../vault/session/pauses.ts';
import { record } from '../../vault/session/record.ts';
import { roster, type UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import { pause } from '../../vault/session/unlock.ts';
import { memberNamed, peopleView } from '../../vault/session/views.ts';
import { verifyChain } from '../../vault/session/verify-chain.ts';
import { agreementCalls, type AgreementCall } from './agreement-calls.ts';
import { leaveCalls, takeOver } from './leave-calls.ts';
import { moveCalls, type MoveCall } from './move-calls.ts';
import { roleCalls, type RoleCall } from './role-calls.ts';
import { rightsCalls, type RightsCall } from './rights-calls.ts';
import type { CallTable, ServiceState } from './state.ts';
import { teamCalls, type TeamCall } from './team-calls.ts';

type Calls =
  | 'people.list'
  | 'people.invite'
  | 'people.cancelInvitation'
  | 'people.confirm'
  | 'people.endPause'
  | 'people.leavePlan'
  | 'people.leave'
  | 'people.exposure'
  | 'exposures.page'
  | AgreementCall
  | RightsCall
  | RoleCall
  | MoveCall
  | TeamCall
  | 'policy.set'
  | 'dashboard.get'
  | 'audit.list'
  | 'audit.summary'
  | 'audit.verify';

export function peopleCalls(state: ServiceState): CallTable<Calls> {
  const vault = (): UnlockedVault => state.unlocked();
  const changed = (): void => {
    state.emit('roster.changed', undefined);
  };
  return {
    'people.list': async () => {
      const pauses = await pausesOf(vault());
      return peopleView(vault()).map((member) => {
        const pausedFor = pauses.get(member.id);
        return pausedFor === undefined ? member : { ...member, pausedFor };
      });
    },
    'people.endPause': async ({ memberId }) => {
      await endPause(vault(), memberId);
      changed();
    },
    'people.invite': async (input) => {
      const { code, invitationId, expiresAt } = await invite(vault(), input);
      changed();
      return { code, invitationId, expiresAt };
    },
    'people.cancelInvitation': async ({ memberId }) => {
      await vault().verified;
      record(vault(), { statements: [{ type: 'invitation.cancelled', member: memberId }] });
      changed();
    },
    'people.confirm': async ({ memberId }) => {
      await vault().verified;
      const member = memberNamed(vault(), memberId);
      if (member?.keys === undefined) throw new VaultError('NOT_FOUND', 'nobody with keys waits under this id');
      record(vault(), { statements: [{ type: 'member.confirmed', member: memberId, keys: member.keys.hash, roles: member.roles }] });
      await keepHouse(vault(), languageOf(roster(vault())));
      await takeOver(state, memberId);
      changed();
    },
    ...leaveCalls(state),
    ...agreementCalls(state),
    ...rightsCalls(state),
    ...roleCalls(state),
    ...moveCalls(state),
    ...teamCalls(state),
    'policy.set': async ({ policy, reason }) => {
      await vault().verified;
      record(vault(), { statements: [{ type: 'policy.set', policy, reason }] });
      await keepLockAfter(state.ports, vault().journal.vaultId, policy.lockAfter);
      changed();
      return roster(vault()).policy;
    },
    'dashboard.get': ({ weeks }) => dashboardOf(vault(), weeks, pause),
    'audit.list': (query) => readAudit(vault(), query),
    'audit.summary': (query) => summariseAudit(vault(), query),
    'audit.verify': () => verifyChain(vault()),
  };
}
