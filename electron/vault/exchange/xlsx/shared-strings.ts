/** Texts that cells refer to by number: kept as UTF-8 in one buffer, a fifth of what as many JavaScript strings take. */
import { VaultError } from '../../../../shared/errors.ts';
import type { ImportLimits } from '../import-limits.ts';
import { readXml } from './xml-events.ts';

const FIRST_BYTES = 1 << 16;
const FIRST_TEXTS = 1 << 12;
/** All texts of a workbook together. */
const TEXT_BYTES_MAX = 256 * 1024 * 1024;

export type SharedStrings = { readonly at: (index: number) => string | undefined };

export const NO_STRINGS: SharedStrings = { at: () => undefined };

/** Rich text is joined; phonetic guides (`rPh`) above Chinese and Japanese text are left out. */
export async function readSharedStrings(chunks: AsyncIterable<Uint8Array>, limits: ImportLimits): Promise<SharedStrings> {
  const pool = textPool();
  let text = '';
  let phonetic = 0;
  let inText = false;
  await readXml(chunks, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic++;
      if (name === 't') inText = phonetic === 0;
    },
    text: (piece) => {
      if (!inText) return;
      text += piece;
      if (text.length > limits.cellChars)
        throw new VaultError('CELL_TOO_LONG', 'a cell is too long', { details: { chars: limits.cellChars } });
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic--;
      if (name === 'si') pool.add(unescapeControls(text));
    },
  });
  return { at: pool.at };
}

/** Excel writes characters XML cannot hold as _x000D_; an underscore meant as such becomes _x005F_. */
export function unescapeControls(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function textPool(): { readonly add: (text: string) => void; readonly at: (index: number) => string | undefined } {
  let bytes = Buffer.alloc(FIRST_BYTES);
  let ends = new Uint32Array(FIRST_TEXTS);
  let count = 0;
  let used = 0;
  return {
    add: (text) => {
      const most = used + text.length * 3;
      if (most > bytes.length) {
        if (most > TEXT_BYTES_MAX) throw new VaultError('FILE_TOO_LARGE', 'the workbook holds too much text');
        const wider = Buffer.alloc(Math.max(most, bytes.length * 2));
        bytes.copy(wider, 0, 0, used);
        bytes = wider;
      }
      if (count === ends.length) {
        const longer = new Uint32Array(ends.length * 2);
        longer.set(ends);
        ends = longer;
      }
      used += bytes.write(text, used, 'utf8');
      ends[count++] = used;
    },
    at: (index) => (index >= 0 && index < count ? bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index]) : undefined),
  };
}
