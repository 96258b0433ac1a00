import { describe, expect, test } from 'vitest';
import {
  cardOf,
  changedFields,
  draftOf,
  newReachOf,
  reachEditsOf,
  tagsOf,
  type KeptReach,
} from '../../../../renderer/features/customers/card-draft.ts';
import { Card, ReachEdit } from '../../../../shared/model/customer.ts';
import { ContactId } from '../../../../shared/model/ids.ts';
import { MaskedValue } from '../../../../shared/model/list.ts';

const card = Card.parse({ name: '王伟', company: '华信科技', tags: ['重点'], nextStepOn: '2026-12-01', doNotContact: true });
const value = MaskedValue.parse({ id: 'phone001', kind: 'phone', masked: '138 **** 8000', label: '手机' });
const kept = (op: KeptReach['op'], text = ''): KeptReach => ({ value, op, text });

describe('cards', () => {
  test('a card survives the form unchanged', () => {
    expect(cardOf(draftOf(card))).toEqual(card);
  });

  test('blank fields are absent and others are trimmed', () => {
    const made = cardOf({ ...draftOf(card), name: ' 李娜 ', company: '  ', doNotContact: false });
    expect(made).toEqual({ name: '李娜', tags: ['重点'], nextStepOn: '2026-12-01' });
    expect(() => Card.parse(made)).not.toThrow();
  });

  test('differences are named by field, lists by their content', () => {
    expect(changedFields(card, { ...card, company: '东海', tags: ['重点', '年框'] })).toEqual(['company', 'tags']);
    expect(changedFields(card, { ...card, tags: [...card.tags] })).toEqual([]);
  });
});

describe('reach edits', () => {
  test('a kept value is not mentioned at all', () => {
    expect(reachEditsOf({ kept: [kept('keep')], added: [] })).toEqual([]);
  });

  test('a replacement names the value and carries the new text only', () => {
    expect(reachEditsOf({ kept: [kept('replace', ' 13900139000 ')], added: [] })).toEqual([
      { op: 'replace', id: 'phone001', value: '13900139000', label: '手机' },
    ]);
  });

  test('a replacement left blank changes nothing instead of removing', () => {
    expect(reachEditsOf({ kept: [kept('replace', '  ')], added: [] })).toEqual([]);
  });

  test('edits are accepted by the contract and blank additions are dropped', () => {
    const added = [
      { key: 1, kind: 'email' as const, text: 'li@example.com', label: ' ' },
      { key: 2, kind: 'phone' as const, text: ' ', label: '' },
    ];
    expect(newReachOf(added)).toEqual([{ kind: 'email', value: 'li@example.com' }]);
    for (const edit of reachEditsOf({ kept: [kept('remove')], added })) expect(() => ReachEdit.parse(edit)).not.toThrow();
  });
});

test('saying whose a number is changes nothing else of it, and an emptied name is no contact', () => {
  const chen = ContactId.parse('chen0001');
  expect(reachEditsOf({ kept: [{ ...kept('keep'), contactId: chen }], added: [] })).toEqual([
    { op: 'relabel', id: value.id, ...(value.label === undefined ? {} : { label: value.label }), contactId: chen },
  ]);
  const draft = { ...draftOf(card), contacts: [{ id: chen, name: ' ' }] };
  expect(cardOf(draft)).not.toHaveProperty('contacts');
});

test('a new number belongs to whom it was given, unless that contact has no name', () => {
  const chen = ContactId.parse('chen0001');
  const added = [{ key: 1, kind: 'phone' as const, text: '13900139000', label: '', contactId: chen }];
  expect(newReachOf(added, [{ id: chen, name: '陈工' }])).toEqual([{ kind: 'phone', value: '13900139000', contactId: chen }]);
  expect(newReachOf(added, [{ id: chen, name: ' ' }])).toEqual([{ kind: 'phone', value: '13900139000' }]);
});

test('tags typed in one line are taken apart, each once', () => {
  expect(tagsOf('重点，老客户; 重点、')).toEqual(['重点', '老客户']);
});
