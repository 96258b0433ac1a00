/** Folds one statement into the roster, or says why it does not count. Pure. Rules R2 to R8, R15. */
import type { Policy } from '../../../shared/model/access.ts';
import { fromBase64 } from '../crypto/bytes.ts';
import { verifySignature } from '../crypto/signing.ts';
import { allot } from './allot.ts';
import { setAgreement, signAgreement } from './agreement.ts';
import { createBook, grant, rotate } from './apply-books.ts';
import { changeRoles, confirmChange, isTeamRole, signReview, TEAM_ROLES } from './change-roles.ts';
import { claim, exempt, openPool, release, withoutClaimsBy } from './claims.ts';
import { changeRole, defineRole, removeRole } from './custom-roles.ts';
import { createTeam, placeTeam, renameTeam } from './change-teams.ts';
import { lastRoleOf, leads } from './leading.ts';
import { moveMember } from './move-member.ts';
import { refuse, withMember, type Outcome, type StatementContext } from './outcome.ts';
import { isAvailable, permits } from './permits.ts';
import { agree, offer, rehearsed, split } from './recovery.ts';
import { hasRole, isPresent, isSameRoles, joinMessage, keysHash, memberOf, type Member, type Roster } from './roster.ts';
import type { Statement, StatementOf } from './statements.ts';

export function beginRoster(statement: StatementOf<'vault.created'>): Roster {
  return {
    vaultName: statement.name,
    recovery: statement.recovery,
    policy: statement.policy,
    journalEpoch: 1,
    teams: {},
    customRoles: {},
    members: {},
    books: {},
    devices: {},
    slots: {},
    recoveryShares: { epoch: 1, splits: [] },
    claims: {},
    allotments: {},
    exempt: {},
    returnRuleAt: 0,
    claimedAt: {},
  };
}

/** An admin with any roles, a lead with those of the team, a person whose role lets them with the two that work with customers. */
function mayInvite(roster: Roster, author: Member | undefined, { roles, team }: StatementOf<'member.invited'>): boolean {
  if (hasRole(author, 'admin')) return true;
  if (leads(roster, author, team) && roles.every((role) => isTeamRole(roster, role, team))) return true;
  return permits(roster, author, 'people.invite', team) && roles.every((role) => TEAM_ROLES.includes(role));
}

function invite(roster: Roster, s: StatementOf<'member.invited'>, c: StatementContext): Outcome {
  const author = memberOf(roster, c.author);
  if (!c.genesis && !mayInvite(roster, author, s)) return refuse('no-right');
  if (roster.members[s.member] !== undefined) return refuse('already-exists');
  if (roster.teams[s.team] === undefined) return refuse('unknown-team');
  if (!s.roles.every((role) => isAvailable(roster, role, s.team))) return refuse('unknown-role');
  const replaced = s.replaces === undefined ? undefined : memberOf(roster, s.replaces);
  if (s.replaces !== undefined && (!isPresent(replaced) || replaced.team !== s.team)) return refuse('unknown-member');
  return withMember(roster, {
    id: s.member,
    name: s.name,
    team: s.team,
    roles: s.roles,
    state: 'invited',
    invitation: {
      id: s.invitation,
      key: s.inviteKey,
      ...(s.inviteRecipient === undefined ? {} : { recipient: s.inviteRecipient }),
      expiresAt: s.expiresAt,
    },
    invitedAt: c.at,
    invitedBy: c.author,
    ...(s.replaces === undefined ? {} : { replaces: s.replaces }),
  });
}

