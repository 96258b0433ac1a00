import type { Language } from '../../../shared/model/app.ts';
import type { Card, NewReachValue, ReachKind } from '../../../shared/model/customer.ts';
import type { ExportField } from '../../../shared/model/exchange.ts';

/** Column heads that our own import recognises again. */
const HEADS: Readonly<Record<Language, Readonly<Record<ExportField, string>>>> = {
  'zh-CN': {
    name: '姓名',
    company: '公司',
    title: '职位',
    city: '城市',
    tags: '标签',
    level: '等级',
    stage: '阶段',
    source: '来源',
    nextStep: '下一步',
    nextStepOn: '下次跟进日期',
    phones: '电话',
    emails: '邮箱',
    wechat: '微信',
    addresses: '地址',
  },
  en: {
    name: 'Name',
    company: 'Company',
    title: 'Title',
    city: 'City',
    tags: 'Tags',
    level: 'Level',
    stage: 'Stage',
    source: 'Source',
    nextStep: 'Next step',
    nextStepOn: 'Next step date',
    phones: 'Phones',
    emails: 'E-mails',
    wechat: 'WeChat',
    addresses: 'Addresses',
  },
};

const REACH_KIND: Readonly<Partial<Record<ExportField, ReachKind>>> = {
  phones: 'phone',
  emails: 'email',
  wechat: 'wechat',
  addresses: 'address',
};

/** Heads of the chosen columns, for the first row of `writeCsv`. */
export function exportHeads(fields: readonly ExportField[], language: Language): readonly string[] {
  return fields.map((field) => HEADS[language][field]);
}

/**
 * One customer as cells. `reach` is absent where the private values cannot be opened; those cells stay empty. Several
 * values share a cell: separated by "; ", addresses by " ::: " because they contain commas and semicolons.
 */
export function exportCells(card: Card, reach: readonly NewReachValue[] | undefined, fields: readonly ExportField[]): readonly string[] {
  return fields.map((field) => {
    const kind = REACH_KIND[field];
    if (kind !== undefined)
      return (reach ?? [])
        .filter((value) => value.kind === kind)
        .map((value) => value.value)
        .join(kind === 'address' ? ' ::: ' : '; ');
    if (field === 'tags') return card.tags.join('; ');
    return cardText(card, field);
  });
}

function cardText(card: Card, field: ExportField): string {
  const value = Object.hasOwn(card, field) ? card[field as Exclude<keyof Card & ExportField, 'tags'>] : undefined;
  return value ?? '';
}
