/**
 * Calendar date of a cell as `YYYY-MM-DD`: 2026-11-22, 2026/11/22, 2026.11.22, 2026年11月22日, 20261122, a time behind it
 * is dropped. Day and month in other orders are ambiguous and give `undefined`, as do dates that do not exist.
 */
export function parseIsoDate(cell: string): string | undefined {
  const text = cell.normalize('NFKC').trim();
  const [, year, month, day] =
    /^(\d{4})(?:-|\/|\.|年)\s?(\d{1,2})(?:-|\/|\.|月)\s?(\d{1,2})日?(?:[T ].*)?$/u.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/u.exec(text) ??
    [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? undefined : iso;
}
