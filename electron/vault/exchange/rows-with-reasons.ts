/** Rows of a file an import has something to say about, as a list the person can go by: to correct it, or to look the customers up. */
import type { Language } from '../../../shared/model/app.ts';
import type { ImportProblem, ReportedRows } from '../../../shared/model/exchange.ts';
import type { PlanOptions } from './import-plan.ts';
import type { FileRow } from './import-source.ts';
import { writeCsv } from './write-csv.ts';

const HEADS: Readonly<Record<Language, Readonly<Record<ReportedRows | 'line', string>>>> = {
  en: { line: 'Line', out: 'Why it was not imported', in: 'What to look at' },
  'zh-CN': { line: '行号', out: '未导入的原因', in: '要核对的地方' },
};
const REASONS: Readonly<Record<Language, Readonly<Record<ImportProblem, string>>>> = {
  en: {
    'no-name': 'no name',
    'phone-scientific': 'phone in scientific notation, its digits are lost',
    'phone-invalid': 'phone not recognised, kept as written',
    'email-invalid': 'e-mail looks wrong, kept as written',
    'date-invalid': 'date not recognised, added to the note',
    'too-long': 'a cell is too long',
    'too-many-cells': 'more cells than headers',
    'owner-left-out': 'left out because of its owner',
    'duplicate-in-file': 'the same customer as an earlier row of the file',
  },
  'zh-CN': {
    'no-name': '没有姓名',
    'phone-scientific': '电话被存成科学计数法，位数已丢失',
    'phone-invalid': '电话认不出来，按原样保存',
    'email-invalid': '邮箱格式不对，按原样保存',
    'date-invalid': '日期认不出来，记到备注里',
    'too-long': '有单元格太长',
    'too-many-cells': '单元格比标题多',
    'owner-left-out': '按负责人选择不导入',
    'duplicate-in-file': '与文件里前面的行是同一位客户',
  },
};
const ROWS_MAX = 100_000;

type RowsWithReasons = {
  /** For the plan of the import. */
  readonly hooks: Pick<PlanOptions, 'onHeads' | 'onRefused' | 'onRemarked'>;
  readonly count: () => number;
  /** UTF-8 pieces of the CSV; the own columns stand behind line and reason. */
  readonly pieces: () => Iterable<Uint8Array>;
};

/** Keeps at most 100,000 rows: a file with more of them needs another look, not another file. */
export function rowsWithReasons(which: ReportedRows, language: Language): RowsWithReasons {
  let heads: readonly string[] = [];
  const rows: (readonly string[])[] = [];
  const keep = ({ line, cells }: FileRow, problems: readonly ImportProblem[]): void => {
    if (rows.length >= ROWS_MAX) return;
    rows.push([String(line), problems.map((problem) => REASONS[language][problem]).join('; '), ...cells]);
  };
  return {
    hooks: {
      onHeads: (found) => {
        heads = found;
      },
      ...(which === 'out' ? { onRefused: keep } : { onRemarked: keep }),
    },
    count: () => rows.length,
    pieces: function* () {
      const head = [HEADS[language].line, HEADS[language][which], ...heads];
      for (const text of writeCsv([head, ...rows])) yield Buffer.from(text);
    },
  };
}
