import { z } from 'zod';
import { MemberId, SlotId, TeamId, VaultId } from './ids.ts';
import { Factors } from './factors.ts';
import { Policy, RoleRef } from './access.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

export const Theme = z.enum(['light', 'dark', 'system']);
export type Theme = z.infer<typeof Theme>;

/** Kept by main beside the vault, readable before sign-in: nothing about customers. */
export const Preferences = z.strictObject({
  language: Language,
  theme: Theme,
  density: z.enum(['normal', 'compact']),
  textSize: z.enum(['normal', 'large', 'larger']),
  /** Whether the hints of the first days are still wanted. */
  hints: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

/** Names a path or a prepared file that stays in main; the renderer never sees paths. */
export const Handle = z
  .string()
  .regex(/^h[0-9a-z]{16,40}$/)
  .brand<'Handle'>();
export type Handle = z.infer<typeof Handle>;

export const LOCK_REASONS = ['user', 'idle', 'suspend', 'screen', 'closed', 'crashed'] as const;
export const LockReason = z.enum(LOCK_REASONS);
export type LockReason = z.infer<typeof LockReason>;

/** base64url, as WebAuthn's JSON forms write bytes. */
const Base64Url = z
  .string()
  .min(1)
  .max(1_400)
  .regex(/^[A-Za-z0-9_-]+$/);

/** What a security key is asked at sign-in. */
export const SecurityKeyRequest = z.strictObject({ slotId: SlotId, credentialId: Base64Url, question: Base64Url });
export type SecurityKeyRequest = z.infer<typeof SecurityKeyRequest>;

export const SignInLabel = z.strictObject({
  slotId: SlotId,
  label: z.string(),
  /** What signing in needs beside the passphrase. */
  factors: Factors,
  securityKeys: z.array(SecurityKeyRequest).max(20).readonly(),
});
export type SignInLabel = z.infer<typeof SignInLabel>;

/** What became of the file that stood where a backup was brought back to; absent where there was none. */
export const Restored = z.strictObject({ keptAs: z.string().optional() });
export type Restored = z.infer<typeof Restored>;

export const AppState = z.strictObject({
  phase: z.enum(['welcome', 'locked', 'unlocked']),
  /** File name without its folder; absent on the welcome screen. */
  vaultName: z.string().optional(),
  labels: z.array(SignInLabel).readonly(),
  recent: z
    .array(z.strictObject({ handle: Handle, name: z.string(), folder: z.string() }))
    .max(10)
    .readonly(),
  lockReason: LockReason.optional(),
  /** This vault was just brought back from a backup, and nobody has signed in since. */
  restored: Restored.optional(),
  /** Key files that opened slots since the program was started. */
  keyFiles: z
    .array(z.strictObject({ slotId: SlotId, handle: Handle, fileName: z.string() }))
    .max(200)
    .readonly(),
  /** Whoever was in last can come back by Touch ID. */
  touch: z.boolean(),
  /** Who was signed in last since the vault was opened. */
  lastMemberId: MemberId.optional(),
  /** The open vault holds invented customers and goes when it is left. */
  demo: z.boolean(),
  shell: z.enum(['electron', 'preview']),
  version: z.string(),
  /** What protects the device's own store: `none` in the preview shell and with Linux' basic_text. */
  keyStore: z.enum(['os', 'none']),
  preferences: Preferences,
});
export type AppState = z.infer<typeof AppState>;

/** Shown once; `rows` are printed in groups of five. */
export const KitSheet = z.strictObject({
  code: z.string(),
  label: z.string(),
  vaultName: z.string(),
  vaultWords: z.strictObject({ en: z.array(z.string()).readonly(), zh: z.array(z.string()).readonly() }),
  createdAt: z.int(),
  /** Only on the founder's sheet: the age identity that opens every book and backup. */
  recoveryKey: z.string().optional(),
  /** QR of the code as a path of an SVG of `qrSize` modules. */
  qrPath: z.string(),
  qrSize: z.int(),
});
export type KitSheet = z.infer<typeof KitSheet>;

export const SixWords = z.strictObject({ en: z.array(z.string()).readonly(), zh: z.array(z.string()).readonly() });
export type SixWords = z.infer<typeof SixWords>;

export const Damage = z.strictObject({
  kind: z.enum(['row-missing', 'row-altered', 'row-unsigned', 'row-unreadable', 'batch-refused']),
  /** Batch or row named by token, so that it can be found in the log; holds no customer value. */
  where: z.string(),
  /** Who signed what is refused, where known. */
  author: z.string().optional(),
  code: z.string(),
});
export type Damage = z.infer<typeof Damage>;

/** What the program could prove about the file since unlock. */
export const Health = z.strictObject({
  verification: z.enum(['running', 'intact', 'damaged']),
  verifiedRows: z.int(),
  totalRows: z.int(),
  damage: z.array(Damage).max(200).readonly(),
  damageTotal: z.int(),
  /** `known`: same as or newer than the newest checkpoint kept outside the file. */
  anchor: z.enum(['known', 'first-time', 'rolled-back', 'restored']),
  /** Six words of the newest checkpoint, to be compared on a computer that never opened this vault. */
  words: SixWords,
  /** Instant of the newest backup that was written whole, from the log; nothing has read it back since. */
  lastBackupAt: z.int().optional(),
  /** Instant of a newer backup of whose end the log says nothing: it runs, or the program ended first, or this file came out of it. */
  unfinishedBackupAt: z.int().optional(),
  /** Instant of the newest entry: how old the file is. */
  newestAt: z.int(),
});
export type Health = z.infer<typeof Health>;

export const Permissions = z.strictObject({
  createCustomers: z.boolean(),
  importCustomers: z.boolean(),
  moveCustomers: z.boolean(),
  /** Has an own book to claim customers of the pool into. */
  claimCustomers: z.boolean(),
  exportCustomers: z.boolean(),
  backUp: z.boolean(),
  invite: z.boolean(),
  confirm: z.boolean(),
  createTeams: z.boolean(),
  setPolicy: z.boolean(),
  readAuditLog: z.boolean(),
  seeFigures: z.boolean(),
});
export type Permissions = z.infer<typeof Permissions>;

/** Wrong passphrases, and the instant (ms) of the last one. */
export const MissedSignIns = z.strictObject({ count: z.int().min(1), lastAt: z.int() });
export type MissedSignIns = z.infer<typeof MissedSignIns>;

export const Session = z.strictObject({
  vaultId: VaultId,
  vaultName: z.string(),
  vaultWords: SixWords,
  memberId: MemberId,
  name: z.string(),
  /** `waiting` until a lead has compared the words. */
  state: z.enum(['waiting', 'active']),
  words: SixWords,
  roles: z.array(RoleRef).readonly(),
  teamId: TeamId,
  teamName: z.string(),
  permissions: Permissions,
  policy: Policy,
  /** People and grants that wait for this person to act. */
  waiting: z.strictObject({ confirmations: z.int(), reviewOverdue: z.boolean(), agreement: z.boolean() }),
  revealsToday: z.int(),
  hasKit: z.boolean(),
  /** What the own passphrase needs beside it. */
  factors: Factors,
  /** The rules ask this role for a second factor, and there is none yet: nothing else goes before. */
  owesFactor: z.boolean(),
  /** Own security keys, oldest first. */
  securityKeys: z.array(SlotId).max(20).readonly(),
  /** `waiting`: nothing else goes before a code was given. */
  codes: z.enum(['none', 'waiting', 'given']),
  /** Instant (ms) from which on the program asks for a new passphrase first; absent where passphrases do not expire. */
  passphraseExpiresAt: z.int().optional(),
  /** Tried in this person's name on this computer since they were here last; told in the session that follows. */
  missedSignIns: MissedSignIns.optional(),
});
export type Session = z.infer<typeof Session>;

export const PassphraseVerdict = z.strictObject({
  acceptable: z.boolean(),
  /** log10 of the guesses zxcvbn-ts expects. */
  guessesLog10: z.number(),
  score: z.int().min(0).max(4),
  /** Reasons in the order in which to fix them. */
  problems: z.array(z.enum(['too-short', 'blocklisted', 'own-name', 'classes', 'date', 'too-guessable', 'sequence', 'repeats'])).readonly(),
});
export type PassphraseVerdict = z.infer<typeof PassphraseVerdict>;

export const JobKind = z.enum([
  'check',
  'import',
  'saveRows',
  'undoImport',
  'export',
  'backup',
  'restore',
  'edit',
  'leave',
  'reseal',
  'move',
  'return',
]);
export type JobKind = z.infer<typeof JobKind>;
export const Job = z.strictObject({
  id: z.string(),
  kind: JobKind,
  done: z.int(),
  total: z.int(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  canCancel: z.boolean(),
  startedAt: z.int(),
  /** ErrorCode when failed. */
  code: z.string().optional(),
});
export type Job = z.infer<typeof Job>;
