/** Where the second factors of a slot are, and what a sign-in finds of them. Rules K11, K12. */
import { VaultError } from '../../../shared/errors.ts';
import type { SlotId } from '../../../shared/model/ids.ts';
import { readKeyFile } from '../crypto/key-file.ts';
import type { FactorSecrets, SlotHeader } from '../crypto/keyslot.ts';
import type { KeyStore } from '../ports.ts';

export const SECRET_BYTES = 32;

/** In the key store. */
export function deviceSecretName(vaultId: string, slot: SlotId): string {
  return `device-secret-${vaultId}-${slot}`;
}

/**
 * What the slot asks for beside the passphrase, as far as it is here. Throws KEY_FILE_WRONG; KEY_FILE_NEEDED and
 * DEVICE_SECRET_MISSING before any passphrase is tried, which tells no more than the slot's clear header.
 */
export async function findFactors(
  keyStore: KeyStore,
  { vaultId, slotId, factors = [] }: SlotHeader,
  keyFile: string | undefined,
): Promise<FactorSecrets> {
  const found: { device?: Uint8Array; file?: Uint8Array } = {};
  if (factors.includes('file')) {
    if (keyFile === undefined) throw new VaultError('KEY_FILE_NEEDED');
    found.file = readKeyFile(keyFile, { vaultId, slotId });
  }
  if (factors.includes('device')) {
    const secret = await keyStore.read(deviceSecretName(vaultId, slotId));
    if (secret?.length !== SECRET_BYTES) throw new VaultError('DEVICE_SECRET_MISSING');
    found.device = secret;
  }
  return found;
}
