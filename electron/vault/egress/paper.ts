/** One page for a printer: no scripts, marked with who made it, when, and its entry in the log. */
import type { Language } from '../../../shared/model/app.ts';
import { roster, type UnlockedVault } from '../session/unlocked-vault.ts';

const STYLE = `body{font:10pt/1.45 "PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC","Segoe UI",system-ui,sans-serif;color:#111;margin:12mm}
h1{font-size:15pt;margin:0 0 2mm}p{margin:0 0 4mm;color:#444}table{border-collapse:collapse;width:100%}th,td{border-bottom:.5pt solid #999;padding:1.4mm 2mm 1.4mm 0;text-align:left;vertical-align:top}
th{font-size:9pt;color:#444}thead{display:table-header-group}tr{break-inside:avoid}footer{position:fixed;bottom:0;left:0;right:0;font-size:8pt;color:#444;text-align:center}
.mark{position:fixed;inset:0;display:grid;place-items:center;font-size:26pt;color:#0001;transform:rotate(-28deg);pointer-events:none}.sign{margin-top:14mm;border-top:.5pt solid #999;padding-top:1mm;width:70mm}@page{margin:12mm}`;

export type Paper = {
  readonly language: Language;
  readonly title: string;
  /** Who, when and which entry of the log; across the page and below it. */
  readonly made: string;
  readonly lines: readonly string[];
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Lines to sign on, below the table. */
  readonly signed?: readonly string[];
};

export function paper(vault: UnlockedVault, { language, title, made, lines, heads, rows, signed = [] }: Paper): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title><style>${STYLE}</style></head>
<body><div class="mark" aria-hidden="true">${escape(made)}</div><h1>${escape(roster(vault).vaultName)} · ${escape(title)}</h1>
<p>${lines.map(escape).join('<br>')}</p>
<table><thead><tr>${heads.map((head) => `<th>${escape(head)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((cells) => `<tr>${cells.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`).join('\n')}</tbody></table>
${signed.map((line) => `<p class="sign">${escape(line)}</p>`).join('\n')}
<footer>${escape(made)}</footer></body></html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${String(character.codePointAt(0))};`);
}
