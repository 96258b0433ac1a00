/** Customers on paper: one page without scripts, marked with who made it, when, and its entry in the log. Rules E1, E2. */
import type { Language } from '../../../shared/model/app.ts';
import type { PrintRequest } from '../../../shared/model/print.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { formatPhone } from '../../../shared/model/phone.ts';
import { openCustomer } from '../customers/open-customer.ts';
import { customerToken } from '../customers/token.ts';
import { roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { letPrintOut } from './gate.ts';

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
    hidden: 'Phone numbers are not on this paper. Find and call by token in Keepbook.',
    heads: ['Token', 'Name', 'Company', 'Job title', 'City', 'Level', 'Stage', 'Next step', 'By when'],
    phone: 'Phone',
    quiet: 'Do not contact',
  },
};

const STYLE = `body{font:10pt/1.45 "PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC","Segoe UI",system-ui,sans-serif;color:#111;margin:12mm}
h1{font-size:15pt;margin:0 0 2mm}p{margin:0 0 4mm;color:#444}table{border-collapse:collapse;width:100%}th,td{border-bottom:.5pt solid #999;padding:1.4mm 2mm 1.4mm 0;text-align:left;vertical-align:top}
th{font-size:9pt;color:#444}thead{display:table-header-group}tr{break-inside:avoid}footer{position:fixed;bottom:0;left:0;right:0;font-size:8pt;color:#444;text-align:center}
.mark{position:fixed;inset:0;display:grid;place-items:center;font-size:26pt;color:#0001;transform:rotate(-28deg);pointer-events:none}@page{margin:12mm}`;

/** Throws NOT_FOUND, EXPORT_NOT_ALLOWED, EXPORT_TOO_LARGE (logged). The entry naming every customer is on disk when this returns. */
export async function printCustomers(
  vault: UnlockedVault,
  { ids, phones, language }: PrintRequest,
): Promise<{ readonly html: string; readonly rows: number; readonly logToken: string }> {
  const { pass, seq } = await letPrintOut(vault, ids, phones);
  const words = WORDS[language];
  const logToken = `#${String(seq)}`;
  const made = words.made(selfMember(vault).name, minuteOf(vault.ports.clock.now()), logToken);
  const heads = phones === 'shown' ? [...words.heads, words.phone] : words.heads;
  const rows = ids.filter((id) => pass.customers.has(id)).map((id) => cellsOf(vault, id, phones, words));
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title}</title><style>${STYLE}</style></head>
<body><div class="mark" aria-hidden="true">${escape(made)}</div><h1>${escape(roster(vault).vaultName)} · ${words.title}</h1>
<p>${escape(made)}${phones === 'shown' ? '' : `<br>${words.hidden}`}</p>
<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead>
<tbody>${rows.map((cells) => `<tr>${cells.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`).join('\n')}</tbody></table>
<footer>${escape(made)}</footer></body></html>
`;
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

function minuteOf(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${String(character.codePointAt(0))};`);
}
