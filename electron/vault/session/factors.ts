/** Adding second factors to the own passphrase slot and removing them. Rules K11, K12. */
import { VaultError } from '../../../shared/errors.ts';
import { FACTORS, type Factor } from '../../../shared/model/factors.ts';
import { writeFileWhole } from '../backup/write-file.ts';
import { utf8 } from '../crypto/bytes.ts';
import { keyFileText } from '../crypto/key-file.ts';
import { requireOwnSecret, rewrapPassphrase } from './change-passphrase.ts';
import { deviceSecretName, SECRET_BYTES } from './find-factors.ts';
import { findPassphraseSlot } from './own-slots.ts';
import { roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

/** Factors the own passphrase slot asks for now. */
export function ownFactors(vault: UnlockedVault): readonly Factor[] {
  return findPassphraseSlot(vault)?.header.factors ?? [];
}

/** Whether the rules ask one of this person's roles for a factor that the passphrase does not have; whoever came in by the kit sets a new passphrase first. */
export function owesFactor(vault: UnlockedVault): boolean {
  const { self } = vault;
  if (self.slot !== self.passphraseSlot || Object.keys(self.factors).length > 0) return false;
  const { factorRoles } = roster(vault).policy;
  return selfMember(vault).roles.some((role) => factorRoles.some((asked) => asked === role));
}

/**
 * Makes the secret of a factor, puts it where it belongs and binds it into the slot; `path` is where a key file is written.
 * Throws WRONG_PASSPHRASE, KIT_NEEDED (nobody should depend on a thing that gets lost without a kit), CONFLICT when it is
 * there already, what writing a file throws.
 */
export async function addFactor(
  vault: UnlockedVault,
  current: string,
  wanted: { readonly factor: 'device' } | { readonly factor: 'file'; readonly path: string },
): Promise<void> {
  await vault.verified;
  if (selfMember(vault).kitRecipient === undefined) throw new VaultError('KIT_NEEDED');
  const content = await requireOwnSecret(vault, current);
  requirePassphrase(vault);
  const before = ownFactors(vault);
  if (before.includes(wanted.factor)) throw new VaultError('CONFLICT', 'the factor is in use already');
  const { journal, ports, self } = vault;
  const secret = ports.random.bytes(SECRET_BYTES);
  const place = { vaultId: journal.vaultId, slotId: self.passphraseSlot };
  // The secret is where it belongs before the slot asks for it: a failure in between leaves a sign-in that still works.
  if (wanted.factor === 'device') await ports.keyStore.write(deviceSecretName(place.vaultId, place.slotId), secret);
  else await writeFileWhole(wanted.path, [utf8(keyFileText(place, secret))]);
  const factors = FACTORS.filter((factor) => factor === wanted.factor || before.includes(factor));
  const secrets = { ...self.factors, [wanted.factor]: secret };
  await rewrapPassphrase(
    vault,
    { passphrase: current, factors, secrets, kept: { past: content.past, codes: content.codes } },
    { audit: [{ action: 'factor.added', subject: wanted.factor }] },
  );
}

/** Throws WRONG_PASSPHRASE, NOT_FOUND when the slot does not ask for it. */
export async function removeFactor(vault: UnlockedVault, current: string, factor: Factor): Promise<void> {
  await vault.verified;
  const content = await requireOwnSecret(vault, current);
  requirePassphrase(vault);
  const before = ownFactors(vault);
  if (!before.includes(factor)) throw new VaultError('NOT_FOUND', 'the factor is not in use');
  const factors = before.filter((other) => other !== factor);
  const { [factor]: _gone, ...secrets } = vault.self.factors;
  await rewrapPassphrase(
    vault,
    { passphrase: current, factors, secrets, kept: { past: content.past, codes: content.codes } },
    { audit: [{ action: 'factor.removed', subject: factor }] },
  );
}

/** Whoever came in by the kit has no passphrase to wrap again: a new one ends the factors that are not here. */
export function requirePassphrase(vault: UnlockedVault): void {
  if (vault.self.slot !== vault.self.passphraseSlot) throw new VaultError('PASSPHRASE_NEEDED');
}
