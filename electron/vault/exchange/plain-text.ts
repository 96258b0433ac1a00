/** Cells as people meant them: one Unicode form, nothing invisible, nothing that changes the direction of other text. */
import { unguardFormula } from './formula-guard.ts';

/** Controls (but tab and line ends), lone surrogates, byte order marks, zero-width space, direction marks and overrides. */
const UNWANTED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\p{Cs}\uFEFF\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Without the u flag and so in one pass: the same characters, and any surrogate. */
const MAY_NEED_WORK = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uD800-\uDFFF\uFEFF\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** Text of several lines: NFC, line ends as `\n`, controls removed, trimmed. A guard against formulas (see `guardFormula`) is taken off. */
export function plainText(cell: string): string {
  // Most cells of a large list are plain already; testing is much cheaper than replacing.
  if (!MAY_NEED_WORK.test(cell)) return unguardFormula(cell).normalize('NFC').trim();
  return unguardFormula(cell).replace(/\r\n?/gu, '\n').replace(UNWANTED, '').normalize('NFC').trim();
}

/** What people write into a cell to say that there is nothing. */
export function isPlaceholder(text: string): boolean {
  return /^(?:[-—–_/.?？]+|无|無|暂无|没有|未知|不详|n\/?a|none|null|nil|unknown|#n\/a)$/iu.test(text);
}

/** As `plainText`, on one line: runs of tabs, line ends and blanks become one blank. */
export function plainLine(cell: string): string {
  const text = plainText(cell);
  return /[^\S ]| {2}/u.test(text) ? text.replace(/\s+/gu, ' ') : text;
}
