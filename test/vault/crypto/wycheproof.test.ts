/** Project Wycheproof's vectors against the calls the product makes. Read from `../shared/wycheproof` where that folder exists. */
import { createHmac, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fromHex, hex } from '../../../electron/vault/crypto/bytes.ts';
import { open } from '../../../electron/vault/crypto/seal.ts';
import { SecretKey } from '../../../electron/vault/crypto/secret-key.ts';
import { verifySignature } from '../../../electron/vault/crypto/signing.ts';

const FOLDER = new URL('../../../../shared/wycheproof/', import.meta.url);
const isThere = existsSync(FOLDER);

const Vector = z.looseObject({ tcId: z.int(), result: z.enum(['valid', 'invalid', 'acceptable']) }).catchall(z.unknown());
const Vectors = z.object({ numberOfTests: z.int(), testGroups: z.array(z.looseObject({ tests: z.array(Vector) })) });

type Case = {
  readonly id: number;
  readonly result: string;
  readonly field: (name: string) => string;
  readonly group: (name: string) => unknown;
};

function casesOf(name: string): Case[] {
  const file = Vectors.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  const cases = file.testGroups.flatMap((group) =>
    group.tests.map((one): Case => ({
      id: one.tcId,
      result: one.result,
      field: (field) => z.string().parse(one[field]),
      group: (field) => group[field],
    })),
  );
  expect(cases).toHaveLength(file.numberOfTests);
  return cases;
}

function outcome(work: () => boolean): string {
  try {
    return work() ? 'valid' : 'invalid';
  } catch {
    return 'invalid';
  }
}

describe.skipIf(!isThere)('Wycheproof', () => {
  test('F3 XChaCha20-Poly1305 opens the valid vectors and no other', () => {
    const cases = casesOf('xchacha20_poly1305_test.json');
    for (const one of cases) {
      const [key, nonce, aad, ct, tag] = ['key', 'iv', 'aad', 'ct', 'tag'].map((name) => fromHex(one.field(name))) as [
        Buffer,
        Buffer,
        Buffer,
        Buffer,
        Buffer,
      ];
      const got = outcome(() => hex(xchacha20poly1305(key, nonce, aad).decrypt(Buffer.concat([ct, tag]))) === one.field('msg'));
      expect([one.id, got]).toEqual([one.id, one.result]);
      // Our envelope adds a length in front; what is no valid ciphertext does not open through it either.
      if (one.result === 'invalid' && nonce.length === 24 && key.length === 32)
        expect(() => open(new SecretKey(key), Buffer.concat([nonce, ct, tag]), aad)).toThrow();
    }
  });

  test('J1 Ed25519 verification accepts the valid signatures and no other', () => {
    for (const one of casesOf('ed25519_test.json')) {
      const key = z.object({ pk: z.string() }).parse(one.group('publicKey')).pk;
      const got = verifySignature(fromHex(key), fromHex(one.field('msg')), fromHex(one.field('sig')));
      expect([one.id, got]).toEqual([one.id, one.result === 'valid']);
    }
  });

  test('B2 X25519 gives the shared secrets stated; zero secrets are refused', () => {
    let refused = 0;
    for (const one of casesOf('x25519_test.json')) {
      const got = outcome(() => {
        const privateKey = createPrivateKey({
          key: Buffer.concat([fromHex('302e020100300506032b656e04220420'), fromHex(one.field('private'))]),
          format: 'der',
          type: 'pkcs8',
        });
        const publicKey = createPublicKey({
          key: Buffer.concat([fromHex('302a300506032b656e032100'), fromHex(one.field('public'))]),
          format: 'der',
          type: 'spki',
        });
        return hex(diffieHellman({ privateKey, publicKey })) === one.field('shared');
      });
      const isZero = /^0+$/.test(one.field('shared'));
      if (isZero) refused += 1;
      expect([one.id, got]).toEqual([one.id, isZero ? 'invalid' : 'valid']);
    }
    expect(refused).toBeGreaterThan(0);
  });

  test('K4 K5 HKDF-SHA256 and HMAC-SHA256 give the stated bytes', () => {
    for (const one of casesOf('hkdf_sha256_test.json')) {
      const size = one.field('okm').length / 2;
      const got = outcome(
        () =>
          hex(
            new Uint8Array(hkdfSync('sha256', fromHex(one.field('ikm')), fromHex(one.field('salt')), fromHex(one.field('info')), size)),
          ) === one.field('okm'),
      );
      if (one.result === 'valid') expect([one.id, got]).toEqual([one.id, 'valid']);
    }
    for (const one of casesOf('hmac_sha256_test.json')) {
      const tag = one.field('tag');
      const got = outcome(
        () =>
          createHmac('sha256', fromHex(one.field('key')))
            .update(fromHex(one.field('msg')))
            .digest('hex')
            .startsWith(tag) && tag.length > 0,
      );
      expect([one.id, got]).toEqual([one.id, one.result]);
    }
  });
});
