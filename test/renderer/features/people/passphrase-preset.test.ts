import { expect, test } from 'vitest';
import { presetOf } from '../../../../renderer/features/people/passphrase-preset.ts';
import { DEFAULT_POLICY } from '../../../../shared/model/access.ts';
import { PASSPHRASE_PRESETS } from '../../../../shared/model/passphrase-rules.ts';

test('a set of rules is named, and called one’s own as soon as one rule differs', () => {
  expect(presetOf(DEFAULT_POLICY)).toBe('nist');
  expect(presetOf({ ...DEFAULT_POLICY, ...PASSPHRASE_PRESETS.classic })).toBe('classic');
  expect(presetOf({ ...DEFAULT_POLICY, passphraseMinLength: '' })).toBe('own');
  expect(presetOf({ ...DEFAULT_POLICY, passphraseDays: 180 })).toBe('own');
});
