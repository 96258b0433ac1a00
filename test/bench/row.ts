/** One line of the benches' table, the same for every bench. */

export type BenchRow = {
  readonly what: string;
  /** Customers in the vault. */
  readonly size: number;
  readonly ours: string;
  /** What the same work costs another program on the same computer in the same run. */
  readonly reference?: string;
  /** Ours to the reference's. */
  readonly ratio?: number;
  readonly bar?: string;
  /** Absent where a row has no bar and is only shown. */
  readonly met?: boolean;
};

export type Measured = {
  readonly what: string;
  readonly size: number;
  readonly ours: number;
  readonly unit: 'ms' | 'MB' | 'rows/s' | 's' | '%';
  readonly reference?: { readonly name: string; readonly value: number } | undefined;
  /** `most`: not above; `least`: not below; `times`: not above so many times the reference. */
  readonly bar?: { readonly most: number } | { readonly least: number } | { readonly times: number } | undefined;
};

function shown(value: number, unit: Measured['unit']): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}

function verdict({ ours, unit, reference, bar }: Measured): Pick<BenchRow, 'bar' | 'met'> {
  if (bar === undefined) return {};
  if ('most' in bar) return { bar: `<= ${shown(bar.most, unit)}`, met: ours <= bar.most };
  if ('least' in bar) return { bar: `>= ${shown(bar.least, unit)}`, met: ours >= bar.least };
  return reference === undefined ? {} : { bar: `<= ${String(bar.times)} x ${reference.name}`, met: ours <= bar.times * reference.value };
}

export function rowOf(measured: Measured): BenchRow {
  const { what, size, ours, unit, reference } = measured;
  return {
    what,
    size,
    ours: shown(ours, unit),
    ...(reference === undefined
      ? {}
      : { reference: `${reference.name} ${shown(reference.value, unit)}`, ratio: Number((ours / reference.value).toFixed(2)) }),
    ...verdict(measured),
  };
}
