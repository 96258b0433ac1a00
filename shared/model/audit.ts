import { z } from 'zod';
import { MemberId } from './ids.ts';

export const AUDIT_ACTIONS = [
  'vault.created',
  'vault.unlocked',
  'signin.failed',
  'pause.ended',
  'vault.restored',
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
  'pool.opened',
  'pool.closed',
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
  'member.invited',
  'member.joined',
  'member.confirmed',
  'invitation.cancelled',
  'member.revoked',
  'member.changed',
  'change.confirmed',
  'member.moved',
  'review.signed',
  'agreement.set',
  'agreement.signed',
  'book.rotated',
  'journal.rekeyed',
  'role.defined',
  'role.changed',
  'role.removed',
  'team.created',
  'team.renamed',
  'team.placed',
  'book.created',
  'key.granted',
  'policy.changed',
  'views.shared',
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
] as const;
export const AuditAction = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof AuditAction>;

/** What the summary of the log counts, and the actions each question is about. */
export const AUDIT_TOPICS = {
  exports: ['export.made', 'block.copied'],
  reveals: ['value.revealed', 'value.copied', 'value.called', 'value.found'],
  prints: ['print.made', 'report.made', 'rights.saved'],
  // Keys follow from these; they are granted by programs, not by anybody's decision of the day.
  rights: [
    'member.invited',
    'member.confirmed',
    'member.revoked',
    'member.changed',
    'change.confirmed',
    'member.moved',
    'team.placed',
    'role.defined',
    'role.changed',
    'role.removed',
    'policy.changed',
    'pool.opened',
    'pool.closed',
  ],
  failed: ['signin.failed'],
} as const satisfies Readonly<Record<string, readonly AuditAction[]>>;
export const AuditTopic = z.enum(['exports', 'reveals', 'prints', 'rights', 'failed']);
export type AuditTopic = keyof typeof AUDIT_TOPICS;

/** Topics that a person did; a failed sign-in is nobody's deed but happened in somebody's name. */
export const DEED_TOPICS = ['exports', 'reveals', 'prints', 'rights'] as const;
export type DeedTopic = (typeof DEED_TOPICS)[number];

export const AuditEntry = z.strictObject({
  /** Position in the journal. */
  seq: z.int(),
  index: z.int(),
  at: z.int(),
  actorId: MemberId,
  actor: z.string(),
  action: AuditAction,
  /** Customer token `C-7F3K9Q`, member name, book name or file name; never a customer's name or value. */
  subject: z.string().optional(),
  /** Rows, values or bytes concerned. */
  count: z.int().optional(),
  reason: z.string().optional(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditPage = z.strictObject({ total: z.int(), entries: z.array(AuditEntry).max(200).readonly() });
export type AuditPage = z.infer<typeof AuditPage>;

const days = z.int().min(1).max(3_660).optional();

export const AuditQuery = z.strictObject({
  offset: z.int().min(0),
  limit: z.int().min(1).max(200),
  actorId: MemberId.optional(),
  action: AuditAction.optional(),
  topic: AuditTopic.optional(),
  /** Back from now. */
  days,
  subject: z.string().max(100).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditSummaryQuery = z.strictObject({ days });
export type AuditSummaryQuery = z.infer<typeof AuditSummaryQuery>;

/** `people`: entries by topic, most first; whoever did none is left out. `failed`: sign-ins that failed, by the label they were tried under. */
export const AuditSummary = z.strictObject({
  people: z
    .array(
      z.strictObject({
        actorId: MemberId,
        actor: z.string(),
        counts: z.strictObject({ exports: z.int(), reveals: z.int(), prints: z.int(), rights: z.int() }),
      }),
    )
    .max(500)
    .readonly(),
  failed: z
    .array(z.strictObject({ subject: z.string().optional(), count: z.int() }))
    .max(500)
    .readonly(),
});
export type AuditSummary = z.infer<typeof AuditSummary>;

export const ChainVerdict = z.strictObject({
  intact: z.boolean(),
  batches: z.int(),
  signatures: z.int(),
  /** First batch that does not hold. */
  brokenAt: z.int().optional(),
  code: z.string().optional(),
  words: z.strictObject({ en: z.array(z.string()).readonly(), zh: z.array(z.string()).readonly() }),
});
export type ChainVerdict = z.infer<typeof ChainVerdict>;
