import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCode, encodeCode } from '../../../electron/vault/crypto/code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secret = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

test('K6 K7 a code decodes to its secret, typed in lower case, without dashes or with spaces', () => {
  fc.assert(
    fc.property(fc.constantFrom('kit' as const, 'invitation' as const), fc.oneof(secret(13), secret(16)), (kind, bytes) => {
      const code = encodeCode(kind, bytes);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-)*[0-9A-HJKMNP-TV-Z]{1,4}$/);
      for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('-', ' '), ` ${code}\n`])
        expect(decodeCode(kind, typed)).toEqual(Buffer.from(bytes));
    }),
  );
});

test('K6 O reads as 0, and I and L as 1', () => {
  const code = encodeCode('kit', Buffer.from('0800420010840021'.repeat(2), 'hex'));
  expect(code).toMatch(/0/);
  expect(code).toMatch(/1/);
  for (const [digit, letters] of [
    ['0', 'Oo'],
    ['1', 'IiLl'],
  ] as const) {
    for (const letter of letters) expect(decodeCode('kit', code.replaceAll(digit, letter))).toEqual(decodeCode('kit', code));
  }
});

test('K6 K7 every single wrong character of a code is noticed', () => {
  for (const kind of ['kit', 'invitation'] as const) {
    const code = encodeCode(
      kind,
      new Uint8Array(16).map((_, i) => i * 17),
    );
    const wrong = Array.from(code, (char, at) =>
      char === '-'
        ? []
        : Array.from(ALPHABET)
            .filter((other) => other !== char)
            .map((other) => code.slice(0, at) + other + code.slice(at + 1)),
    ).flat();
    expect(wrong.length).toBeGreaterThan(900);
    for (const typed of wrong) expect(decodeCode(kind, typed)).toBeUndefined();
  }
});

test('K6 K7 neighbours swapped, characters lost and codes cut are noticed', () => {
  const code = encodeCode(
    'kit',
    new Uint8Array(16).map((_, i) => i * 29 + 3),
  ).replaceAll('-', '');
  for (let at = 0; at + 1 < code.length; at += 1) {
    const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
    if (swapped !== code) expect(decodeCode('kit', swapped)).toBeUndefined();
    expect(decodeCode('kit', code.slice(0, at) + code.slice(at + 1))).toBeUndefined();
    expect(decodeCode('kit', code.slice(0, at))).toBeUndefined();
  }
});

test('K6 K7 a kit is not taken for an invitation, nor anything else for a code', () => {
  const bytes = new Uint8Array(16).fill(3);
  expect(decodeCode('invitation', encodeCode('kit', bytes))).toBeUndefined();
  expect(decodeCode('kit', encodeCode('invitation', bytes))).toBeUndefined();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      expect(decodeCode('kit', typed)).toBeUndefined();
    }),
  );
});
