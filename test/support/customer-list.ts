/** A list that fills every column, with the long names that break layouts, as a CSV to bring in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ReachKind } from '../../shared/model/customer.ts';
import { inventCustomers, type Invented } from '../../electron/vault/demo/invent-customers.ts';

const HEADS =
  '姓名 公司名称 职位 城市 标签 客户等级 跟进状态 客户来源 跟进计划 下次跟进日期 手机号码 邮箱地址 微信号 详细地址 备注信息'.split(' ');
const NOTE = 'Wants an offer before the spring fair; asks for pallets of 40.';

/** Names at which a table of normal widths gives way. */
const LONG: readonly Pick<Invented['card'], 'name' | 'company' | 'title' | 'city'>[] = [
  {
    name: 'Maximiliana Alexandra Featherstonehaugh-Cholmondeley',
    company: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesellschaft mbH & Co. KG',
    title: 'Senior Vice President of Strategic Procurement and Supplier Relations',
    city: 'Llanfairpwllgwyngyll',
  },
  {
    name: '欧阳上官诸葛慕容',
    company: '中国石油化工集团华东区域长江三角洲一体化示范区供应链管理与国际贸易服务有限责任公司',
    title: '供应链管理中心副总经理兼采购部部长',
    city: '新疆维吾尔自治区',
  },
];

export type WrittenList = { readonly file: string; readonly customers: number; readonly words: readonly string[] };

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function lineOf({ card, reach }: Invented, index: number): string {
  const valueOf = (kind: ReachKind): string => reach.values.find((value) => value.kind === kind)?.value ?? '';
  const note = index % 9 === 0 ? NOTE : '';
  const cells = [
    card.name,
    card.company,
    card.title,
    card.city,
    card.tags.join(';'),
    card.level,
    card.stage,
    card.source,
    card.nextStep,
    card.nextStepOn,
    // Whoever stands first in a list can be reached: ties in its order fall anew each time.
    valueOf('phone') || `+86139${String(index).padStart(8, '0')}`,
    valueOf('email'),
    valueOf('wechat'),
    valueOf('address'),
    note,
  ];
  return cells.map((text) => cell(text ?? '')).join(',');
}

/** Writes `count` invented customers, the first of them with very long names; `words` is everything in it that is no number. */
export function writeCustomerList(file: string, count: number, seed: number): WrittenList {
  mkdirSync(dirname(file), { recursive: true });
  const words = new Set<string>();
  const lines = [HEADS.map(cell).join(',')];
  let index = 0;
  for (const invented of inventCustomers(count, seed)) {
    const one: Invented = { ...invented, card: { ...invented.card, ...LONG[index] } };
    const { tags, name, company, title, city, level, stage, source, nextStep } = one.card;
    for (const word of [...tags, name, company, title, city, level, stage, source, nextStep]) if (word !== undefined) words.add(word);
    // A masked address still shows its beginning.
    for (const { value } of one.reach.values) words.add(value).add(value.slice(0, 3));
    lines.push(lineOf(one, index));
    index += 1;
  }
  writeFileSync(file, `\uFEFF${lines.join('\r\n')}\r\n`);
  return { file, customers: count, words: [...words, ...HEADS, NOTE] };
}
