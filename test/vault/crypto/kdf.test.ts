import { argon2id } from '@noble/hashes/argon2.js';
import argon2 from 'argon2';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hex } from '../../../electron/vault/crypto/bytes.ts';
import { wrapSlot, unwrapSlot, type SlotHeader } from '../../../electron/vault/crypto/keyslot.ts';
import { checkCost, deriveKey, KDF_CEILING, KDF_FLOOR, productKdf } from '../../../electron/vault/crypto/kdf.ts';
import { SlotId } from '../../../shared/model/ids.ts';
import { cheapKdf } from '../../support/vault-world.ts';

test('K1 argon2 gives the Argon2id tag of RFC 9106, section 5.3', async () => {
  const filled = (length: number, value: number) => Buffer.alloc(length, value);
  const tag = await argon2.hash(filled(32, 1), {
    raw: true,
    type: argon2.argon2id,
    memoryCost: 32,
    timeCost: 3,
    parallelism: 4,
    hashLength: 32,
    salt: filled(16, 2),
    secret: filled(8, 3),
    associatedData: filled(12, 4),
  });
  expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
});

test('K1 the derivation agrees with @noble/hashes on any passphrase, salt and cost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.record({
        memoryKiB: fc.integer({ min: 64, max: 200 }),
        passes: fc.integer({ min: 1, max: 3 }),
        lanes: fc.integer({ min: 1, max: 4 }),
      }),
      async (passphrase, salt, cost) => {
        const key = await deriveKey(passphrase, salt, cost);
        const expected = argon2id(new TextEncoder().encode(passphrase.normalize('NFKC')), salt, {
          m: cost.memoryKiB,
          t: cost.passes,
          p: cost.lanes,
          dkLen: 32,
        });
        expect(hex(key.bytes)).toBe(hex(expected));
      },
    ),
    { numRuns: 25 },
  );
});

test('K1 the same characters typed in another form give the same key', async () => {
  const cost = { memoryKiB: 64, passes: 1, lanes: 1 };
  const salt = new Uint8Array(16);
  const [composed, decomposed, wide] = await Promise.all(
    ['café ABC', 'cafe\u0301 ABC', 'café ＡＢＣ'].map((text) => deriveKey(text, salt, cost)),
  );
  expect(hex(decomposed?.bytes ?? new Uint8Array())).toBe(hex(composed?.bytes ?? new Uint8Array()));
  expect(hex(wide?.bytes ?? new Uint8Array())).toBe(hex(composed?.bytes ?? new Uint8Array()));
});

test('K2 costs are accepted from the floor to the ceiling and nowhere outside', () => {
  expect(KDF_FLOOR).toEqual({ memoryKiB: 131_072, passes: 3, lanes: 4 });
  expect(KDF_CEILING).toMatchObject({ memoryKiB: 2_097_152, passes: 10 });
  for (const cost of [KDF_FLOOR, KDF_CEILING]) expect(() => checkCost(cost, productKdf)).not.toThrow();
  for (const name of ['memoryKiB', 'passes', 'lanes'] as const) {
    expect(() => checkCost({ ...KDF_FLOOR, [name]: KDF_FLOOR[name] - 1 }, productKdf)).toThrow(
      expect.objectContaining({ code: 'KDF_OUT_OF_BOUNDS' }),
    );
    expect(() => checkCost({ ...KDF_FLOOR, [name]: KDF_CEILING[name] + 1 }, productKdf)).toThrow(
      expect.objectContaining({ code: 'KDF_OUT_OF_BOUNDS' }),
    );
  }
});

const HEADER: SlotHeader = {
  vaultId: '0198c0de-0000-7000-8000-000000000001',
  slotId: SlotId.parse('0198c0de-0000-7000-8000-000000000002'),
  kind: 'passphrase',
  label: 'someone',
  kdf: { cost: { memoryKiB: 64, passes: 1, lanes: 1 }, salt: new Uint8Array(16) },
};

test('K2 a slot that asks for four terabytes or a million passes is refused before anything is computed', async () => {
  for (const cost of [
    { memoryKiB: 4_294_967_295, passes: 3, lanes: 4 },
    { memoryKiB: 131_072, passes: 1_000_000, lanes: 4 },
  ]) {
    const startedAt = performance.now();
    await expect(
      unwrapSlot({ ...HEADER, kdf: { cost, salt: new Uint8Array(16) } }, 'passphrase', new Uint8Array(100), productKdf),
    ).rejects.toMatchObject({ code: 'KDF_OUT_OF_BOUNDS' });
    expect(performance.now() - startedAt).toBeLessThan(50);
  }
});

test("K2 the product refuses the tests' cheap cost, for reading and for writing", async () => {
  const content = { member: HEADER.vaultId, inviteSeed: 'A'.repeat(43) + '=', journalKey: 'A'.repeat(43) + '=' } as Parameters<
    typeof wrapSlot
  >[2];
  const wrapped = await wrapSlot(HEADER, 'passphrase', content, cheapKdf);
  await expect(unwrapSlot(HEADER, 'passphrase', wrapped, cheapKdf)).resolves.toEqual(content);
  await expect(unwrapSlot(HEADER, 'passphrase', wrapped, productKdf)).rejects.toMatchObject({ code: 'KDF_OUT_OF_BOUNDS' });
  await expect(wrapSlot(HEADER, 'passphrase', content, productKdf)).rejects.toMatchObject({ code: 'KDF_OUT_OF_BOUNDS' });
});