function join(roster: Roster, s: StatementOf<'member.joined'>, c: StatementContext): Outcome {
  const member = memberOf(roster, s.member);
  if (member === undefined) return refuse('unknown-member');
  if (c.author !== s.member || c.device !== s.device) return refuse('no-right');
  if (member.state !== 'invited' || member.invitation === undefined) return refuse('wrong-state');
  if (roster.devices[s.device] !== undefined) return refuse('already-exists');
  if (!c.genesis) {
    if (c.at > member.invitation.expiresAt) return refuse('expired');
    const proof = s.inviteProof;
    const holds = proof !== undefined && verifySignature(fromBase64(member.invitation.key), joinMessage(c.vaultId, s), fromBase64(proof));
    if (!holds) return refuse('wrong-proof');
  }
  const keys = { device: s.device, deviceKey: s.deviceKey, recipient: s.recipient, hash: keysHash(c.vaultId, s) };
  const outcome = withMember(roster, { ...member, state: 'waiting', joinedAt: c.at, keys });
  if ('refusal' in outcome) return outcome;
  return { roster: { ...outcome.roster, devices: { ...roster.devices, [s.device]: s.member } } };
}

function confirm(roster: Roster, s: StatementOf<'member.confirmed'>, c: StatementContext): Outcome {
  const member = memberOf(roster, s.member);
  if (member === undefined) return refuse('unknown-member');
  if (member.state !== 'waiting') return refuse('wrong-state');
  if (!c.genesis && (!hasRole(memberOf(roster, c.author), 'lead') || c.author === s.member)) return refuse('no-right');
  if (member.keys?.hash !== s.keys) return refuse('wrong-keys');
  return isSameRoles(s.roles, member.roles) ? withMember(roster, { ...member, state: 'active' }) : refuse('wrong-keys');
}

/** An admin, or somebody who leads the member's team. */
function revoke(roster: Roster, s: StatementOf<'member.revoked'>, c: StatementContext): Outcome {
  const member = memberOf(roster, s.member);
  const author = memberOf(roster, c.author);
  if (!isPresent(member)) return refuse('wrong-state');
  if (!hasRole(author, 'admin') && !leads(roster, author, member.team)) return refuse('no-right');
  if (lastRoleOf(roster, member) !== undefined) return refuse('last-of-role');
  return withMember(withoutClaimsBy(roster, member.id), { ...member, state: 'revoked' });
}

/** The sealed key itself is checked by whoever opens it: a key that does not open the next batch stops the reading there. Rule L4. */
function rekey(roster: Roster, s: StatementOf<'journal.rekeyed'>, c: StatementContext): Outcome {
  const author = memberOf(roster, c.author);
  if (!hasRole(author, 'admin') && !hasRole(author, 'lead')) return refuse('no-right');
  if (s.epoch !== roster.journalEpoch + 1) return refuse('wrong-state');
  return { roster: { ...roster, journalEpoch: s.epoch } };
}

/** A stricter rule on returning counts from when it was signed, so that nobody loses customers without a warning. */
function withPolicy(roster: Roster, policy: Policy, at: number): Roster {
  const { returnAfterDays: before } = roster.policy;
  const same = before > 0 && policy.returnAfterDays >= before;
  return { ...roster, policy, returnRuleAt: same ? roster.returnRuleAt : at };
}

/** Everybody states their own slots; an invitation's slot goes with whoever joins by it, a leaver's with whoever signs that they left. */
function stateSlot(roster: Roster, s: StatementOf<'slot.stated'>, c: StatementContext): Outcome {
  if (!isPresent(memberOf(roster, c.author))) return refuse('no-right');
  const { [s.slot]: before, ...others } = roster.slots;
  const isOwn = before === undefined || before.by === c.author || (before.kind === 'invitation' && s.digest === undefined);
  const author = memberOf(roster, c.author);
  const isLead = hasRole(author, 'lead');
  // The slot for the recovery key before goes when one for the next is there.
  const isOldRecovery =
    before?.kind === 'recovery' && s.digest === undefined && isLead && Object.values(others).some(({ kind }) => kind === 'recovery');
  const isLeavers = before !== undefined && s.digest === undefined && memberOf(roster, before.by)?.state === 'revoked';
  if (!isOwn && !isOldRecovery && !(isLeavers && (hasRole(author, 'admin') || isLead))) return refuse('no-right');
  if (s.digest === undefined) return { roster: { ...roster, slots: others } };
  return { roster: { ...roster, slots: { ...others, [s.slot]: { digest: s.digest, kind: s.kind, by: c.author } } } };
}

