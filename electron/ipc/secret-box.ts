/**
 * Opens what the window sealed to this process. The key pair is made when it is first asked for and ends with the process.
 * ECDH on P-256, HKDF-SHA256, AES-256-GCM, each key used once; the window's half is renderer/api/seal-secret.ts.
 */
import { webcrypto } from 'node:crypto';
import { VaultError } from '../../shared/errors.ts';
import { changeFields, SEALED, SEALING, SECRET_FIELDS, SECRET_MAX } from '../../shared/secret-fields.ts';

const { subtle } = webcrypto;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
/** An uncompressed point. */
const POINT_BYTES = 65;
/** Calls that main makes in place of a method that carries a secret. */
const OWN_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'vault.create': ['passphrase'],
  'factors.writeKeyFile': ['passphrase'],
  'exports.write': ['request.target.passphrase'],
  'restores.inspectFile': ['key'],
  'restores.write': ['key'],
};

export type SecretBox = {
  /** Public key, 65 bytes in base64. */
  readonly publicKey: () => Promise<string>;
  /** The input with its secrets in the clear; texts that are not sealed stay. Throws SECRET_UNREADABLE, INVALID_INPUT. */
  readonly open: (method: string, input: unknown) => Promise<unknown>;
};

export function createSecretBox(): SecretBox {
  let pair: Promise<webcrypto.CryptoKeyPair> | undefined;
  const keys = (): Promise<webcrypto.CryptoKeyPair> => (pair ??= subtle.generateKey(CURVE, false, ['deriveBits']));
  const publicBytes = async (): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await subtle.exportKey('raw', (await keys()).publicKey));

  const openText = async (text: string): Promise<string> => {
    const plain = text.startsWith(SEALED) ? await unseal(text.slice(SEALED.length)) : text;
    if (plain.length > SECRET_MAX) throw new VaultError('INVALID_INPUT', 'a secret is too long');
    return plain;
  };
  const unseal = async (text: string): Promise<string> => {
    const bytes = new Uint8Array(Buffer.from(text, 'base64'));
    try {
      const point = bytes.subarray(0, POINT_BYTES);
      const theirs = await subtle.importKey('raw', point, CURVE, false, []);
      const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, (await keys()).privateKey, 256);
      const base = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
      const salt = Buffer.concat([point, await publicBytes()]);
      const derive = { name: 'HKDF', hash: 'SHA-256', salt, info: Buffer.from(SEALING) };
      const key = await subtle.deriveKey(derive, base, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
      const plain = await subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, bytes.subarray(POINT_BYTES));
      return Buffer.from(plain).toString('utf8');
    } catch (error) {
      // Sealed to a process that has ended meanwhile.
      throw new VaultError('SECRET_UNREADABLE', 'a secret was sealed to another process', { cause: error });
    }
  };
  return {
    publicKey: async () => Buffer.from(await publicBytes()).toString('base64'),
    open: (method, input) => changeFields(input, SECRET_FIELDS[method] ?? OWN_FIELDS[method] ?? [], openText),
  };
}
