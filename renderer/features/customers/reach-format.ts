import type { ReachKind } from '../../../shared/model/customer.ts';

/** Phones grouped for reading aloud: `138 0013 8000`, `010 6552 9988`, `+1 202 555 0123`; anything else as it is. */
export function formatReach(kind: ReachKind, value: string): string {
  if (kind !== 'phone') return value;
  const [number = '', extension] = value.split(';ext=');
  const grouped = number.startsWith('+86') ? groupChinese(number.slice(3)) : groupForeign(number);
  return extension ? `${grouped} × ${extension}` : grouped;
}

function groupChinese(digits: string): string {
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`;
  const area = /^(10|2\d|[3-9]\d{2})(\d{3,4})(\d{4})$/.exec(digits);
  return area ? `0${area[1]} ${area[2]} ${area[3]}` : digits;
}

function groupForeign(number: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (american) return `+1 ${american[1]} ${american[2]} ${american[3]}`;
  return number.replace(/^(\+\d{2})(\d+)$/, (_, code: string, rest: string) => `${code} ${rest.replace(/\d{3,4}(?=\d{3})/g, '$& ')}`);
}
