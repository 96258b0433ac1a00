/** The exposure report on paper: what a person took out of which customer, with room to sign. Rules E1, E2. */
import type { Language } from '../../../shared/model/app.ts';
import { isoMinute } from '../../../shared/model/day.ts';
import type { MemberId } from '../../../shared/model/ids.ts';
import { PAGE_MAX } from '../../../shared/model/list.ts';
import type { ExposureEntry, ExposurePrint } from '../../../shared/model/leaving.ts';
import { selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { exposureOf } from './exposure-report.ts';
import { letReportOut } from './gate.ts';
import { paper } from './paper.ts';

type Words = {
  readonly title: (name: string) => string;
  readonly made: (who: string, when: string, token: string) => string;
  readonly within: (days: number, from: string, to: string) => string;
  readonly sums: (customers: number, revealed: number, copied: number, called: number, exported: number) => string;
  readonly source: string;
  readonly heads: readonly string[];
  readonly signed: readonly string[];
};

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    title: (name) => `${name} 的客户资料接触记录`,
    made: (who, when, token) => `${who} · ${when} · 日志 ${token}`,
    within: (days, from, to) => `最近 ${String(days)} 天：${from} 至 ${to}`,
    sums: (customers, revealed, copied, called, exported) =>
      `涉及 ${String(customers)} 位客户：查看 ${String(revealed)} 次，复制 ${String(copied)} 次，拨打 ${String(called)} 次，导出或打印 ${String(exported)} 次`,
    source: '内容来自签名日志。拍照、抄写或用别的程序带走的，日志里没有。',
    heads: ['代号', '姓名', '查看', '复制', '拨打', '导出或打印', '最近一次'],
    signed: ['当事人签字、日期', '经办人签字、日期'],
  },
  en: {
    title: (name) => `Customer data ${name} took out`,
    made: (who, when, token) => `${who} · ${when} · log ${token}`,
    within: (days, from, to) => `Last ${String(days)} days: ${from} to ${to}`,
    sums: (customers, revealed, copied, called, exported) =>
      `${String(customers)} customers: revealed ${String(revealed)} times, copied ${String(copied)}, called ${String(called)}, exported or printed ${String(exported)}`,
    source: 'From the signed log. What was photographed, written down or taken with another program is not in it.',
    heads: ['Code', 'Name', 'Revealed', 'Copied', 'Called', 'Exported or printed', 'Last time'],
    signed: ['Person concerned, signature and date', 'Made by, signature and date'],
  },
};

const NOTHING = { offset: 0, limit: 0 };

function everyEntry(vault: UnlockedVault, memberId: MemberId, days: number): readonly ExposureEntry[] {
  const entries: ExposureEntry[] = [];
  for (;;) {
    const page = exposureOf(vault, memberId, days, { offset: entries.length, limit: PAGE_MAX });
    entries.push(...page.entries);
    if (page.entries.length < PAGE_MAX) return entries;
  }
}

/** Throws FORBIDDEN (logged), NOT_FOUND. The entry naming every customer is on disk when this returns. */
export async function exposurePage(
  vault: UnlockedVault,
  { memberId, days, language }: ExposurePrint,
): Promise<{ readonly html: string; readonly rows: number; readonly logToken: string }> {
  const { entries, seq } = await letReportOut(vault, () => ({
    about: exposureOf(vault, memberId, days, NOTHING).name,
    entries: everyEntry(vault, memberId, days),
  }));
  const first = exposureOf(vault, memberId, days, NOTHING);
  const words = WORDS[language];
  const logToken = `#${String(seq)}`;
  const { revealed, copied, called, exported } = first.sums;
  const html = paper(vault, {
    language,
    title: words.title(first.name),
    made: words.made(selfMember(vault).name, isoMinute(vault.ports.clock.now()), logToken),
    lines: [
      words.within(days, isoMinute(first.from), isoMinute(first.to)),
      words.sums(first.total, revealed, copied, called, exported),
      words.source,
    ],
    heads: words.heads,
    rows: entries.map((entry) => [
      entry.token,
      entry.name ?? '',
      ...[entry.revealed, entry.copied, entry.called, entry.exported].map((count) => (count === 0 ? '' : String(count))),
      isoMinute(entry.lastAt),
    ]),
    signed: words.signed,
  });
  return { html, rows: entries.length, logToken };
}
