/** Goes through changed copies of one file and counts what becomes of them. */
import { tally } from './results.ts';
import type { Verdict } from './judge.ts';

export type Case = { readonly name: string; readonly file: Buffer };

/** A copy with one byte changed. */
export function flipped(file: Buffer, offset: number, mask: number): Buffer {
  const copy = Buffer.from(file);
  copy.writeUInt8(copy.readUInt8(offset) ^ mask, offset);
  return copy;
}

/** Every `stride`-th offset from `first` on. */
export function strided(length: number, stride: number, first = 0): number[] {
  const offsets: number[] = [];
  for (let at = first; at < length; at += stride) offsets.push(at);
  return offsets;
}

export type Outcome = {
  readonly cases: number;
  readonly counts: Record<string, number>;
  readonly silent: readonly string[];
  readonly uncoded: readonly string[];
};

/** A refusal must carry a code that says something; INTERNAL says only that nobody thought of it. */
export async function judgeAll(cases: Iterable<Case>, judge: (file: Buffer) => Promise<Verdict>): Promise<Outcome> {
  const verdicts: Verdict[] = [];
  const silent: string[] = [];
  const uncoded: string[] = [];
  for (const { name, file } of cases) {
    const verdict = await judge(file);
    verdicts.push(verdict);
    if (verdict.kind === 'silent') silent.push(`${name}: ${verdict.what}`);
    if (verdict.kind === 'refused' && verdict.code === 'INTERNAL') uncoded.push(name);
  }
  return { cases: verdicts.length, counts: tally(verdicts), silent, uncoded };
}

export function* flips(file: Buffer, offsets: readonly number[], mask: (offset: number) => number): Generator<Case> {
  for (const offset of offsets) yield { name: `byte ${String(offset)}`, file: flipped(file, offset, mask(offset)) };
}

/** Differs from byte to byte and is the same in every run. */
export function someMask(offset: number): number {
  return 1 << ((offset * 7 + 3) % 8);
}
