/** Rows an import leaves out, as a list the person can correct and bring in again. */
import type { Language } from '../../../shared/model/app.ts';
import { BLOCKING_PROBLEMS } from '../../../shared/model/exchange.ts';
import type { ImportProblem } from '../../../shared/model/exchange.ts';
import type { FileRow } from './import-source.ts';
import { writeCsv } from './write-csv.ts';

const HEADS = { en: ['Line', 'Why it was not imported'], 'zh-CN': ['行号', '未导入的原因'] } as const;
const REASONS: Readonly<Record<Language, Readonly<Partial<Record<ImportProblem, string>>>>> = {
  en: {
    'no-name': 'no name',
    'phone-scientific': 'phone in scientific notation, its digits are lost',
    'too-long': 'a cell is too long',
    'too-many-cells': 'more cells than headers',
    'owner-left-out': 'left out because of its owner',
  },
  'zh-CN': {
    'no-name': '没有姓名',
    'phone-scientific': '手机号被存成科学计数法，位数已丢失',
    'too-long': '有单元格太长',
    'too-many-cells': '单元格比标题多',
    'owner-left-out': '按负责人选择不导入',
  },
};
const ROWS_MAX = 100_000;

type RefusedRows = {
  readonly onHeads: (heads: readonly string[]) => void;
  readonly onRefused: (row: FileRow, problems: readonly ImportProblem[]) => void;
  readonly count: () => number;
  /** UTF-8 pieces of the CSV; the own columns stand behind line and reason. */
  readonly pieces: () => Iterable<Uint8Array>;
};

/** Keeps at most 100,000 rows: a file with more of them needs another look, not another file. */
export function refusedRows(language: Language): RefusedRows {
  let heads: readonly string[] = [];
  const rows: (readonly string[])[] = [];
  return {
    onHeads: (found) => {
      heads = found;
    },
    onRefused: ({ line, cells }, problems) => {
      if (rows.length >= ROWS_MAX) return;
      const reasons = problems
        .filter((problem) => BLOCKING_PROBLEMS.includes(problem))
        .map((problem) => REASONS[language][problem] ?? problem);
      rows.push([String(line), reasons.join('; '), ...cells]);
    },
    count: () => rows.length,
    pieces: function* () {
      for (const text of writeCsv([[...HEADS[language], ...heads], ...rows])) yield Buffer.from(text);
    },
  };
}
