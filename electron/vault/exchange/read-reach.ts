import type { NewReachValue } from '../../../shared/model/customer.ts';
import type { ImportField, ImportProblem } from '../../../shared/model/exchange.ts';
import { parseEmails } from './email.ts';
import { isFax } from './guess-mapping.ts';
import type { ColumnHint } from './guess-mapping.ts';
import { parsePhones } from './phone.ts';
import { isPlaceholder, plainLine, plainText } from './plain-text.ts';

const VALUE_MAX = 500;
const VALUES_MAX = 40;
const LABEL_MAX = 40;

type ReachOptions = { readonly region: string; readonly hints?: readonly ColumnHint[] | undefined };

/** Collects the phones, e-mails, WeChat names and addresses of a row: each value once, phones before faxes, in that order of kinds. */
export function readReach(
  cells: readonly string[],
  mapping: readonly ImportField[],
  options: ReachOptions,
): { readonly values: readonly NewReachValue[]; readonly problems: readonly ImportProblem[] } {
  const problems = new Set<ImportProblem>();
  const phones: NewReachValue[] = [];
  const emails: NewReachValue[] = [];
  const wechats: NewReachValue[] = [];
  for (const [column, field] of mapping.entries()) {
    const cell = plainText(cells[column] ?? '');
    if (cell === '' || isPlaceholder(cell)) continue;
    const columnLabel = readLabel(options.hints?.[column], cells);
    if (field === 'phone') {
      const parsed = parsePhones(cell, options.region);
      for (const problem of parsed.problems) problems.add(problem);
      for (const { value, label } of parsed.values) phones.push(reachValue('phone', value, label ?? columnLabel));
    }
    if (field === 'email') {
      const parsed = parseEmails(cell);
      for (const problem of parsed.problems) problems.add(problem);
      for (const value of parsed.values) emails.push(reachValue('email', value, columnLabel));
    }
    if (field === 'wechat') {
      const names = cell.split(/\s*(?::::|[,，、;；\n])\s*/u).filter((value) => value !== '');
      wechats.push(...names.map((value) => reachValue('wechat', value)));
    }
  }
  const voices = phones.filter((phone) => !isFax(phone.label ?? ''));
  const faxes = phones.filter((phone) => isFax(phone.label ?? ''));
  const values = distinct([...voices, ...faxes, ...emails, ...wechats, ...readAddresses(cells, mapping, options.hints)]);
  if (values.length > VALUES_MAX || values.some(({ value }) => value.length > VALUE_MAX)) problems.add('too-long');
  return { values, problems: [...problems] };
}

/** Same value in any spelling of case; used for "have we got this already". */
export function reachKey(value: NewReachValue): string {
  return `${value.kind}:${value.value.toLowerCase()}`;
}

/** Address columns of one group become one address; a part that another part already contains is not repeated. */
function readAddresses(
  cells: readonly string[],
  mapping: readonly ImportField[],
  hints: readonly ColumnHint[] | undefined,
): readonly NewReachValue[] {
  const groups = new Map<string, string[]>();
  for (const [column, field] of mapping.entries()) {
    if (field !== 'address') continue;
    const group = hints?.[column]?.group ?? '';
    const parts = groups.get(group) ?? [];
    groups.set(group, parts);
    for (const [index, text] of plainText(cells[column] ?? '')
      .split(/\s*:::\s*/u)
      .entries()) {
      const line = text
        .split(/\s*\n\s*/u)
        .map(plainLine)
        .filter((part) => part !== '')
        .join(', ');
      const target = index === 0 ? parts : (groups.get(`${group}:::${index}`) ?? []);
      if (index > 0) groups.set(`${group}:::${index}`, target);
      if (line !== '' && !target.some((part) => part.includes(line))) target.push(line);
    }
  }
  return [...groups.values()].filter((parts) => parts.length > 0).map((parts) => reachValue('address', joinAddress(parts)));
}

function joinAddress(parts: readonly string[]): string {
  return parts.reduce((address, part) =>
    /\p{Script=Han}$/u.test(address) && /^\p{Script=Han}/u.test(part) ? address + part : `${address}, ${part}`,
  );
}

function readLabel(hint: ColumnHint | undefined, cells: readonly string[]): string | undefined {
  const text = hint?.labelColumn === undefined ? hint?.label : cells[hint.labelColumn];
  const label = plainLine(text ?? '')
    .replace(/^\* /u, '')
    .slice(0, LABEL_MAX)
    .trim();
  return label === '' ? undefined : label;
}

function reachValue(kind: NewReachValue['kind'], value: string, label?: string): NewReachValue {
  return label === undefined ? { kind, value } : { kind, value, label };
}

function distinct(values: readonly NewReachValue[]): readonly NewReachValue[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = reachKey(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
