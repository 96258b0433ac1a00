/**
 * Codes of an authenticator app after the passphrase. A gate of this program and no key: the secret lies in the slot that
 * the passphrase opens, so whoever has file and passphrase needs no code. What was used up is in the key store, where an older
 * copy of the file does not bring it back. Rule N4.
 */
import { base32crockford, base32nopad } from '@scure/base';
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import { fromBase64, base64, utf8 } from '../crypto/bytes.ts';
import { plainCode } from '../crypto/code.ts';
import { sha256 } from '../crypto/hash.ts';
import type { Codes } from '../crypto/keyslot.ts';
import { matchingStep, TOTP_SECRET_BYTES, totpUri } from '../crypto/totp.ts';
import { requireOwnSecret, rewrapPassphrase } from './change-passphrase.ts';
import { ownFactors, requirePassphrase } from './factors.ts';
import { qrPath } from './kit.ts';
import { roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

const RECOVERY_CODES = 10;
/** 50 bits; tried against a gate, not against a file. */
const RECOVERY_BYTES = 7;
const RECOVERY_CHARS = 10;

const Used = z.strictObject({ step: z.int(), recovery: z.array(z.string()).max(1_000) });
type Used = z.infer<typeof Used>;

const passed = new WeakSet<UnlockedVault>();
const pending = new WeakMap<UnlockedVault, Uint8Array>();
const waiting = new WeakMap<UnlockedVault, (() => void)[]>();

function nameOf(vault: UnlockedVault): string {
  return `codes-${vault.journal.vaultId}-${vault.self.passphraseSlot}`;
}

async function readUsed(vault: UnlockedVault): Promise<Used> {
  const kept = await vault.ports.keyStore.read(nameOf(vault));
  try {
    if (kept !== undefined) return Used.parse(JSON.parse(Buffer.from(kept).toString('utf8')));
  } catch {
    // What does not read tells nothing; whoever can write here could as well have removed it.
  }
  return { step: 0, recovery: [] };
}

async function writeUsed(vault: UnlockedVault, used: Used): Promise<void> {
  await vault.ports.keyStore.write(nameOf(vault), utf8(JSON.stringify(used)));
}

/** Whether this session still waits for a code. One opened with the kit does not: the kit is what opens when a phone is lost. */
export function awaitsCode(vault: UnlockedVault): boolean {
  return vault.self.codes !== undefined && !passed.has(vault);
}

function letIn(vault: UnlockedVault): void {
  passed.add(vault);
  for (const go of waiting.get(vault) ?? []) go();
  waiting.delete(vault);
}

/** Settles when the gate is open; at once where there is none. */
export function codeGiven(vault: UnlockedVault): Promise<void> {
  if (!awaitsCode(vault)) return Promise.resolve();
  return new Promise((resolve) => {
    waiting.set(vault, [...(waiting.get(vault) ?? []), resolve]);
  });
}

function recoveryHash(typed: string): string {
  return sha256(utf8(`recovery code ${plainCode(typed)}`)).toString('hex');
}

/** Recovery codes that were not used on this computer. */
export async function recoveryLeft(vault: UnlockedVault): Promise<number> {
  const { recovery } = await readUsed(vault);
  return (vault.self.codes?.recovery ?? []).filter((hash) => !recovery.includes(hash)).length;
}

/** Opens the gate with the app's code or one of the recovery codes, each of them once. Throws WRONG_CODE. */
export async function enterCode(vault: UnlockedVault, typed: string): Promise<void> {
  const { codes } = vault.self;
  if (codes === undefined) return;
  const used = await readUsed(vault);
  const step = matchingStep(fromBase64(codes.secret), typed.replace(/\s/g, ''), vault.ports.clock.now(), used.step);
  const hash = recoveryHash(typed);
  if (step !== undefined) await writeUsed(vault, { ...used, step });
  else if (codes.recovery.includes(hash) && !used.recovery.includes(hash))
    await writeUsed(vault, { ...used, recovery: [...used.recovery, hash] });
  else throw new VaultError('WRONG_CODE');
  letIn(vault);
}

export type CodeSetUp = { readonly secret: string; readonly qrPath: string; readonly qrSize: number };

/** A secret to be taken over by an app; in force only when a code of it was given. Throws WRONG_PASSPHRASE, KIT_NEEDED, PASSPHRASE_NEEDED. */
export async function beginCodes(vault: UnlockedVault, passphrase: string): Promise<CodeSetUp> {
  if (selfMember(vault).kitRecipient === undefined) throw new VaultError('KIT_NEEDED');
  requirePassphrase(vault);
  await requireOwnSecret(vault, passphrase);
  const secret = vault.ports.random.bytes(TOTP_SECRET_BYTES);
  pending.set(vault, secret);
  const uri = totpUri(secret, { vaultName: roster(vault).vaultName, name: selfMember(vault).name });
  return { secret: base32nopad.encode(secret), ...qrPath(uri) };
}

function newRecoveryCode(vault: UnlockedVault): string {
  return base32crockford.encode(vault.ports.random.bytes(RECOVERY_BYTES)).slice(0, RECOVERY_CHARS);
}

/** Puts the codes in force and returns the recovery codes, shown once. Throws WRONG_CODE, WRONG_PASSPHRASE, NOT_FOUND without a beginning. */
export async function confirmCodes(vault: UnlockedVault, passphrase: string, code: string): Promise<readonly string[]> {
  const secret = pending.get(vault);
  if (secret === undefined) throw new VaultError('NOT_FOUND', 'nothing was begun');
  const step = matchingStep(secret, code.replace(/\s/g, ''), vault.ports.clock.now(), 0);
  if (step === undefined) throw new VaultError('WRONG_CODE');
  const recovery = Array.from({ length: RECOVERY_CODES }, () => newRecoveryCode(vault));
  await setCodes(vault, passphrase, { secret: base64(secret), recovery: recovery.map(recoveryHash) });
  pending.delete(vault);
  await writeUsed(vault, { step, recovery: [] });
  letIn(vault);
  return recovery;
}

/** Throws NOT_FOUND, WRONG_PASSPHRASE, PASSPHRASE_NEEDED. */
export async function removeCodes(vault: UnlockedVault, passphrase: string): Promise<void> {
  if (vault.self.codes === undefined) throw new VaultError('NOT_FOUND', 'no codes are asked for');
  await setCodes(vault, passphrase, undefined);
}

async function setCodes(vault: UnlockedVault, passphrase: string, codes: Codes | undefined): Promise<void> {
  await vault.verified;
  requirePassphrase(vault);
  const { past } = await requireOwnSecret(vault, passphrase);
  const action = codes === undefined ? 'factor.removed' : 'factor.added';
  const secrets = vault.self.factors;
  await rewrapPassphrase(
    vault,
    { passphrase, factors: ownFactors(vault), secrets, kept: { past, codes } },
    { audit: [{ action, subject: 'codes' }] },
  );
}
