import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recognise } from '../../../electron/vault/exchange/recognise/recognise.ts';
import { CARD_TEXT_MAX, RecognisedCustomer } from '../../../shared/model/new-customer.ts';
import { ENGLISH_CARDS } from './cards-english.ts';
import { CHINESE_CARDS } from './cards.ts';

const CARDS = [...CHINESE_CARDS, ...ENGLISH_CARDS];

const read = (text: string): Readonly<Record<string, string | undefined>> => {
  const { reach, rest: _, ...card } = recognise(text, 'CN');
  const of = (kind: string) =>
    reach.filter((value) => value.kind === kind).map(({ value, label }) => (label === undefined ? value : `${value} ${label}`));
  const texts = { phones: of('phone'), emails: of('email'), wechat: of('wechat'), address: of('address') };
  const filled = Object.entries(texts).flatMap(([name, values]) => (values.length === 0 ? [] : [[name, values.join(', ')] as const]));
  return Object.fromEntries([...Object.entries(card), ...filled]);
};

test('there are enough cards in both languages to mean something', () => {
  expect(CARDS.length).toBeGreaterThan(34);
  expect(ENGLISH_CARDS.length).toBeGreaterThan(13);
});

test.each(CARDS.map((card) => [card.text.split('\n')[0] ?? '', card] as const))(
  'a card is read as a person would read it: %s',
  (_, card) => {
    const { text, ...expected } = card;
    expect(read(text)).toEqual(expected);
  },
);

test('what no rule understands is handed back instead of lost', () => {
  expect(recognise('王伟\n13800138000\n喜欢钓鱼，周三有空\nQQ：123456789', 'CN').rest).toEqual(['喜欢钓鱼，周三有空', 'QQ: 123456789']);
});

test('a number without a country code belongs to the region of the vault', () => {
  expect(recognise('Jane Doe\n020 7946 0958', 'GB').reach).toEqual([{ kind: 'phone', value: '+442079460958' }]);
  expect(recognise('Jane Doe\n020 7946 0958', 'CN').reach).toEqual([{ kind: 'phone', value: '+862079460958' }]);
});

test('dates, prices, postcodes and identity numbers are no phones', () => {
  expect(recognise('王伟\n2026-11-22 到访\n报价 12,800.00 元\n200120\n身份证 310101199001011234', 'CN').reach).toEqual([]);
});

const pieces = fc.constantFrom(
  '王伟',
  '电话：',
  'Tel: ',
  'T',
  ':',
  '：',
  '13800138000',
  '+86 ',
  '(',
  '）',
  '/',
  '|',
  '省',
  '市',
  '路',
  '88号',
  '公司',
  'Ltd',
  '@',
  '.',
  'a.b@c.example',
  'Jane Doe',
  '\n',
  '  ',
  '\t',
  '我是',
  '的',
  'www.',
  '转',
  '-',
  '微信',
  '—',
  '📞',
  '😀',
  '\u0000',
  '\ud800',
  '１３',
);
const anything = fc.oneof(
  fc.string({ maxLength: 3_000 }),
  fc.array(pieces, { maxLength: 400 }).map((all) => all.join('')),
  fc.tuple(pieces, fc.integer({ min: 1, max: CARD_TEXT_MAX })).map(([piece, times]) => piece.repeat(times).slice(0, CARD_TEXT_MAX)),
);

test('any text gives an answer the contract accepts, and reading it twice gives the same', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const found = recognise(text, 'CN');
      expect(RecognisedCustomer.safeParse(found).error).toBeUndefined();
      expect(recognise(text, 'CN')).toEqual(found);
    }),
    { numRuns: 300 },
  );
});

test('ten thousand hostile characters are read within the time limit of a test', { timeout: 10_000 }, () => {
  for (const piece of [
    'a',
    '1',
    '1 ',
    '(',
    '省市区',
    'A. ',
    '王 ',
    'a@',
    'T: ',
    'Aa Bb, ',
    '，',
    'a.',
    '我是的',
    '有限公司',
    '138001380001',
    '+',
    'Tel ',
  ]) {
    const text = piece.repeat(CARD_TEXT_MAX).slice(0, CARD_TEXT_MAX);
    expect(RecognisedCustomer.safeParse(recognise(text, 'CN')).success).toBe(true);
  }
});
