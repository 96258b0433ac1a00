/** One attribute of all customers: each distinct value once, and a 32-bit code a slot. Filters, counts and sorting run over codes. */
import { growingUint32 } from '../storage/growing.ts';

export type Column = {
  /** Gives the next slot its value. */
  readonly push: (value: string | undefined) => void;
  readonly codeAt: (slot: number) => number;
  readonly codes: () => Uint32Array;
  /** Value of each code; code 0 is "none". */
  readonly values: () => readonly string[];
  readonly pack: () => PackedColumn;
};
export type PackedColumn = { readonly codes: Uint32Array; readonly values: () => string };

/** What was packed is read when it is first asked for: names and companies only by sorting and by the first write. */
export function createColumn(packed?: PackedColumn): Column {
  const codes = growingUint32(packed?.codes);
  let values: string[] | undefined;
  let codeOf: Map<string, number> | undefined;

  function allValues(): string[] {
    values ??= packed === undefined ? [''] : (JSON.parse(packed.values()) as string[]);
    return values;
  }

  function allCodes(): Map<string, number> {
    codeOf ??= new Map(allValues().map((value, code) => [value, code]));
    return codeOf;
  }

  function push(value: string | undefined): void {
    if (value === undefined || value === '') {
      codes.push(0);
      return;
    }
    const known = allCodes().get(value);
    const code = known ?? allValues().push(value) - 1;
    if (known === undefined) allCodes().set(value, code);
    codes.push(code);
  }

  function pack(): PackedColumn {
    const text = values === undefined && packed !== undefined ? packed.values : () => JSON.stringify(allValues());
    return { codes: codes.view(), values: text };
  }

  return { push, codeAt: codes.get, codes: codes.view, values: allValues, pack };
}

/** Unmarks the slots whose value does not pass. */
export function narrow(mask: Uint8Array, column: Column, passes: (value: string) => boolean): void {
  const allowed = Uint8Array.from(column.values(), (value, code) => Number(code > 0 && passes(value)));
  const codes = column.codes();
  for (let slot = 0; slot < mask.length; slot += 1) mask[slot] = (mask[slot] ?? 0) & (allowed[codes[slot] ?? 0] ?? 0);
}

/** How many marked slots have each code. */
export function countCodes(mask: Uint8Array, column: Column): Uint32Array {
  const counts = new Uint32Array(column.values().length);
  const codes = column.codes();
  for (let slot = 0; slot < mask.length; slot += 1) {
    if (mask[slot] === 0) continue;
    const code = codes[slot] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
