import { describe, expect, test } from 'vitest';
import en from '../../../renderer/i18n/en.json' with { type: 'json' };
import zhCN from '../../../renderer/i18n/zh-CN.json' with { type: 'json' };
import { ERROR_CODES } from '../../../shared/errors.ts';
import { BOOK_KINDS, ENFORCEMENTS, KEY_GROUPS, ROLES } from '../../../shared/model/access.ts';
import { LANGUAGES, LOCK_REASONS } from '../../../shared/model/app.ts';
import { AUDIT_ACTIONS } from '../../../shared/model/audit.ts';
import { REACH_KINDS } from '../../../shared/model/customer.ts';
import { EXPORT_FIELDS, IMPORT_FIELDS, IMPORT_PROBLEMS } from '../../../shared/model/exchange.ts';

/** Every text by its dotted key. */
function flatten(node: object, path = ''): ReadonlyMap<string, string> {
  const entries = Object.entries(node).flatMap(([key, value]: [string, unknown]): (readonly [string, string])[] => {
    const here = path === '' ? key : `${path}.${key}`;
    return typeof value === 'object' && value !== null ? [...flatten(value, here)] : [[here, String(value)]];
  });
  return new Map(entries);
}

const PLURAL = /_(one|other)$/;
const texts = { en: flatten(en), 'zh-CN': flatten(zhCN) } as const;
const bases = (map: ReadonlyMap<string, string>) => [...new Set([...map.keys()].map((key) => key.replace(PLURAL, '')))].sort();
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

describe('texts', () => {
  test('both languages have the same keys', () => {
    expect(bases(texts['zh-CN'])).toEqual(bases(texts.en));
  });

  test('no text is empty', () => {
    for (const language of LANGUAGES) {
      expect([...texts[language]].filter(([, text]) => text.trim() === '').map(([key]) => `${language} ${key}`)).toEqual([]);
    }
  });

  test('English plurals have both forms and Chinese has the one it needs', () => {
    const ones = [...texts.en.keys()].filter((key) => key.endsWith('_one'));
    for (const key of ones) expect(texts.en.has(key.replace(PLURAL, '_other')), key).toBe(true);
    expect([...texts['zh-CN'].keys()].filter((key) => key.endsWith('_one'))).toEqual([]);
  });

  test('a translation only uses variables that the other language is given too', () => {
    for (const [key, text] of texts['zh-CN']) {
      const base = key.replace(PLURAL, '');
      const counterpart = texts.en.get(key) ?? texts.en.get(base) ?? texts.en.get(`${base}_other`) ?? '';
      const given = new Set([...variables(counterpart), 'count', 'shown', 'kind', 'masked']);
      expect(
        variables(text).filter((name) => !given.has(name)),
        key,
      ).toEqual([]);
    }
  });

  test('Chinese texts have no exclamation marks and no text has a bare error code', () => {
    for (const language of LANGUAGES) {
      for (const [key, text] of texts[language]) {
        expect(text, key).not.toMatch(/[!！]/);
        for (const code of ERROR_CODES.filter((each) => each.includes('_'))) expect(text, key).not.toContain(code);
      }
    }
  });

  test('Chinese texts of the errors are Chinese', () => {
    for (const code of ERROR_CODES) expect(texts['zh-CN'].get(`errors.${code}.title`), code).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe.each(LANGUAGES)('every word of the contract has a text in %s', (language) => {
  const wanted: readonly (readonly [string, readonly string[]])[] = [
    ['error title', ERROR_CODES.map((code) => `errors.${code}.title`)],
    ['what is safe', ERROR_CODES.map((code) => `errors.${code}.safe`)],
    ['what to do', ERROR_CODES.map((code) => `errors.${code}.todo`)],
    ['audit action', AUDIT_ACTIONS.map((action) => `audit.action.${action}`)],
    ['import problem', IMPORT_PROBLEMS.map((problem) => `import.problem.${problem}`)],
    ['import field', IMPORT_FIELDS.map((field) => `import.field.${field}`)],
    ['export field', EXPORT_FIELDS.map((field) => `export.field.${field}`)],
    ['role', ROLES.map((role) => `roles.${role}`)],
    ['book kind', BOOK_KINDS.map((kind) => `bookKinds.${kind}`)],
    ['key group', KEY_GROUPS.map((group) => `keyGroups.${group}`)],
    ['reach kind', REACH_KINDS.map((kind) => `customers.kind.${kind}`)],
    ['lock reason', LOCK_REASONS.map((reason) => `signIn.lockedBy.${reason}`)],
    ['enforcement', ENFORCEMENTS.flatMap((each) => ['sign', 'name', 'text'].map((part) => `enforcement.${each}.${part}`))],
  ];
  test.each(wanted)('%s', (_name, keys) => {
    const has = (key: string) => [key, `${key}_other`].some((each) => texts[language].has(each));
    expect(keys.filter((key) => !has(key))).toEqual([]);
  });
});
