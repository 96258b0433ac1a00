import { describe, expect, test } from 'vitest';
import { isCardText, newDraftOf, withPasted, type NewDraft } from '../../../../renderer/features/customers/pasted-card.ts';

const EMPTY: NewDraft = newDraftOf('');

test('what was searched for and not found begins the form: a number as a phone, anything else as a name', () => {
  expect([newDraftOf('138 0013-8000').phone, newDraftOf('138 0013-8000').card.name]).toEqual(['138 0013-8000', '']);
  expect([newDraftOf('王 3 号').phone, newDraftOf('王 3 号').card.name]).toEqual(['', '王 3 号']);
});

describe('a card is told from one value', () => {
  test.each(['王伟\n远山机械', '王伟 13800138000', 'Jane Doe, +44 7911 123456'])('%s is a card', (text) =>
    expect(isCardText(text)).toBe(true),
  );
  test.each(['13800138000', '王伟', '+44 7911 123456\n', 'jane.doe1234567@acme.example', '上海市浦东新区张江路88号'])(
    '%s is one value',
    (text) => expect(isCardText(text)).toBe(false),
  );
});

describe('a pasted card fills the form', () => {
  const found = {
    name: '王伟',
    company: '远山机械',
    reach: [
      { kind: 'email' as const, value: 'w@y.example' },
      { kind: 'phone' as const, value: '+8613800138000' },
      { kind: 'phone' as const, value: '+862158881234', label: '总机' },
    ],
    rest: ['喜欢钓鱼'],
  };

  test('the first phone stands in its own field, everything else below, the rest in the note', () => {
    const { draft, filled } = withPasted(EMPTY, found);
    expect(draft.card).toMatchObject({ name: '王伟', company: '远山机械' });
    expect(draft.phone).toBe('+8613800138000');
    expect(draft.added.map(({ text, label }) => [text, label])).toEqual([
      ['w@y.example', ''],
      ['+862158881234', '总机'],
    ]);
    expect(draft.note).toBe('喜欢钓鱼');
    expect(filled).toEqual(['name', 'company', 'phone', 'email', 'note']);
  });

  test('what the person typed already stays', () => {
    const typed = { ...EMPTY, card: { ...EMPTY.card, name: '王总' }, phone: '13900139000', note: '展会' };
    const { draft, filled } = withPasted(typed, found);
    expect([draft.card.name, draft.phone, draft.note]).toEqual(['王总', '13900139000', '展会\n喜欢钓鱼']);
    expect(draft.added.map(({ text }) => text)).toContain('+8613800138000');
    expect(filled).not.toContain('name');
  });

  test('a second card adds to the first under keys of its own', () => {
    const once = withPasted(EMPTY, found).draft;
    const keys = withPasted(once, found).draft.added.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
