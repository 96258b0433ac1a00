/** What the window is told about session, people, books and health. No secrets in any of it. */
import { z } from 'zod';
import { MemberId } from '../../../shared/model/ids.ts';
import type { BookView, MemberView } from '../../../shared/model/access.ts';
import type { Health, Permissions, Session } from '../../../shared/model/app.ts';
import { readsLog } from '../audit/audit-log.ts';
import { revealedToday } from '../audit/reveals.ts';
import { owesSignature } from '../roster/agreement.ts';
import { isEntitled, works } from '../roster/entitlement.ts';
import { permits } from '../roster/permits.ts';
import { booksOf, epochOf, hasRole, isActive, membersOf, ownBook, type Member } from '../roster/roster.ts';
import { passphraseExpiresAt } from '../policy/passphrase-age.ts';
import { decideExport, mayBackUp } from '../egress/gate.ts';
import { isReviewOverdue } from '../rights/review.ts';
import { bookLabel } from '../roster/book-label.ts';
import { canConfirmChange, rolesToGive } from './change-roles.ts';
import { awaitsCode } from './code-gate.ts';
import { owesFactor, ownFactors } from './factors.ts';
import { mayMove, owesMoveSignature } from './move-member.ts';
import { leaveHindrance } from './leave.ts';
import { ownSecurityKeys } from './security-keys.ts';
import { holdsKey, roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';
import { memberWords, pointWords, vaultWords } from './words.ts';

function permissionsOf(vault: UnlockedVault, self: Member): Permissions {
  const lead = hasRole(self, 'lead');
  const admin = hasRole(self, 'admin');
  const state = roster(vault);
  const mayWork = works(state, self) || self.roles.includes('salesperson');
  return {
    createCustomers: mayWork,
    importCustomers: mayWork,
    moveCustomers: mayWork,
    claimCustomers: isActive(self) && ownBook(state, self.id) !== undefined,
    exportCustomers: decideExport(vault, 0).code === undefined,
    backUp: mayBackUp(state, self),
    invite: lead || admin || permits(state, self, 'people.invite'),
    confirm: lead,
    createTeams: lead || admin,
    setPolicy: admin,
    readAuditLog: readsLog(state, self),
    seeFigures: lead || permits(state, self, 'figures.see'),
  };
}

/** People whose words this lead may compare now. */
function canConfirm(self: Member, member: Member): boolean {
  return hasRole(self, 'lead') && member.state === 'waiting' && member.id !== self.id;
}

/** From when on (ms) this person has to choose a new passphrase first, where the rules say so. */
export function ownExpiry(vault: UnlockedVault): number | undefined {
  const { passphraseAt, joinedAt, invitedAt } = selfMember(vault);
  return passphraseExpiresAt(Math.max(passphraseAt ?? 0, joinedAt ?? invitedAt), roster(vault).policy);
}

function codesOf(vault: UnlockedVault): Session['codes'] {
  if (awaitsCode(vault)) return 'waiting';
  return vault.self.codes === undefined ? 'none' : 'given';
}

export function sessionView(vault: UnlockedVault): Session {
  const self = selfMember(vault);
  const state = roster(vault);
  const words = memberWords(self) ?? pointWords(vault);
  const expiresAt = ownExpiry(vault);
  return {
    vaultId: vault.journal.vaultId,
    vaultName: state.vaultName,
    vaultWords: vaultWords(vault),
    memberId: self.id,
    name: self.name,
    state: self.state === 'active' ? 'active' : 'waiting',
    words,
    roles: self.roles,
    teamId: self.team,
    teamName: state.teams[self.team]?.name ?? '',
    permissions: permissionsOf(vault, self),
    policy: state.policy,
    waiting: {
      confirmations: membersOf(state).filter(
        (member) => canConfirm(self, member) || canConfirmChange(self, member) || owesMoveSignature(vault, member),
      ).length,
      agreement: owesSignature(state, self),
      reviewOverdue: isReviewOverdue(state, self, vault.ports.clock.now()),
    },
    revealsToday: revealedToday(vault.audit, vault.ports.clock.now()).count,
    hasKit: self.kitRecipient !== undefined,
    factors: ownFactors(vault),
    codes: codesOf(vault),
    owesFactor: owesFactor(vault),
    securityKeys: ownSecurityKeys(vault),
    ...(expiresAt === undefined ? {} : { passphraseExpiresAt: expiresAt }),
    ...(vault.missed === undefined ? {} : { missedSignIns: vault.missed }),
  };
}

/** A personal book this lead is entitled to but whose grant is absent or does not hold. */
function isWithheld(vault: UnlockedVault, self: Member, member: Member): boolean {
  return booksOf(roster(vault))
    .filter((book) => book.owner === member.id && isEntitled(roster(vault), book, 'private', self) && member.state === 'active')
    .some((book) => vault.withheld.has(book.id) || !holdsKey(vault, book.id, 'private', epochOf(book)));
}

function customersLeft(vault: UnlockedVault, member: Member): number {
  const left = booksOf(roster(vault)).filter(
    (book) => book.formerOwner === member.id || (book.owner === member.id && member.state === 'revoked'),
  );
  return left.reduce((sum, book) => sum + (vault.projection.countsByBook().get(book.id) ?? 0), 0);
}

function movingView(vault: UnlockedVault, member: Member): Pick<MemberView, 'moving'> {
  const { moving } = member;
  if (moving === undefined) return {};
  const { teams, members } = roster(vault);
  const { to, customers, by, reason } = moving;
  const canSign = owesMoveSignature(vault, member);
  return { moving: { teamId: to, team: teams[to]?.name ?? '', customers, by: members[by]?.name ?? '', reason, canSign } };
}

export function peopleView(vault: UnlockedVault): MemberView[] {
  const state = roster(vault);
  const self = selfMember(vault);
  return membersOf(state).map((member): MemberView => {
    const words = memberWords(member);
    return {
      id: member.id,
      name: member.name,
      state: member.state,
      roles: member.roles,
      teamId: member.team,
      teamName: state.teams[member.team]?.name ?? '',
      isSelf: member.id === self.id,
      invitedAt: member.invitedAt,
      ...(member.joinedAt === undefined ? {} : { joinedAt: member.joinedAt }),
      ...(member.invitation === undefined || member.state !== 'invited' ? {} : { invitationExpiresAt: member.invitation.expiresAt }),
      ...(words === undefined ? {} : { words }),
      canConfirm: canConfirm(self, member),
      ...(member.replaces === undefined ? {} : { replaces: state.members[member.replaces]?.name ?? '' }),
      ...(member.proposed === undefined
        ? {}
        : {
            proposed: { roles: member.proposed.roles, by: state.members[member.proposed.by]?.name ?? '', reason: member.proposed.reason },
          }),
      mayGive: rolesToGive(vault, member),
      canConfirmChange: canConfirmChange(self, member),
      mayMove: mayMove(vault, member),
      ...movingView(vault, member),
      mayLeave: leaveHindrance(vault, member) === undefined,
      customersLeft: customersLeft(vault, member),
      bookWithheld: hasRole(self, 'lead') && isWithheld(vault, self, member),
    };
  });
}

/** Books of which this person holds the card key, and the pool and shared book of the team for moving into. */
export function booksView(vault: UnlockedVault): BookView[] {
  const counts = vault.projection.countsByBook();
  return booksOf(roster(vault)).map((book): BookView => {
    const epoch = epochOf(book);
    return {
      id: book.id,
      kind: book.kind,
      name: bookLabel(roster(vault), book),
      teamId: book.team,
      ...(book.owner === undefined ? {} : { ownerId: book.owner }),
      customers: counts.get(book.id) ?? 0,
      opens: { card: holdsKey(vault, book.id, 'card', epoch), private: holdsKey(vault, book.id, 'private', epoch) },
    };
  });
}

/** Backups of earlier versions were signed as made before they left; one that came to nothing is none. Rule U6. */
const LAST_BACKUP = `select max(at) from audit as made where action = 'backup.made' and not exists
  (select 1 from audit where action = 'backup.failed' and count = made.seq and actor = made.actor)`;

/** The last one that was begun, where neither its end nor its failure is in the log. */
const UNFINISHED_BACKUP = `select max(at) from audit as begun where action = 'backup.begun' and not exists
  (select 1 from audit where (action = 'backup.made' and seq > begun.seq)
    or (action = 'backup.failed' and count = begun.seq and actor = begun.actor))`;

export function healthView(vault: UnlockedVault): Health {
  const instant = (query: string) => z.int().nullable().parse(vault.audit.db.prepare(query).pluck().get());
  const lastBackup = instant(LAST_BACKUP);
  const unfinished = instant(UNFINISHED_BACKUP);
  const authorOf = (name: string | undefined) => (name === undefined ? {} : { author: name });
  return {
    ...vault.health,
    damage: vault.health.damage.map(({ author, ...rest }) => ({ ...rest, ...authorOf(author) })),
    words: pointWords(vault),
    newestAt: vault.journal.lastAt,
    ...(lastBackup === null ? {} : { lastBackupAt: lastBackup }),
    ...(unfinished === null ? {} : { unfinishedBackupAt: unfinished }),
  };
}

export function memberNamed(vault: UnlockedVault, id: string): Member | undefined {
  return roster(vault).members[MemberId.parse(id)];
}
