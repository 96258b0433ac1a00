/** Statements that every member can read are log entries too; this says how they read there. */
import type { RoleRef } from '../../../shared/model/access.ts';
import type { AuditAction } from '../../../shared/model/audit.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { customerToken } from '../customers/token.ts';
import { isBuiltIn } from '../../../shared/model/roles.ts';
import { labelOfBook } from '../roster/book-label.ts';
import type { Roster } from '../roster/roster.ts';
import type { Statement, StatementOf } from '../roster/statements.ts';

type Stated = { readonly action: AuditAction; readonly subject?: string; readonly count?: number; readonly reason?: string };

/** `2/3`: how many of how many. */
function shareWords({ threshold, commitments }: { readonly threshold: number; readonly commitments: readonly string[] }): string {
  return `${String(threshold)}/${String(commitments.length)}`;
}

/** One customer by token, several by their number. */
function claimed(customers: readonly CustomerId[]): Pick<Stated, 'subject' | 'count'> {
  const [first] = customers;
  return first === undefined || customers.length > 1 ? { count: customers.length } : { subject: customerToken(first) };
}

type RolesChanged = { readonly from: readonly RoleRef[]; readonly to: readonly RoleRef[] };

/** Roles stand by their codes, which the window says in the reader's language, and the vault's own by their «name». */
function changeText(name: string, { from, to }: RolesChanged, { customRoles }: Roster): string {
  const said = (roles: readonly RoleRef[]): string =>
    roles.map((ref) => (isBuiltIn(ref) ? ref : `«${customRoles[ref]?.name ?? ref}»`)).join('+');
  return `${name} · ${said(from)} → ${said(to)}`;
}

/** Permissions stand by their codes. */
const roleText = (name: string, permissions: readonly string[]): string => `${name} · ${permissions.join('+')}`;

const teamName = (roster: Roster, id: string | undefined): string => (id === undefined ? '–' : (roster.teams[id]?.name ?? id));

/** The top of the tree, which is no team, reads as a dash. */
function placeText({ team, from, to }: StatementOf<'team.placed'>, roster: Roster): string {
  return `${teamName(roster, team)} · ${teamName(roster, from)} → ${teamName(roster, to)}`;
}

function moveText({ member, from, to }: StatementOf<'member.moved'>, roster: Roster): string {
  return `${roster.members[member]?.name ?? member} · ${teamName(roster, from)} → ${teamName(roster, to)}`;
}

export function stateEntry(statement: Statement, roster: Roster): Stated | undefined {
  const nameOf = (id: string) => roster.members[id]?.name ?? id;
  switch (statement.type) {
    case 'vault.created':
      return { action: 'vault.created', subject: statement.name };
    case 'team.created':
      return { action: 'team.created', subject: statement.name };
    case 'team.renamed':
      return { action: 'team.renamed', subject: `${statement.from} → ${statement.to}`, reason: statement.reason };
    case 'team.placed':
      return { action: 'team.placed', subject: placeText(statement, roster), reason: statement.reason };
    case 'member.invited':
      return { action: 'member.invited', subject: statement.name };
    case 'invitation.cancelled':
      return { action: 'invitation.cancelled', subject: nameOf(statement.member) };
    case 'member.joined':
      return { action: 'member.joined', subject: nameOf(statement.member) };
    case 'member.confirmed':
      return { action: 'member.confirmed', subject: nameOf(statement.member) };
    case 'member.revoked':
      return { action: 'member.revoked', subject: nameOf(statement.member), reason: statement.reason };
    case 'member.changed':
      return { action: 'member.changed', subject: changeText(nameOf(statement.member), statement, roster), reason: statement.reason };
    case 'change.confirmed':
      return { action: 'change.confirmed', subject: changeText(nameOf(statement.member), statement, roster) };
    case 'member.moved':
      return { action: 'member.moved', subject: moveText(statement, roster), reason: statement.reason };
    case 'role.defined':
      return { action: 'role.defined', subject: roleText(statement.name, statement.permissions), reason: statement.reason };
    case 'role.changed':
      return { action: 'role.changed', subject: roleText(statement.name, statement.to), reason: statement.reason };
    case 'role.removed':
      return { action: 'role.removed', subject: roster.customRoles[statement.role]?.name ?? statement.role, reason: statement.reason };
    case 'review.signed':
      return { action: 'review.signed', count: statement.results.length };
    case 'agreement.set':
      return { action: 'agreement.set', count: statement.version };
    case 'agreement.signed':
      return { action: 'agreement.signed', count: statement.version };
    case 'book.created':
      return { action: 'book.created', subject: labelOfBook(roster, statement.book) || statement.name };
    case 'key.granted':
      if (statement.to === 'recovery') return undefined;
      return {
        action: 'key.granted',
        subject: `${nameOf(statement.to)} · ${labelOfBook(roster, statement.book)} · ${statement.group}`,
      };
    case 'book.rotated':
      return { action: 'book.rotated', subject: labelOfBook(roster, statement.book) };
    case 'recovery.split':
      return { action: 'recovery.split', subject: shareWords(statement) };
    case 'recovery.rehearsed':
      return { action: 'recovery.rehearsed', count: statement.commitments.length };
    case 'recovery.offered':
      return { action: 'recovery.offered', subject: shareWords(statement) };
    case 'recovery.agreed':
      return { action: 'recovery.agreed' };
    case 'customer.claimed':
      return { action: 'customer.claimed', ...claimed(statement.customers) };
    case 'claim.released':
      return { action: 'claim.released', ...claimed(statement.customers), reason: statement.reason };
    case 'customer.allotted':
      return { action: 'customer.allotted', subject: nameOf(statement.to), count: statement.customers.length };
    case 'pool.opened':
      return { action: statement.open ? 'pool.opened' : 'pool.closed', subject: labelOfBook(roster, statement.pool) };
    case 'customer.exempted':
      return { action: statement.exempt ? 'customer.exempted' : 'customer.unexempted', ...claimed(statement.customers) };
    case 'journal.rekeyed':
      return { action: 'journal.rekeyed' };
    case 'policy.set':
      return { action: 'policy.changed', reason: statement.reason };
    case 'kit.created':
      return { action: 'kit.created' };
    case 'passphrase.changed':
      return { action: 'passphrase.changed' };
    case 'checkpoint':
      return { action: 'checkpoint', count: statement.rows };
    case 'vault.restored':
      return { action: 'vault.restored', reason: statement.reason };
    case 'backup.begun':
    case 'backup.made':
      return { action: statement.type, count: statement.rows };
    case 'backup.failed':
      return { action: 'backup.failed', count: statement.made };
    case 'rows.resealed':
    case 'slot.stated':
    case 'audit.session':
    case 'audit.shared':
    case 'audit.entry':
      return undefined;
  }
}
