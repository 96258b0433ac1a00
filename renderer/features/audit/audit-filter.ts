import type { RoleRef } from '../../../shared/model/access.ts';
import type { AuditAction, AuditQuery, AuditTopic } from '../../../shared/model/audit.ts';
import type { MemberId } from '../../../shared/model/ids.ts';

/** `topic`: what a figure of the summary counts. `days`: back from now; everything without. */
export type AuditFilter = {
  readonly actorId?: MemberId | undefined;
  readonly action?: AuditAction | undefined;
  readonly topic?: AuditTopic | undefined;
  readonly days?: number | undefined;
  readonly subject: string;
};

export const AUDIT_SPANS = [7, 30, 90] as const;
export const FIRST_FILTER: AuditFilter = { subject: '', days: 30 };
export const LOG_PAGE_SIZE = 200;

/** What to ask the vault for a page, counted from 1. */
export function pageInput(filter: AuditFilter, page: number): AuditQuery {
  const subject = filter.subject.trim();
  return {
    offset: (page - 1) * LOG_PAGE_SIZE,
    limit: LOG_PAGE_SIZE,
    ...(filter.actorId ? { actorId: filter.actorId } : {}),
    ...(filter.action ? { action: filter.action } : {}),
    ...(filter.topic ? { topic: filter.topic } : {}),
    ...(filter.days === undefined ? {} : { days: filter.days }),
    ...(subject === '' ? {} : { subject }),
  };
}

/** Whether more than the span narrows the log. */
export function isFiltered({ actorId, action, topic, subject }: AuditFilter): boolean {
  return actorId !== undefined || action !== undefined || topic !== undefined || subject.trim() !== '';
}

/** Whose entries somebody can open: sealed to auditors, the actor, the actor's leads, and whoever a custom role lets read the team's. */
export function scopeOf({
  roles,
  permissions,
}: {
  readonly roles: readonly RoleRef[];
  readonly permissions: { readonly readAuditLog: boolean };
}): 'auditor' | 'lead' | 'own' {
  if (roles.includes('auditor')) return 'auditor';
  return permissions.readAuditLog ? 'lead' : 'own';
}

/** Actions in the order of the question they answer: what left, what changed, who, and the file itself. */
export const ACTION_GROUPS = {
  out: [
    'value.revealed',
    'value.copied',
    'value.called',
    'value.found',
    'reveal.refused',
    'block.copied',
    'export.made',
    'export.refused',
    'print.made',
    'report.made',
    'rights.saved',
    'backup.begun',
    'backup.made',
    'backup.failed',
  ],
  customers: [
    'import.checked',
    'import.made',
    'import.undone',
    'customer.created',
    'customer.changed',
    'customers.changed',
    'customer.moved',
    'customer.trashed',
    'customer.restored',
    'customer.returned',
    'customer.exempted',
    'customer.unexempted',
    'handover.received',
    'customer.claimed',
    'claim.released',
    'claim.opened',
    'customer.allotted',
    'customer.merged',
    'customer.purged',
    'edit.undone',
    'edit.redone',
    'note.added',
    'inbox.folded',
  ],
  people: [
    'member.invited',
    'member.joined',
    'member.confirmed',
    'invitation.cancelled',
    'member.revoked',
    'member.changed',
    'change.confirmed',
    'role.defined',
    'role.changed',
    'role.removed',
    'review.signed',
    'agreement.set',
    'agreement.signed',
    'book.rotated',
    'journal.rekeyed',
    'team.created',
    'team.renamed',
    'team.placed',
    'member.moved',
    'book.created',
    'key.granted',
    'policy.changed',
    'pool.opened',
    'pool.closed',
    'views.shared',
  ],
  vault: [
    'vault.created',
    'vault.unlocked',
    'signin.failed',
    'pause.ended',
    'vault.restored',
    'passphrase.changed',
    'kit.created',
    'recovery.split',
    'recovery.rehearsed',
    'recovery.offered',
    'recovery.agreed',
    'factor.added',
    'factor.removed',
    'checkpoint',
    'batch.refused',
  ],
} as const satisfies Record<string, readonly AuditAction[]>;

const COUNT_IN_SENTENCE: readonly AuditAction[] = [
  'rights.saved',
  'review.signed',
  'agreement.set',
  'agreement.signed',
  'signin.failed',
  'export.made',
  'export.refused',
  'import.checked',
  'import.made',
  'import.undone',
  'edit.undone',
  'edit.redone',
  'customers.changed',
  'customer.purged',
  'handover.received',
  'customer.allotted',
  'block.copied',
  'backup.begun',
  'backup.made',
  'backup.failed',
  'print.made',
  'checkpoint',
];

/** Whether the number of rows or values still has to be said beside the sentence. */
export function saysCountBeside(action: AuditAction, count: number | undefined): count is number {
  return count !== undefined && count > 1 && !COUNT_IN_SENTENCE.includes(action);
}

/** Something went out of the vault, or an alarm speaks. */
export function isAlarming(action: AuditAction): boolean {
  return action === 'batch.refused' || action === 'signin.failed' || action === 'export.made';
}
