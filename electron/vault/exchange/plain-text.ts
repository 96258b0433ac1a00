/** Cells as people meant them: one Unicode form, nothing invisible, nothing that changes the direction of other text. */
import { unguardFormula } from './formula-guard.ts';

/** Controls (but tab and line ends), lone surrogates, byte order marks, zero-width space, direction marks and overrides. */
const UNWANTED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\p{Cs}\uFEFF\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Text of several lines: NFC, line ends as `\n`, controls removed, trimmed. A guard against formulas (see `guardFormula`) is taken off. */
export function plainText(cell: string): string {
  return unguardFormula(cell).replace(/\r\n?/gu, '\n').replace(UNWANTED, '').normalize('NFC').trim();
}

/** What people write into a cell to say that there is nothing. */
export function isPlaceholder(text: string): boolean {
  return /^(?:[-—–_/.?？]+|无|無|暂无|没有|未知|不详|n\/?a|none|null|nil|unknown|#n\/a)$/iu.test(text);
}

/** As `plainText`, on one line: runs of tabs, line ends and blanks become one blank. */
export function plainLine(cell: string): string {
  return plainText(cell).replace(/\s+/gu, ' ');
}
