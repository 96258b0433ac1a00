/** The shares of a recovery key, one page each, to print and hand to different people: no script, nothing loaded. */
import type { Language } from '../../shared/model/app.ts';
import type { ShareSheet } from '../../shared/model/recovery.ts';
import { VaultError } from '../../shared/errors.ts';
import { escapeHtml, PAGE_STYLE, pageRow } from './kit-page.ts';

type Words = Readonly<Record<'title' | 'vault' | 'made' | 'share' | 'code' | 'mark' | 'words', string>> & {
  readonly advice: (sheet: ShareSheet) => string;
};

const TEXTS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    title: '守册恢复密钥分片',
    vault: '保险库',
    made: '生成日期',
    share: '第几份',
    code: '分片码',
    mark: '核对号',
    words: '保险库六词',
    advice: ({ threshold, shares }) =>
      `这是 ${String(shares)} 份里的一份。任意 ${String(threshold)} 份加上保险库文件或备份，就能打开全部内容；少于这个数什么也打不开。请把各份交给不同的人，分开存放，并删除这个文件。`,
  },
  en: {
    title: 'Keepbook recovery share',
    vault: 'Vault',
    made: 'Made on',
    share: 'Share',
    code: 'Share code',
    mark: 'Mark',
    words: 'Six words of the vault',
    advice: ({ threshold, shares }) =>
      `This is one of ${String(shares)} shares. Any ${String(threshold)} of them, with the vault file or a backup, open everything; fewer open nothing. Give them to different people, keep them apart, and delete this file.`,
  },
};

/** `qrPath` comes back from the window, so it is checked to be a path and nothing else: INVALID_INPUT otherwise. */
export function sharePages(sheets: readonly ShareSheet[], language: Language, madeOn: string): string {
  const text = TEXTS[language];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text.title}</title><style>${PAGE_STYLE}section{break-after:page}section:last-child{break-after:auto}</style></head>
<body>${sheets.map((sheet) => page(sheet, text, language, madeOn)).join('\n')}
</body></html>
`;
}

function page(sheet: ShareSheet, text: Words, language: Language, madeOn: string): string {
  if (!/^[MmLlHhVvZz0-9.,\s-]*$/.test(sheet.qrPath)) throw new VaultError('INVALID_INPUT', 'the QR is not a path');
  const size = String(Math.max(1, Math.floor(sheet.qrSize)) + 4);
  const words = [sheet.vaultWords.zh.join(' '), sheet.vaultWords.en.join(' ')];
  const rows = [
    pageRow(text.vault, escapeHtml(sheet.vaultName)),
    pageRow(text.share, `${String(sheet.index)} / ${String(sheet.shares)}`),
    pageRow(text.made, escapeHtml(madeOn)),
    pageRow(text.words, (language === 'en' ? words.reverse() : words).map(escapeHtml).join('<br>')),
    pageRow(text.code, `<code>${escapeHtml(sheet.code)}</code>`),
    pageRow(text.mark, `<code>${escapeHtml(sheet.mark)}</code>`),
  ];
  return `<section><h1>${text.title}</h1><p>${text.advice(sheet)}</p><dl>${rows.join('')}</dl>
<svg viewBox="-2 -2 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="QR"><path d="${sheet.qrPath}"/></svg></section>`;
}
