import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frame, utf8 } from '../../../electron/vault/crypto/bytes.ts';
import { open, paddedLength, seal } from '../../../electron/vault/crypto/seal.ts';
import { SecretKey } from '../../../electron/vault/crypto/secret-key.ts';

const key = new SecretKey(new Uint8Array(32).fill(7));
const aad = utf8('here');
const bytes = (max: number) => fc.uint8Array({ maxLength: max });

test('F3 what is sealed opens to the same bytes, empty and long ones too', () => {
  fc.assert(
    fc.property(bytes(3_000), bytes(60), (plain, place) => {
      expect(Buffer.from(plain).equals(open(key, seal(key, plain, place), place))).toBe(true);
    }),
    { numRuns: 200 },
  );
  expect(open(key, seal(key, new Uint8Array(0), aad), aad)).toHaveLength(0);
});

test('F3 no envelope with a single bit flipped opens', () => {
  const envelope = seal(key, utf8('13800138000'), aad);
  for (let bit = 0; bit < envelope.length * 8; bit += 1) {
    const flipped = Buffer.from(envelope);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(() => open(key, flipped, aad)).toThrow(expect.objectContaining({ code: 'VAULT_DAMAGED' }));
  }
});

test('F3 a cut or lengthened envelope does not open', () => {
  const envelope = seal(key, utf8('13800138000'), aad);
  for (let length = 0; length < envelope.length; length += 1)
    expect(() => open(key, envelope.subarray(0, length), aad)).toThrow(expect.objectContaining({ code: 'VAULT_DAMAGED' }));
  expect(() => open(key, Buffer.concat([envelope, Buffer.of(0)]), aad)).toThrow();
});

test('F1 framing tells apart what concatenation would not', () => {
  fc.assert(
    fc.property(fc.array(bytes(8), { maxLength: 5 }), fc.array(bytes(8), { maxLength: 5 }), (a, b) => {
      const same = a.length === b.length && a.every((part, i) => Buffer.from(part).equals(b[i] ?? new Uint8Array(1)));
      expect(frame(...a).equals(frame(...b))).toBe(same);
    }),
  );
  expect(() => open(key, seal(key, utf8('x'), frame(utf8('ab'), utf8('c'))), frame(utf8('a'), utf8('bc')))).toThrow();
});

test('F4 lengths are padded to steps of 64 bytes up to 1 KiB and of 256 above', () => {
  expect([0, 1, 60, 61, 124, 1_020, 1_021, 1_276, 1_277].map(paddedLength)).toEqual([64, 64, 64, 128, 128, 1_024, 1_280, 1_280, 1_536]);
  for (const [a, b] of [
    ['Li', 'Ouyang Zhenhua'],
    ['13800138000', '+8613900139000'],
  ] as const)
    expect(seal(key, utf8(a), aad)).toHaveLength(seal(key, utf8(b), aad).length);
});

test('F3 sealing the same bytes twice gives different envelopes', () => {
  const made = new Set(Array.from({ length: 200 }, () => seal(key, utf8('same'), aad).toString('hex')));
  expect(made.size).toBe(200);
});
