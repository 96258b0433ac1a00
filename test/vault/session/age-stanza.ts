/**
 * The X25519 recipient stanza of age-encryption.org/v1, written from its specification over node:crypto: tells which of
 * many identities a file is for a hundred times faster than asking the library about each, and independently of it.
 */
import { createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, hkdfSync, type KeyObject } from 'node:crypto';
import { fromHex, utf8 } from '../../../electron/vault/crypto/bytes.ts';
import { remembering } from './tried.ts';

const PKCS8_PREFIX = fromHex('302e020100300506032b656e04220420');
const SPKI_PREFIX = fromHex('302a300506032b656e032100');

export type StanzaKey = { readonly secret: KeyObject; readonly recipient: Buffer };

export function stanzaKey(seed: Uint8Array): StanzaKey {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' });
  return { secret, recipient: spki.subarray(SPKI_PREFIX.length) };
}

type Stanza = { readonly share: Buffer; readonly publicKey: KeyObject; readonly body: Buffer };

function stanzasOf(file: Uint8Array): Stanza[] {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('latin1');
  const header = text.slice(0, text.indexOf('\n---'));
  return [...header.matchAll(/-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})/g)].map(([, text, body]) => {
    const share = Buffer.from(text ?? '', 'base64');
    const publicKey = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, share]), format: 'der', type: 'spki' });
    return { share, publicKey, body: Buffer.from(body ?? '', 'base64') };
  });
}

function unwraps(key: StanzaKey, { share, publicKey, body }: Stanza): boolean {
  const shared = diffieHellman({ privateKey: key.secret, publicKey });
  const wrapping = new Uint8Array(
    hkdfSync('sha256', shared, Buffer.concat([share, key.recipient]), utf8('age-encryption.org/v1/X25519'), 32),
  );
  const decipher = createDecipheriv('chacha20-poly1305', wrapping, Buffer.alloc(12), { authTagLength: 16 });
  decipher.setAuthTag(body.subarray(16));
  decipher.update(body.subarray(0, 16));
  try {
    decipher.final();
    return true;
  } catch {
    return false;
  }
}

const stanzas = remembering<readonly Stanza[]>(5_000);
const answers = remembering<boolean>(200_000);

/** Whether the file has a stanza for the key; `hash` is the file's. */
export function isFor(key: StanzaKey, file: Uint8Array, hash: string): boolean {
  return answers.of(`${hash} ${key.recipient.toString('latin1')}`, () =>
    stanzas.of(hash, () => stanzasOf(file)).some((stanza) => unwraps(key, stanza)),
  );
}
