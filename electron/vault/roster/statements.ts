/** What a batch can state. The roster is the fold of these; a program obeys the fold and nothing else. Rule R1. */
import { z } from 'zod';
import { AGREEMENT_MAX } from '../../../shared/model/agreement.ts';
import { BookKind, KeyGroup, Permission, PERMISSIONS, Policy, RoleRefs } from '../../../shared/model/access.ts';
import { ReviewResult } from '../../../shared/model/review.ts';
import { RoleName } from '../../../shared/model/roles.ts';
import { BookId, CustomerId, DeviceId, InvitationId, MemberId, RoleId, SlotId, TeamId } from '../../../shared/model/ids.ts';

const bytes = z.base64().max(200_000);
const Recipient = z.string().regex(/^age1[0-9a-z]{20,3000}$/);
const SlotKind = z.enum(['passphrase', 'kit', 'invitation', 'recovery', 'security-key']);
const name = z.string().min(1).max(120);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const VaultCreated = z.strictObject({ type: z.literal('vault.created'), name, recovery: Recipient, policy: Policy });
const TeamCreated = z.strictObject({ type: z.literal('team.created'), team: TeamId, name, parent: TeamId.optional() });
const Reason = z.string().min(1).max(300);
const TeamRenamed = z.strictObject({ type: z.literal('team.renamed'), team: TeamId, from: name, to: name, reason: Reason });
/** Under which team it stood and is to stand; at the top without one. Rule R13. */
const TeamPlaced = z.strictObject({
  type: z.literal('team.placed'),
  team: TeamId,
  from: TeamId.optional(),
  to: TeamId.optional(),
  reason: Reason,
});
const MemberInvited = z.strictObject({
  type: z.literal('member.invited'),
  member: MemberId,
  name,
  roles: RoleRefs,
  team: TeamId,
  invitation: InvitationId,
  /** Ed25519 key whose secret half is inside the invitation's slot. */
  inviteKey: bytes,
  /** From the same secret half; the journal's later keys are sealed to it. The founder, who joins at once, has none. */
  inviteRecipient: Recipient.optional(),
  expiresAt: z.int(),
  /** Whose account ends when a lead confirms this one: somebody who lost their passphrase. */
  replaces: MemberId.optional(),
});
const InvitationCancelled = z.strictObject({ type: z.literal('invitation.cancelled'), member: MemberId });
const MemberJoined = z.strictObject({
  type: z.literal('member.joined'),
  member: MemberId,
  device: DeviceId,
  deviceKey: bytes,
  recipient: Recipient,
  /** By the invitation's key over vault, member, device, device key and recipient; absent for the founder. */
  inviteProof: bytes.optional(),
});
/** A lead compared the six words of exactly these keys with the person and vouches for exactly these roles. */
const MemberConfirmed = z.strictObject({
  type: z.literal('member.confirmed'),
  member: MemberId,
  keys: Hash,
  roles: RoleRefs,
});
const MemberRevoked = z.strictObject({ type: z.literal('member.revoked'), member: MemberId, reason: z.string().max(300) });
/** Roles as they were and as they are to be. What only takes away counts at once, what gives waits for `change.confirmed`. Rule R9. */
const MemberChanged = z.strictObject({
  type: z.literal('member.changed'),
  member: MemberId,
  from: RoleRefs,
  to: RoleRefs,
  reason: z.string().min(1).max(300),
});
/** A lead signs for exactly the keys and the change that were proposed. Rule R9. */
const ChangeConfirmed = z.strictObject({ type: z.literal('change.confirmed'), member: MemberId, keys: Hash, from: RoleRefs, to: RoleRefs });
/** What an admin found when looking through the rights of everybody who is there. Rule R11. */
const ReviewSigned = z.strictObject({ type: z.literal('review.signed'), results: z.array(ReviewResult).min(1).max(500).readonly() });
/** The text everybody signs before they reveal anything; versions follow one another. Rule R12. */
const AgreementSet = z.strictObject({
  type: z.literal('agreement.set'),
  version: z.int().min(1),
  text: z.string().min(1).max(AGREEMENT_MAX),
});
/** By a member for themselves; `text` is the hash of what they read. Rule R12. */
const AgreementSigned = z.strictObject({ type: z.literal('agreement.signed'), version: z.int().min(1), text: Hash });
/** Another team for somebody, with the roles they have; counts when both sides have signed the same. Rule R14. */
const MemberMoved = z.strictObject({
  type: z.literal('member.moved'),
  member: MemberId,
  roles: RoleRefs,
  from: TeamId,
  to: TeamId,
  /** Whether their own book goes with them or stays with the team they leave. */
  customers: z.enum(['stay', 'go']),
  reason: Reason,
});
const Permissions = z.array(Permission).min(1).max(PERMISSIONS.length).readonly();
/** A named set of permissions, for people of the team and those below it; without a team for everybody. Rule R15. */
const RoleDefined = z.strictObject({
  type: z.literal('role.defined'),
  role: RoleId,
  name: RoleName,
  team: TeamId.optional(),
  permissions: Permissions,
  reason: Reason,
});
/** Permissions as they were and as they are to be; taking away counts at once, and nothing is added to a role somebody holds. Rule R15. */
const RoleChanged = z.strictObject({
  type: z.literal('role.changed'),
  role: RoleId,
  name: RoleName,
  from: Permissions,
  to: Permissions,
  reason: Reason,
});
const RoleRemoved = z.strictObject({ type: z.literal('role.removed'), role: RoleId, reason: Reason });
const BookCreated = z.strictObject({
  type: z.literal('book.created'),
  book: BookId,
  kind: BookKind,
  name: z.string().max(120),
  team: TeamId,
  owner: MemberId.optional(),
  /** Public halves of the two keys of epoch 1; they commit to the secrets. */
  card: Recipient,
  private: Recipient,
});
const KeyGranted = z.strictObject({
  type: z.literal('key.granted'),
  book: BookId,
  group: KeyGroup,
  epoch: z.int().min(1),
  to: z.union([MemberId, z.literal('recovery')]),
  /** age file holding the book's seed. */
  sealed: bytes,
});
/** Keys of the book's next epoch, made by somebody who leads the team and reads the newest one. Rule L2. */
const BookRotated = z.strictObject({
  type: z.literal('book.rotated'),
  book: BookId,
  epoch: z.int().min(2),
  card: Recipient,
  private: Recipient,
});
const ShareCommitments = z.array(Hash).min(2).max(9).readonly();
const Threshold = z.int().min(2).max(9);
/** The recovery key was split into shares that these commit to. Rule V1. */
const RecoverySplit = z.strictObject({
  type: z.literal('recovery.split'),
  recipient: Recipient,
  threshold: Threshold,
  commitments: ShareCommitments,
});
/** These shares gave the recovery key back, and nothing was done with it. Rule V2. */
const RecoveryRehearsed = z.strictObject({ type: z.literal('recovery.rehearsed'), commitments: ShareCommitments });
/** Another recovery key, as shares; it holds when a lead of every team agreed. Rule V3. */
const RecoveryOffered = z.strictObject({
  type: z.literal('recovery.offered'),
  recipient: Recipient,
  threshold: Threshold,
  commitments: ShareCommitments,
});
const RecoveryAgreed = z.strictObject({ type: z.literal('recovery.agreed'), recipient: Recipient });
const Customers = z.array(CustomerId).min(1).max(200).readonly();
/** Reserved at once; the private part opens when a keeper's program moves the customer. Rule P1. */
const CustomerClaimed = z.strictObject({ type: z.literal('customer.claimed'), pool: BookId, customers: Customers });
/** Moved by a keeper's program to a person's own book, as their share of a day of the keeper's calendar. Rule P6. */
const CustomerAllotted = z.strictObject({
  type: z.literal('customer.allotted'),
  pool: BookId,
  to: MemberId,
  on: z.iso.date(),
  customers: Customers,
});
/** Whether the team reads the contact details of a pool, or its keepers alone. Rule P5. */
const PoolOpened = z.strictObject({ type: z.literal('pool.opened'), pool: BookId, open: z.boolean() });
const ClaimReleased = z.strictObject({ type: z.literal('claim.released'), customers: Customers, reason: z.string().max(300) });
/** A lead keeps customers from going back to the pool by themselves, or no longer. Rule P4. */
const CustomerExempted = z.strictObject({ type: z.literal('customer.exempted'), customers: Customers, exempt: z.boolean() });
/** The rows of this batch are what they were, sealed anew under the newest key of their book. Rule L3. */
const RowsResealed = z.strictObject({ type: z.literal('rows.resealed') });
/** The journal's next key, sealed to everybody who stays and to recovery; what comes after it is under that key. Rule L4. */
const JournalRekeyed = z.strictObject({ type: z.literal('journal.rekeyed'), epoch: z.int().min(2), sealed: bytes });
const PolicySet = z.strictObject({ type: z.literal('policy.set'), policy: Policy, reason: z.string().max(300) });
/** A new kit ends the one before: its slot is removed in the same transaction. */
const KitCreated = z.strictObject({ type: z.literal('kit.created'), recipient: Recipient, slot: SlotId });
/** What a keyslot's row must be (`slotDigest`); without a digest the slot is gone. */
const SlotStated = z.strictObject({ type: z.literal('slot.stated'), slot: SlotId, kind: SlotKind, digest: Hash.optional() });
const PassphraseChanged = z.strictObject({ type: z.literal('passphrase.changed') });
const Checkpoint = z.strictObject({ type: z.literal('checkpoint'), rows: z.int().min(0), state: Hash });
const VaultRestored = z.strictObject({ type: z.literal('vault.restored'), reason: z.string().max(300) });
/** Stands in the log before the file leaves. Rule U6. */
const BackupBegun = z.strictObject({ type: z.literal('backup.begun'), rows: z.int() });
/** The file is written whole; before there was `backup.begun` this stood where that stands now. Rule U6. */
const BackupMade = z.strictObject({ type: z.literal('backup.made'), rows: z.int() });
/** The backup announced by its maker's batch `made` came to nothing. Rule U6. */
const BackupFailed = z.strictObject({ type: z.literal('backup.failed'), made: z.int().min(1) });
/** Seals a session's audit key once to the actor, their leads, the auditors and recovery. */
const AuditSession = z.strictObject({ type: z.literal('audit.session'), session: z.uuid(), sealed: bytes });
/** Hands session keys on to an auditor or lead who was confirmed later. */
const AuditShared = z.strictObject({ type: z.literal('audit.shared'), to: MemberId, sealed: z.base64().max(4_000_000) });
const AuditEntrySealed = z.strictObject({ type: z.literal('audit.entry'), session: z.uuid(), sealed: z.base64().max(20_000_000) });

export const Statement = z.discriminatedUnion('type', [
  VaultCreated,
  TeamCreated,
  TeamRenamed,
  TeamPlaced,
  MemberInvited,
  InvitationCancelled,
  MemberJoined,
  MemberConfirmed,
  MemberRevoked,
  MemberChanged,
  ChangeConfirmed,
  MemberMoved,
  RoleDefined,
  RoleChanged,
  RoleRemoved,
  ReviewSigned,
  AgreementSet,
  AgreementSigned,
  BookCreated,
  KeyGranted,
  BookRotated,
  RecoverySplit,
  RecoveryRehearsed,
  RecoveryOffered,
  RecoveryAgreed,
  CustomerClaimed,
  ClaimReleased,
  CustomerAllotted,
  PoolOpened,
  CustomerExempted,
  RowsResealed,
  JournalRekeyed,
  PolicySet,
  KitCreated,
  SlotStated,
  PassphraseChanged,
  Checkpoint,
  VaultRestored,
  BackupBegun,
  BackupMade,
  BackupFailed,
  AuditSession,
  AuditShared,
  AuditEntrySealed,
]);
export type Statement = z.infer<typeof Statement>;
export type StatementOf<T extends Statement['type']> = Extract<Statement, { type: T }>;
