/** Customers on paper: one page without scripts, marked with who made it, when, and its entry in the log. Rules E1, E2. */
import type { Language } from '../../../shared/model/app.ts';
import { isoMinute } from '../../../shared/model/day.ts';
import type { PrintRequest } from '../../../shared/model/print.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { formatPhone } from '../../../shared/model/phone.ts';
import { openCustomer } from '../customers/open-customer.ts';
import { customerToken } from '../customers/token.ts';
import { selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { letPrintOut } from './gate.ts';
import { paper } from './paper.ts';

type Words = {
  readonly title: string;
  readonly made: (who: string, when: string, token: string) => string;
  readonly hidden: string;
  readonly heads: readonly string[];
  readonly phone: string;
  readonly quiet: string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    title: '客户清单',
    made: (who, when, token) => `${who} · ${when} · 日志 ${token}`,
    hidden: '电话不在纸上。按代号在守册里查找并拨打。',
    heads: ['代号', '姓名', '公司', '职位', '城市', '级别', '阶段', '下一步', '日期'],
    phone: '电话',
    quiet: '请勿联系',
  },
  en: {
    title: 'Customers',
    made: (who, when, token) => `${who} · ${when} · log ${token}`,
    hidden: 'Phone numbers are not on this paper. Find and call by the customer’s code in Keepbook.',
    heads: ['Code', 'Name', 'Company', 'Job title', 'City', 'Level', 'Stage', 'Next step', 'By when'],
    phone: 'Phone',
    quiet: 'Do not contact',
  },
};

/** Throws NOT_FOUND, EXPORT_NOT_ALLOWED, EXPORT_TOO_LARGE (logged). The entry naming every customer is on disk when this returns. */
export async function printCustomers(
  vault: UnlockedVault,
  { ids, phones, language }: PrintRequest,
): Promise<{ readonly html: string; readonly rows: number; readonly logToken: string }> {
  const { pass, seq } = await letPrintOut(vault, ids, phones);
  const words = WORDS[language];
  const logToken = `#${String(seq)}`;
  const made = words.made(selfMember(vault).name, isoMinute(vault.ports.clock.now()), logToken);
  const heads = phones === 'shown' ? [...words.heads, words.phone] : words.heads;
  const rows = ids.filter((id) => pass.customers.has(id)).map((id) => cellsOf(vault, id, phones, words));
  const lines = phones === 'shown' ? [made] : [made, words.hidden];
  const html = paper(vault, { language, title: words.title, made, lines, heads, rows });
  return { html, rows: rows.length, logToken };
}

const COLUMNS = ['name', 'company', 'title', 'city', 'level', 'stage', 'nextStep', 'nextStepOn'] as const;

function cellsOf(vault: UnlockedVault, id: CustomerId, phones: PrintRequest['phones'], words: Words): readonly string[] {
  const { card, reach } = openCustomer(vault, id);
  const texts = COLUMNS.map((field) =>
    field === 'nextStepOn' ? [card.nextStepOn, card.nextStepTime].filter(Boolean).join(' ') : (card[field] ?? ''),
  );
  const cells = [customerToken(id), ...texts];
  if (phones !== 'shown') return cells;
  const numbers = (reach?.values ?? []).filter(({ kind }) => kind === 'phone').map(({ value }) => formatPhone(value));
  return [...cells, card.doNotContact === true ? words.quiet : numbers.join(', ')];
}
