/** What a backup says about itself, signed by the device that made it. Rule U2. */
import { z } from 'zod';
import { DeviceId, MemberId, VaultId } from '../../../shared/model/ids.ts';
import { frame, fromBase64, utf8 } from '../crypto/bytes.ts';
import { base64 } from '../crypto/bytes.ts';
import type { Signer } from '../crypto/signing.ts';
import { verifySignature } from '../crypto/signing.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const Stated = z.strictObject({
  format: z.literal(1),
  vaultId: VaultId,
  vaultName: z.string().max(200),
  madeAt: z.int(),
  madeBy: MemberId,
  device: DeviceId,
  /** Newest batch inside. */
  seq: z.int(),
  head: Hash,
  /** Live rows and the hash over their sorted (id, digest). */
  rows: z.int(),
  state: Hash,
  /** Of the vault file's bytes. */
  sha256: Hash,
  bytes: z.int(),
});
export type Stated = z.infer<typeof Stated>;

export const Manifest = z.strictObject({ stated: Stated, signature: z.base64() });
export type Manifest = z.infer<typeof Manifest>;

function message(stated: Stated): Buffer {
  return frame(utf8('keepbook/1 backup'), utf8(JSON.stringify(stated)));
}

export function signManifest(stated: Stated, signer: Signer): Manifest {
  const parsed = Stated.parse(stated);
  return { stated: parsed, signature: base64(signer.sign(message(parsed))) };
}

/** `deviceKey` must come from the roster inside the backup, never from the manifest. */
export function manifestHolds(manifest: Manifest, deviceKey: Uint8Array): boolean {
  return verifySignature(deviceKey, message(manifest.stated), fromBase64(manifest.signature));
}
