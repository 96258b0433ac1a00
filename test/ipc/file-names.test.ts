import { expect, test } from 'vitest';
import { safeFileName, vaultStem, withExtension } from '../../electron/ipc/file-names.ts';

test('a suggested name has no folder, no reserved word and the kind’s extension', () => {
  expect(safeFileName('华东团队', 'vault')).toBe('华东团队.keepbook');
  expect(safeFileName('../../etc/passwd', 'vault')).toBe('-..-etc-passwd.keepbook');
  expect(safeFileName('a:b*c?"<>|\u202e', 'kit')).toBe('a-b-c------.html');
  expect(safeFileName(' . ', 'vault')).toBe('keepbook.keepbook');
  expect(safeFileName('CON', 'vault')).toBe('keepbook.keepbook');
  expect(safeFileName('x'.repeat(500), 'vault').length).toBeLessThanOrEqual(120);
});

test('an extension is added only where it is missing', () => {
  expect(withExtension('/a/team', 'vault')).toBe('/a/team.keepbook');
  expect(withExtension('/a/team.KEEPBOOK', 'vault')).toBe('/a/team.KEEPBOOK');
  expect(withExtension('/a/list.csv.age', 'export')).toBe('/a/list.csv.age');
});

test('names are built from the vault', () => {
  expect(vaultStem('/a/team.keepbook')).toBe('team');
});
