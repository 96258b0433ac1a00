import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../../../shared/model/app.ts';
import { AUDIT_ACTIONS, type AuditEntry } from '../../../../shared/model/audit.ts';
import { MemberId } from '../../../../shared/model/ids.ts';
import { sentenceOf } from '../../../../renderer/features/audit/audit-sentence.ts';
import en from '../../../../renderer/i18n/en.json' with { type: 'json' };
import zhCN from '../../../../renderer/i18n/zh-CN.json' with { type: 'json' };

const entry = (part: Partial<AuditEntry>): AuditEntry => ({
  seq: 7,
  index: 0,
  at: 0,
  actorId: MemberId.parse('0190a000-0000-7000-8000-000000000001'),
  actor: '王敏',
  action: 'vault.unlocked',
  ...part,
});
const speak: Record<string, TFunction> = {};
const say = (part: Partial<AuditEntry>, language: Language = 'zh-CN') => {
  const t = speak[language];
  if (!t) throw new Error(`no texts for ${language}`);
  return sentenceOf(entry(part), t, language);
};

beforeAll(async () => {
  const resources = { en: { translation: en }, 'zh-CN': { translation: zhCN } };
  for (const lng of Object.keys(resources))
    speak[lng] = await i18next.createInstance().init({ lng, resources, interpolation: { escapeValue: false } });
});

describe.each(LANGUAGES)('in %s', (language) => {
  test('every action is a sentence about its actor with nothing left to fill in', () => {
    for (const action of AUDIT_ACTIONS) {
      const { text } = say({ action, subject: 'C-7F3K9Q', count: 1 }, language);
      expect(text, action).toContain('王敏');
      expect(text, action).not.toMatch(/\{\{|audit\./);
    }
  });
});

test("a refusal says its reason in words, a person's reason stays as typed", () => {
  expect(say({ action: 'export.refused', count: 12, reason: 'EXPORT_NOT_ALLOWED' }).reason).toBe(zhCN.audit.refusal.EXPORT_NOT_ALLOWED);
  expect(say({ action: 'policy.changed', reason: '旺季' }).reason).toBe('旺季');
  expect(say({}).reason).toBeUndefined();
});

test('a grant names its key group in the language of the reader', () => {
  expect(say({ action: 'key.granted', subject: '陈静 · 华东公海 · card' }).text).toBe('王敏 授予密钥：陈静 · 华东公海 · 名片');
  expect(say({ action: 'value.revealed', subject: 'A · card' }).text).toContain('A · card');
});

test('a book is called as the reader calls it, whatever language the vault was founded in', () => {
  expect(say({ action: 'book.created', subject: 'Pool' }).text).toContain('公海');
  expect(say({ action: 'pool.opened', subject: '公海' }, 'en').text).toContain('Pool');
  expect(say({ action: 'key.granted', subject: 'Pool · Team customers · private' }).text).toBe(
    '王敏 授予密钥：Pool · 团队客户 · 联系方式与备注',
  );
  expect(say({ action: 'key.granted', subject: '陈静 · Pool · Sales North · card' }).text).toBe(
    '王敏 授予密钥：陈静 · 公海 · Sales North · 名片',
  );
  expect(say({ action: 'customer.moved', subject: 'C-7F3K9Q → Pool · Sales North' }).text).toContain('C-7F3K9Q → 公海 · Sales North');
  expect(say({ action: 'team.created', subject: 'Pool' }).text).toContain('Pool');
});

test('a team that is placed elsewhere is told by where it is now', () => {
  expect(say({ action: 'team.placed', subject: '华东 · – → 销售一部' }).text).toBe('王敏 把团队 华东 放到 销售一部 下面');
  expect(say({ action: 'team.placed', subject: '华东 · 销售一部 → –' }).text).toBe('王敏 把团队 华东 放到最上层');
});

test('a refused backup is not told as an export of nobody', () => {
  expect(say({ action: 'export.refused', subject: 'backup' }).text).not.toContain('0');
});
