/** One attribute of all customers: each distinct value once, and a 32-bit code a slot. Filters, counts and sorting run over codes. */
import { growingUint32 } from './growing.ts';

export type Column = {
  /** Gives the next slot its value. */
  readonly push: (value: string | undefined) => void;
  readonly codeAt: (slot: number) => number;
  readonly codes: () => Uint32Array;
  /** Value of each code; code 0 is "none". */
  readonly values: readonly string[];
  readonly pack: () => PackedColumn;
};
export type PackedColumn = { readonly codes: Uint32Array; readonly values: string };

/** @param packed from `pack`; the codes are copied on the next growth, not now. */
export function createColumn(packed?: PackedColumn): Column {
  const values: string[] = packed === undefined ? [''] : (JSON.parse(packed.values) as string[]);
  const codeOf = new Map<string, number>();
  values.forEach((value, code) => code > 0 && codeOf.set(value, code));
  const codes = growingUint32(packed?.codes);

  function push(value: string | undefined): void {
    if (value === undefined || value === '') {
      codes.push(0);
      return;
    }
    const known = codeOf.get(value);
    const code = known ?? values.push(value) - 1;
    if (known === undefined) codeOf.set(value, code);
    codes.push(code);
  }

  return { push, codeAt: codes.get, codes: codes.view, values, pack: () => ({ codes: codes.view(), values: JSON.stringify(values) }) };
}

/** Unmarks the slots whose value does not pass. */
export function narrow(mask: Uint8Array, column: Column, passes: (value: string) => boolean): void {
  const allowed = Uint8Array.from(column.values, (value, code) => Number(code > 0 && passes(value)));
  const codes = column.codes();
  for (let slot = 0; slot < mask.length; slot += 1) mask[slot] = (mask[slot] ?? 0) & (allowed[codes[slot] ?? 0] ?? 0);
}

/** How many marked slots have each code. */
export function countCodes(mask: Uint8Array, column: Column): Uint32Array {
  const counts = new Uint32Array(column.values.length);
  const codes = column.codes();
  for (let slot = 0; slot < mask.length; slot += 1) {
    if (mask[slot] === 0) continue;
    const code = codes[slot] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
