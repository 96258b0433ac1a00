/** A vCard file as a table like any other, so that mapping, checking and duplicates are the same for every kind of file. */
import type { Language } from '../../../../shared/model/app.ts';
import type { Encoding } from '../../../../shared/model/exchange.ts';
import { VaultError } from '../../../../shared/errors.ts';
import { decodeChunks, detectEncoding } from '../decode-text.ts';
import type { ImportLimits } from '../import-limits.ts';
import type { FileRow, ImportSource } from '../import-source.ts';
import { readCards } from './read-cards.ts';
import type { Contact, Labelled } from './read-cards.ts';

type Widths = { readonly phones: number; readonly emails: number; readonly addresses: number };

const HEADS = {
  en: {
    name: 'Name',
    company: 'Company',
    department: 'Department',
    title: 'Title',
    phone: 'Phone',
    email: 'E-mail',
    wechat: 'WeChat',
    address: 'Address # - Formatted',
    categories: 'Tags',
    note: 'Note',
    birthday: 'Birthday',
    website: 'Website',
    messenger: 'Messenger',
  },
  'zh-CN': {
    name: '姓名',
    company: '公司',
    department: '部门',
    title: '职位',
    phone: '电话',
    email: '邮箱',
    wechat: '微信',
    address: '地址#',
    categories: '标签',
    note: '备注',
    birthday: '生日',
    website: '网址',
    messenger: '即时通讯',
  },
} as const;

/** Kinds of number by the names the vault stores (`REACH_LABELS`), the telling ones first: a work fax is a fax. */
const LABELS: readonly (readonly [type: string, label: string])[] = [
  ['fax', 'fax'],
  ['pager', 'pager'],
  ['cell', 'mobile'],
  ['mobile', 'mobile'],
  ['iphone', 'mobile'],
  ['main', 'switchboard'],
  ['work', 'work'],
  ['home', 'home'],
];
const NO_NAME = { en: 'No name', 'zh-CN': '未命名' } as const;

/**
 * The heads first, then one row a card; `line` is where the card begins. Reads the file three times: for the encoding of
 * raw bytes, for how many values the fullest card has, for the rows.
 *
 * @throws VaultError FILE_TOO_LARGE, TOO_MANY_ROWS, CELL_TOO_LONG.
 */
export async function* readVcard(source: ImportSource, language: Language, limits: ImportLimits): AsyncGenerator<FileRow> {
  const encoding = await rawEncoding(source, language);
  const cards = (): AsyncGenerator<Contact> => readCards(asBytes(source, encoding), encoding, limits);
  const widths = { phones: 1, emails: 1, addresses: 1 };
  for await (const card of cards()) {
    for (const key of ['phones', 'emails', 'addresses'] as const) widths[key] = Math.max(widths[key], card[key].length);
  }
  yield { line: 0, cells: vcardHeads(widths, language) };
  for await (const card of cards()) {
    const cells = cellsOf(card, widths, language);
    const long = cells.findIndex((cell) => cell.length > limits.cellChars);
    if (long !== -1)
      throw new VaultError('CELL_TOO_LONG', 'a value is too long', { details: { chars: limits.cellChars, line: card.line } });
    yield { line: card.line, cells };
  }
}

async function rawEncoding(source: ImportSource, language: Language): Promise<Encoding> {
  try {
    return await detectEncoding(source.chunks(), language);
  } catch (error) {
    // Raw pictures and the like; what is declared or UTF-8 can still be read.
    if (error instanceof VaultError && error.code === 'NOT_TEXT') return language === 'zh-CN' ? 'gb18030' : 'windows-1252';
    throw error;
  }
}

async function* asBytes(source: ImportSource, encoding: Encoding): AsyncGenerator<Uint8Array> {
  if (encoding.startsWith('utf-16')) for await (const text of decodeChunks(source.chunks(), encoding)) yield Buffer.from(text);
  else yield* source.chunks();
}

function vcardHeads({ phones, emails, addresses }: Widths, language: Language): readonly string[] {
  const head = HEADS[language];
  const numbered = (name: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => [`${name} ${String(at + 1)} - ${LABEL}`, `${name} ${String(at + 1)} - ${VALUE}`]).flat();
  return [
    head.name,
    head.company,
    head.department,
    head.title,
    ...numbered(head.phone, phones),
    ...numbered(head.email, emails),
    head.wechat,
    ...Array.from({ length: addresses }, (_, at) => head.address.replace('#', String(at + 1))),
    head.categories,
    head.note,
    head.birthday,
    head.website,
    head.messenger,
  ];
}

/** As in Google's lists; `columnHints` finds the label beside its value by them. */
const LABEL = 'Label';
const VALUE = 'Value';

function cellsOf(card: Contact, { phones, emails, addresses }: Widths, language: Language): readonly string[] {
  const isReachable = card.phones.length + card.emails.length + card.wechats.length > 0;
  const isNamed = card.name !== '' || card.company !== '' || card.emails.length > 0;
  const pairs = (values: readonly Labelled[], count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => {
      const one = values[at];
      return one === undefined ? ['', ''] : [labelOf(one), one.value];
    }).flat();
  return [
    card.name === '' && !isNamed && isReachable ? NO_NAME[language] : card.name,
    card.company,
    card.department,
    card.title,
    ...pairs(card.phones, phones),
    ...pairs(card.emails, emails),
    card.wechats.join(' ::: '),
    ...Array.from({ length: addresses }, (_, at) => card.addresses[at] ?? ''),
    card.categories.join(' ::: '),
    card.note,
    card.birthday,
    card.websites.join('\n'),
    card.messengers.join('\n'),
  ];
}

function labelOf({ types, label }: Labelled): string {
  if (label !== undefined && label !== '') return label;
  return LABELS.find(([type]) => types.includes(type))?.[1] ?? '';
}
