/** What one person may do, asked of the functions that will decide it: the roster's fold, the gate's policy, the log's readers. */
import { KEY_GROUPS, type Enforcement, type KeyGroup, type Role } from '../../../shared/model/access.ts';
import { InvitationId, MemberId, type TeamId } from '../../../shared/model/ids.ts';
import { DAY_LIST_MAX } from '../../../shared/model/print.ts';
import type { ActionRight, RightAction, RightScope } from '../../../shared/model/rights.ts';
import { auditReaders } from '../audit/audit-log.ts';
import { mayBackUp, mayExport } from '../egress/gate.ts';
import { applyStatement } from '../roster/apply.ts';
import { NO_FACTS } from '../roster/outcome.ts';
import { booksOf, epochOf, isReader, membersOf, type Member, type Roster } from '../roster/roster.ts';
import type { Statement } from '../roster/statements.ts';

type Judged = { readonly vaultId: string; readonly at: number };

/** Stands for somebody who does not exist; nothing with it is ever written. */
const NOBODY = '00000000-0000-7000-8000-000000000000';
const NOBODY_MEMBER = MemberId.parse(NOBODY);

/** Whether the fold would accept the statement from this person. */
function counts(state: Roster, member: Member, statement: Statement, { vaultId, at }: Judged): boolean {
  if (member.keys === undefined) return false;
  const outcome = applyStatement(state, statement, {
    vaultId,
    author: member.id,
    device: member.keys.device,
    at,
    genesis: false,
    facts: NO_FACTS,
  });
  return !('refusal' in outcome);
}

function inviting(team: TeamId, role: Role, at: number): Statement {
  const invitation = { invitation: InvitationId.parse(NOBODY), inviteKey: '', expiresAt: at };
  return { type: 'member.invited', member: NOBODY_MEMBER, name: '?', roles: [role], team, ...invitation };
}

function inviteScope(state: Roster, member: Member, judged: Judged): RightScope {
  if (counts(state, member, inviting(member.team, 'admin', judged.at), judged)) return 'vault';
  return counts(state, member, inviting(member.team, 'salesperson', judged.at), judged) ? 'team' : 'none';
}

/** Asked with somebody who waits, whether or not anybody does. */
function mayConfirm(state: Roster, member: Member, judged: Judged): boolean {
  if (member.keys === undefined) return false;
  const keys = { ...member.keys, hash: '' };
  const waiting: Member = { ...member, id: NOBODY_MEMBER, roles: ['salesperson'], state: 'waiting', keys };
  const asked = { ...state, members: { ...state.members, [NOBODY]: waiting } };
  return counts(asked, member, { type: 'member.confirmed', member: NOBODY_MEMBER, keys: '', roles: ['salesperson'] }, judged);
}

function logScope(state: Roster, member: Member): RightScope {
  const actors = membersOf(state).filter(({ keys }) => keys !== undefined);
  const read = actors.filter((actor) => auditReaders(state, actor.id).includes(member.id));
  if (read.length > 1 && read.length === actors.length) return 'vault';
  return read.length > 1 ? 'team' : 'self';
}

function holdsAny(state: Roster, member: Member, groups: readonly KeyGroup[]): boolean {
  return booksOf(state).some((book) => groups.every((group) => isReader(book, group, epochOf(book), member.id)));
}

type Answer = { readonly scope: RightScope; readonly heldBy: Enforcement; readonly limit?: number };

/** Without a key there is nothing the program would have to refuse. */
function withKeys(holds: boolean, answer: Answer): Answer {
  return holds ? answer : { scope: 'none', heldBy: 'key' };
}

const scopeIf = (may: boolean, scope: RightScope): RightScope => (may ? scope : 'none');

export function actionRights(state: Roster, member: Member, judged: Judged): ActionRight[] {
  const { policy } = state;
  const cards = holdsAny(state, member, ['card']);
  const both = holdsAny(state, member, KEY_GROUPS);
  const exports = mayExport(state, member);
  const revealing: Answer = withKeys(both, { scope: 'books', heldBy: 'program', limit: policy.revealsPerDay });
  const answers: Readonly<Record<RightAction, Answer>> = {
    reveal: revealing,
    copy: revealing,
    export: withKeys(cards, { scope: scopeIf(exports, 'books'), heldBy: 'program', ...(exports ? { limit: policy.exportMaxRows } : {}) }),
    print: withKeys(cards, { scope: 'books', heldBy: 'program', limit: exports ? policy.exportMaxRows : DAY_LIST_MAX }),
    handOver: withKeys(both, { scope: 'books', heldBy: 'key' }),
    backUp: { scope: scopeIf(mayBackUp(state, member), 'vault'), heldBy: 'program' },
    invite: { scope: inviteScope(state, member, judged), heldBy: 'signature' },
    confirm: { scope: scopeIf(mayConfirm(state, member, judged), 'vault'), heldBy: 'signature' },
    setPolicy: { scope: scopeIf(counts(state, member, { type: 'policy.set', policy, reason: '?' }, judged), 'vault'), heldBy: 'signature' },
    readLog: { scope: logScope(state, member), heldBy: 'key' },
  };
  return Object.entries(answers).map(([action, answer]) => ({ memberId: member.id, action: action as RightAction, ...answer }));
}
