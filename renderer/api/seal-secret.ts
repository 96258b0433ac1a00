/** Seals what a person typed to the vault process, so that main passes on what it cannot read; the other half is electron/ipc/secret-box.ts. */
import { SEALED, SEALING } from '../../shared/secret-fields.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** `to` is the process's public key, 65 bytes in base64. */
export async function sealSecret(text: string, to: string): Promise<string> {
  const { subtle } = crypto;
  const theirs = Uint8Array.from(atob(to), (char) => char.charCodeAt(0));
  const pair = await subtle.generateKey(CURVE, false, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const shared = await subtle.deriveBits(
    { name: 'ECDH', public: await subtle.importKey('raw', theirs, CURVE, false, []) },
    pair.privateKey,
    256,
  );
  const base = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const derive = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array([...point, ...theirs]), info: new TextEncoder().encode(SEALING) };
  const key = await subtle.deriveKey(derive, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const plain = new TextEncoder().encode(text);
  // The key serves this once, so its nonce may be fixed.
  const sealed = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, plain));
  plain.fill(0);
  return SEALED + btoa(String.fromCharCode(...point, ...sealed));
}
