import { z } from 'zod';

/** Days until a new passphrase is asked for; 0 is never. */
export const PASSPHRASE_DAYS = [0, 90, 180] as const;

/** What a new passphrase must be besides strong enough, which nobody can switch off. */
export const PassphraseRules = z.strictObject({
  /** Code points after NFKC. */
  passphraseMinLength: z.int().min(12).max(64),
  /** Capitals, small letters, digits and something else, one of each. */
  passphraseClasses: z.boolean(),
});
export type PassphraseRules = z.infer<typeof PassphraseRules>;

/** How passphrases are kept over time, and when wrong ones cost an hour. */
export const PassphraseKeeping = z.strictObject({
  passphraseDays: z.literal(PASSPHRASE_DAYS),
  /** How many of the last passphrases, the present one included, cannot be taken again. */
  passphraseHistory: z.int().min(0).max(24),
  lockAfter: z.int().min(3).max(10),
});

/**
 * `nist`: NIST SP 800-63B-4 (2025) asks for 15 characters where nothing else is asked, and forbids demanding kinds of
 * characters or a change every so often. `classic`: what many company rules still ask for.
 */
export const PASSPHRASE_PRESETS = {
  nist: { passphraseMinLength: 15, passphraseClasses: false, passphraseDays: 0, passphraseHistory: 10, lockAfter: 10 },
  classic: { passphraseMinLength: 12, passphraseClasses: true, passphraseDays: 90, passphraseHistory: 10, lockAfter: 3 },
} as const satisfies Readonly<Record<string, PassphraseRules & z.infer<typeof PassphraseKeeping>>>;

/** For a passphrase that no vault has rules for: a founder's, or that of an export. */
export const FIRST_RULES: PassphraseRules = {
  passphraseMinLength: PASSPHRASE_PRESETS.nist.passphraseMinLength,
  passphraseClasses: PASSPHRASE_PRESETS.nist.passphraseClasses,
};
