import { z } from 'zod';
import { BookId, MemberId, RoleId, TeamId } from './ids.ts';
import { PASSPHRASE_PRESETS, PassphraseKeeping, PassphraseRules } from './passphrase-rules.ts';

export const ROLES = ['admin', 'lead', 'salesperson', 'reader', 'auditor'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** A role everybody knows, or the id of one defined in this vault. */
export const RoleRef = z.union([Role, RoleId]);
export type RoleRef = z.infer<typeof RoleRef>;
const ROLES_HELD_MAX = 20;
/** What one person has or is to have. */
export const RoleRefs = z.array(RoleRef).min(1).max(ROLES_HELD_MAX).readonly();

/** What a custom role can hold; what each is held up by stands in `FORMAT.md`, R15. */
export const PERMISSIONS = [
  'books.cards',
  'books.contacts',
  'pool.contacts',
  'log.read',
  'customers.write',
  'people.invite',
  'customers.export',
  'backup.make',
  'figures.see',
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

export const BOOK_KINDS = ['personal', 'shared', 'pool'] as const;
export const BookKind = z.enum(BOOK_KINDS);
export type BookKind = z.infer<typeof BookKind>;

export const KEY_GROUPS = ['card', 'private'] as const;
export const KeyGroup = z.enum(KEY_GROUPS);
export type KeyGroup = z.infer<typeof KeyGroup>;

/** How a permission is held up: mathematics, rejection by others' programs, this program, or nothing but visibility. */
export const ENFORCEMENTS = ['key', 'signature', 'program', 'deterrent'] as const;
export const Enforcement = z.enum(ENFORCEMENTS);
export type Enforcement = z.infer<typeof Enforcement>;

/** Signed by an admin; every limit in it is held up by the program alone and labelled so. */
export const Policy = z.strictObject({
  salespersonMayExport: z.boolean(),
  leadMayExport: z.boolean(),
  exportMaxRows: z.int().min(1).max(1_000_000),
  /** Reveals and copies one person may make a day before the program refuses. */
  revealsPerDay: z.int().min(1).max(100_000),
  autoLockMinutes: z.int().min(1).max(240),
  /** Region for phone numbers typed without a country code, ISO 3166-1. */
  phoneRegion: z.string().regex(/^[A-Z]{2}$/),
  // Policies signed before there were claims read as these.
  /** Pool customers one person may claim within 24 hours. */
  claimsPerDay: z.int().min(0).max(1_000).default(10),
  /** Customers in a person's own book from which on they claim no more. */
  holdingMax: z.int().min(1).max(100_000).default(300),
  /** Days for which whoever had a customer last does not claim them back. */
  coolingOffDays: z.int().min(0).max(365).default(30),
  /** Days without a contact after which a customer goes back to the pool; 0 is never. */
  returnAfterDays: z.int().min(0).max(730).default(0),
  /** Days of warning before it, also when the rule is new. */
  returnWarnDays: z.int().min(1).max(60).default(7),
  /** Pool customers a keeper's program gives each salesperson a day; 0 is none. */
  allotPerDay: z.int().min(0).max(200).default(0),
  // Rules signed before these were asked for say nothing about them.
  passphraseMinLength: PassphraseRules.shape.passphraseMinLength.default(PASSPHRASE_PRESETS.nist.passphraseMinLength),
  passphraseClasses: PassphraseRules.shape.passphraseClasses.default(PASSPHRASE_PRESETS.nist.passphraseClasses),
  passphraseDays: PassphraseKeeping.shape.passphraseDays.default(PASSPHRASE_PRESETS.nist.passphraseDays),
  passphraseHistory: PassphraseKeeping.shape.passphraseHistory.default(PASSPHRASE_PRESETS.nist.passphraseHistory),
  lockAfter: PassphraseKeeping.shape.lockAfter.default(PASSPHRASE_PRESETS.nist.lockAfter),
  /** Whether a locked session may be gone back to by Touch ID; asked for by the program alone. */
  touchUnlock: z.boolean().default(false),
  /** Whose passphrase needs a second factor that is mixed into the key. */
  factorRoles: z.array(Role).max(ROLES.length).readonly().default([]),
});
export type Policy = z.infer<typeof Policy>;

export const DEFAULT_POLICY: Policy = {
  salespersonMayExport: false,
  leadMayExport: true,
  exportMaxRows: 5_000,
  revealsPerDay: 200,
  autoLockMinutes: 10,
  phoneRegion: 'CN',
  claimsPerDay: 10,
  holdingMax: 300,
  coolingOffDays: 30,
  returnAfterDays: 0,
  returnWarnDays: 7,
  allotPerDay: 0,
  ...PASSPHRASE_PRESETS.nist,
  touchUnlock: false,
  factorRoles: [],
};

export const MEMBER_STATES = ['invited', 'waiting', 'active', 'revoked'] as const;
/** invited: no keys yet · waiting: joined, a lead has not compared the words · active: confirmed · revoked. */
export const MemberState = z.enum(MEMBER_STATES);
export type MemberState = z.infer<typeof MemberState>;

export const MemberView = z.strictObject({
  id: MemberId,
  name: z.string(),
  state: MemberState,
  roles: z.array(RoleRef).readonly(),
  teamId: TeamId,
  teamName: z.string(),
  isSelf: z.boolean(),
  joinedAt: z.int().optional(),
  invitedAt: z.int().optional(),
  /** Latest instant at which the invitation is accepted; the program alone holds this limit. */
  invitationExpiresAt: z.int().optional(),
  /** Six words of the member's keys, to be compared in person; absent while invited. */
  words: z.strictObject({ en: z.array(z.string()).readonly(), zh: z.array(z.string()).readonly() }).optional(),
  /** True when the viewer is a lead who may compare the words now. */
  canConfirm: z.boolean(),
  /** True where the member's personal book does not open for a lead although it should. */
  bookWithheld: z.boolean(),
  /** Name of the account this one takes over when it is confirmed. */
  replaces: z.string().optional(),
  /** Roles that wait for a lead's signature, and who asked for them why. */
  proposed: z.strictObject({ roles: z.array(RoleRef).readonly(), by: z.string(), reason: z.string() }).optional(),
  /** The viewer may change roles of this person, give these roles alone. */
  mayGive: z.array(RoleRef).readonly(),
  /** The viewer is a lead whose signature makes the proposed roles count. */
  canConfirmChange: z.boolean(),
  /** The viewer may ask for another team for this person. */
  mayMove: z.boolean(),
  /** Another team that waits for signatures. */
  moving: z
    .strictObject({
      teamId: TeamId,
      team: z.string(),
      customers: z.enum(['stay', 'go']),
      by: z.string(),
      reason: z.string(),
      canSign: z.boolean(),
    })
    .optional(),
  /** Seconds this person waits on this computer after wrong passphrases, where the viewer may end it. */
  pausedFor: z.int().optional(),
  /** The viewer can sign that this person left. */
  mayLeave: z.boolean(),
  /** Of somebody who left, or went to another team: customers they left behind that nobody has taken over, as far as the viewer can open them. */
  customersLeft: z.int(),
});
export type MemberView = z.infer<typeof MemberView>;

export const BookView = z.strictObject({
  id: BookId,
  kind: BookKind,
  name: z.string(),
  teamId: TeamId,
  ownerId: MemberId.optional(),
  customers: z.int(),
  /** Whether the viewer holds the key of the group. */
  opens: z.strictObject({ card: z.boolean(), private: z.boolean() }),
});
export type BookView = z.infer<typeof BookView>;

/** One line of "who can open this". */
export const ReaderView = z.strictObject({
  memberId: MemberId.optional(),
  /** `recovery` is the printed recovery key, not a person. */
  kind: z.enum(['member', 'recovery']),
  name: z.string(),
  groups: z.array(KeyGroup).readonly(),
  enforcement: Enforcement,
});
export type ReaderView = z.infer<typeof ReaderView>;
