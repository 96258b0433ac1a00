/** Counts of a run: printed as they come, and kept for the results page of a long run. */
import { appendFileSync } from 'node:fs';

/** `long` runs take hours and are started by `npm run reliability:long`. */
export const isLong = process.env['KEEPBOOK_RELIABILITY'] === 'long';

/** `short` in CI, `long` in the long run. */
export function sized<T>(sizes: { readonly short: T; readonly long: T }): T {
  return isLong ? sizes.long : sizes.short;
}

export type Figures = Readonly<Record<string, number | string>>;

export function report(title: string, figures: Figures): void {
  const line = Object.entries(figures)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
  console.log(`${title}: ${line}`);
  const file = process.env['KEEPBOOK_RELIABILITY_RESULTS'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ title, figures })}\n`);
}

/** Counts verdicts by kind. */
export function tally(kinds: readonly { readonly kind: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
