/** The recovery kit as one page to print: no script, nothing loaded, readable in every browser. */
import type { KitSheet, Language } from '../../shared/model/app.ts';
import { VaultError } from '../../shared/errors.ts';

type Words = {
  readonly title: string;
  readonly code: string;
  readonly recoveryKey: string;
  readonly words: string;
  readonly belongsTo: string;
  readonly advice: string;
  readonly keyAdvice: string;
};

const TEXTS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    title: '守册应急包',
    code: '应急包代码',
    recoveryKey: '恢复密钥',
    words: '这个保险库的六个词',
    belongsTo: '属于',
    advice: '忘记口令时，用应急包代码登录。请打印后锁好，并删掉这个文件。拿到这张纸和保险库文件的人，能看到你能看到的一切。',
    keyAdvice: '恢复密钥能打开每一册和每一份备份。请与日常使用的电脑分开存放。',
  },
  en: {
    title: 'Keepbook recovery kit',
    code: 'Kit code',
    recoveryKey: 'Recovery key',
    words: 'The six words of this vault',
    belongsTo: 'Belongs to',
    advice:
      'Sign in with the kit code when the passphrase is forgotten. Print this page, lock it away, then delete this file. Whoever holds this page and the vault file sees what you see.',
    keyAdvice: 'The recovery key opens every book and every backup. Keep it apart from the computer you work with.',
  },
};

export const PAGE_STYLE = `body{font:12pt/1.5 "PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC","Segoe UI",system-ui,sans-serif;color:#111;max-width:170mm;margin:15mm auto;padding:0 5mm}
h1{font-size:20pt;border-bottom:2pt solid #111;padding-bottom:3mm}dt{color:#555;font-size:10pt;margin-top:4mm}dd{margin:0}
code{font:14pt/1.7 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}svg{width:45mm;height:45mm;margin-top:5mm}@page{margin:15mm}`;

/**
 * `qrPath` comes back from the window, so it is checked to be a path and nothing else: INVALID_INPUT otherwise.
 * `madeOn` is a calendar day.
 */
export function kitPage(sheet: KitSheet, language: Language, madeOn: string): string {
  if (!/^[MmLlHhVvZz0-9.,\s-]*$/.test(sheet.qrPath)) throw new VaultError('INVALID_INPUT', 'the QR is not a path');
  const text = TEXTS[language];
  const size = String(Math.max(1, sheet.qrSize));
  const words = [sheet.vaultWords.zh.join(' '), sheet.vaultWords.en.join(' ')];
  const rows = [
    pageRow(text.belongsTo, escapeHtml(`${sheet.vaultName} · ${sheet.label} · ${madeOn}`)),
    pageRow(text.words, (language === 'en' ? words.reverse() : words).map(escapeHtml).join('<br>')),
    pageRow(text.code, `<code>${escapeHtml(inGroups(sheet.code))}</code>`),
    ...(sheet.recoveryKey === undefined
      ? []
      : [pageRow(text.recoveryKey, `<code>${escapeHtml(sheet.recoveryKey)}</code><p>${text.keyAdvice}</p>`)]),
  ];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text.title}</title><style>${PAGE_STYLE}</style></head>
<body><h1>${text.title}</h1><p>${text.advice}</p><dl>${rows.join('')}</dl>
<svg viewBox="-2 -2 ${String(Number(size) + 4)} ${String(Number(size) + 4)}" shape-rendering="crispEdges" role="img" aria-label="QR"><path d="${sheet.qrPath}"/></svg>
</body></html>
`;
}

/** A code without separators of its own is written in groups of five. */
function inGroups(code: string): string {
  return /[\s-]/.test(code) ? code : (code.match(/.{1,5}/gu) ?? []).join(' ');
}

export function pageRow(term: string, html: string): string {
  return `<dt>${term}</dt><dd>${html}</dd>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.codePointAt(0))};`);
}