/** Statements that change nothing in the roster, but must come from somebody who is there. */
function onlyPresence(roster: Roster, c: StatementContext): Outcome {
  return isPresent(memberOf(roster, c.author)) ? { roster } : refuse('no-right');
}

export function applyStatement(roster: Roster, s: Statement, c: StatementContext): Outcome {
  const author = memberOf(roster, c.author);
  switch (s.type) {
    case 'vault.created':
      return refuse('second-genesis');
    case 'team.created':
      return createTeam(roster, s, c);
    case 'team.renamed':
      return renameTeam(roster, s, c);
    case 'team.placed':
      return placeTeam(roster, s, c);
    case 'member.invited':
      return invite(roster, s, c);
    case 'invitation.cancelled': {
      const member = memberOf(roster, s.member);
      if (member?.state !== 'invited') return refuse('wrong-state');
      // What somebody who left had begun ends with them, by whoever may sign that they left.
      const isLeavers = memberOf(roster, member.invitedBy)?.state === 'revoked' && hasRole(author, 'lead');
      if (!hasRole(author, 'admin') && member.invitedBy !== c.author && !isLeavers) return refuse('no-right');
      return withMember(roster, { ...member, state: 'revoked' });
    }
    case 'member.joined':
      return join(roster, s, c);
    case 'member.confirmed':
      return confirm(roster, s, c);
    case 'member.revoked':
      return revoke(roster, s, c);
    case 'member.changed':
      return changeRoles(roster, s, c);
    case 'change.confirmed':
      return confirmChange(roster, s, c);
    case 'member.moved':
      return moveMember(roster, s, c);
    case 'role.defined':
      return defineRole(roster, s, c);
    case 'role.changed':
      return changeRole(roster, s, c);
    case 'role.removed':
      return removeRole(roster, s, c);
    case 'review.signed':
      return signReview(roster, s, c);
    case 'agreement.set':
      return setAgreement(roster, s, c);
    case 'agreement.signed':
      return signAgreement(roster, s, c);
    case 'book.created':
      return createBook(roster, s, c);
    case 'key.granted':
      return grant(roster, s, c);
    case 'book.rotated':
      return rotate(roster, s, c);
    case 'recovery.split':
      return split(roster, s, c);
    case 'recovery.rehearsed':
      return rehearsed(roster, s, c);
    case 'recovery.offered':
      return offer(roster, s, c);
    case 'recovery.agreed':
      return agree(roster, s, c);
    case 'customer.claimed':
      return claim(roster, s, c);
    case 'claim.released':
      return release(roster, s, c);
    case 'customer.allotted':
      return allot(roster, s, c);
    case 'pool.opened':
      return openPool(roster, s, c);
    case 'customer.exempted':
      return exempt(roster, s, c);
    case 'journal.rekeyed':
      return rekey(roster, s, c);
    case 'policy.set':
      return hasRole(author, 'admin') ? { roster: withPolicy(roster, s.policy, c.at) } : refuse('no-right');
    case 'kit.created':
      return isPresent(author) ? withMember(roster, { ...author, kitRecipient: s.recipient, kitSlot: s.slot }) : refuse('no-right');
    case 'slot.stated':
      return stateSlot(roster, s, c);
    case 'vault.restored':
      return hasRole(author, 'admin') || hasRole(author, 'lead') ? { roster } : refuse('no-right');
    case 'backup.begun':
    case 'backup.made':
    case 'backup.failed':
      return hasRole(author, 'admin') || hasRole(author, 'lead') || permits(roster, author, 'backup.make')
        ? { roster }
        : refuse('no-right');
    case 'passphrase.changed':
      return isPresent(author) ? withMember(roster, { ...author, passphraseAt: c.at }) : refuse('no-right');
    case 'checkpoint':
    case 'audit.session':
    case 'audit.shared':
    case 'audit.entry':
    case 'rows.resealed':
      return onlyPresence(roster, c);
  }
}
