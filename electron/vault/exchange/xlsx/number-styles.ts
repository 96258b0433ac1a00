/** How numbers of a cell style are shown: as a date, with leading zeros, or plainly. */
import { readXml } from './xml-events.ts';

export type NumberStyle =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date'; readonly parts: 'date' | 'time' | 'both' }
  /** A format of zeros only, as for post codes and staff numbers. */
  | { readonly kind: 'padded'; readonly digits: number };

export type NumberStyles = { readonly of: (style: number) => NumberStyle };

const PLAIN: NumberStyle = { kind: 'plain' };
export const NO_STYLES: NumberStyles = { of: () => PLAIN };

/** ECMA-376 part 1, 18.8.30: built-in formats, with those of Chinese and Japanese programs (27–36, 50–58). */
function builtIn(id: number): NumberStyle {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58)
    return { kind: 'date', parts: 'date' };
  if (id === 22) return { kind: 'date', parts: 'both' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56)
    return { kind: 'date', parts: 'time' };
  return PLAIN;
}

export async function readNumberStyles(chunks: AsyncIterable<Uint8Array>): Promise<NumberStyles> {
  const formats = new Map<number, NumberStyle>();
  const styles: number[] = [];
  let inCellStyles = false;
  await readXml(chunks, {
    open: (name, attribute) => {
      if (name === 'numFmt') formats.set(Number(attribute('numFmtId')), styleOfFormat(attribute('formatCode') ?? ''));
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'xf' && inCellStyles) styles.push(Number(attribute('numFmtId') ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return {
    of: (style) => {
      const id = styles[style];
      return id === undefined ? PLAIN : (formats.get(id) ?? builtIn(id));
    },
  };
}

/** Letters of a date count only outside of quotes, brackets and escapes: `0.00 "day"` and `[Red]0` are numbers. */
export function styleOfFormat(code: string): NumberStyle {
  const first = code.split(';', 1)[0] ?? '';
  const elapsed = /\[[hms]+\]/iu.test(first);
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '').toLowerCase();
  if (/^0{2,20}$/u.test(bare)) return { kind: 'padded', digits: bare.length };
  if (/general|[#?]|e[+-]/u.test(bare)) return PLAIN;
  const day = /[yd]|e+|[年月日]/u.test(bare) || /m{3,}/u.test(bare);
  const time = elapsed || /[hs]|上午|下午|am\/pm/u.test(bare);
  if (day) return { kind: 'date', parts: time ? 'both' : 'date' };
  if (time) return { kind: 'date', parts: 'time' };
  return bare.includes('m') ? { kind: 'date', parts: 'date' } : PLAIN;
}
