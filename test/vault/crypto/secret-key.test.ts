import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { hex, utf8 } from '../../../electron/vault/crypto/bytes.ts';
import { deriveMemberKeys } from '../../../electron/vault/crypto/member-keys.ts';
import { SecretKey } from '../../../electron/vault/crypto/secret-key.ts';

const BYTES = utf8('0123456789abcdef0123456789ABCDEF');

test('K5 a secret key prints as [secret] wherever a program may print it', () => {
  const key = new SecretKey(BYTES);
  const holder = { key, list: [key], map: new Map([['k', key]]) };
  // `format` is what console.log prints with.
  const printed = [
    inspect(key),
    inspect(holder, { depth: 9, showHidden: true }),
    format(key, holder),
    format('%s %o %O %j', key, key, key, key),
    JSON.stringify(holder),
    String(key),
    Object.keys(key).join(),
  ];
  for (const text of printed) {
    expect(text).not.toContain('0123456789');
    expect(text).not.toContain(hex(BYTES));
    expect(text).not.toMatch(/48,\s*49|30 31 32/);
  }
  expect(inspect(key)).toBe('[secret]');
  expect(JSON.stringify({ key })).toBe('{"key":"[secret]"}');
});

test('K5 a purged key is wiped and gives no bytes any more', () => {
  const key = new SecretKey(BYTES);
  const inside = key.bytes;
  key.purge();
  expect(key.purged).toBe(true);
  expect(inside.every((byte) => byte === 0)).toBe(true);
  expect(() => key.bytes).toThrow('purged');
  expect(BYTES[0]).toBe(48);
});

test('K5 every key of a person differs, and follows from seed and device alone', async () => {
  const device = '0198c0de-0000-7000-8000-000000000004';
  const [a, b, c] = await Promise.all([
    deriveMemberKeys(new SecretKey(BYTES), device),
    deriveMemberKeys(new SecretKey(BYTES), device),
    deriveMemberKeys(new SecretKey(BYTES), device.replace(/4$/, '5')),
  ]);
  expect([b.identity, b.recipient, hex(b.signer.publicKey)]).toEqual([a.identity, a.recipient, hex(a.signer.publicKey)]);
  expect(hex(c.signer.publicKey)).not.toBe(hex(a.signer.publicKey));
  expect(c.recipient).toBe(a.recipient);
  expect(hex(a.snapshotKey.bytes)).not.toBe(hex(a.seed.bytes));
});
