/**
 * Lines of a vCard file as properties, still in bytes: folds fall inside of UTF-8 characters, and each line may have its
 * own CHARSET. Our own reader, because real files are worse than the standards: ical.js rejects version 2.1 altogether,
 * which is what old phones and Outlook write, and quoted-printable breaks, raw GBK and lines without a colon with it.
 */
import { VaultError } from '../../../../shared/errors.ts';
import type { ImportLimits } from '../import-limits.ts';

export type PropertyLine = { readonly line: number; readonly bytes: Buffer };

/** Pictures, sounds and keys: never kept, however long. */
const SKIPPED = /^(?:[\w-]+\.)?(?:photo|logo|sound|key|x-ms-cardpicture|x-ms-imagedata|x-android-custom-photo)[;:]/iu;
const QUOTED_PRINTABLE = /^[^:]*quoted-printable/iu;
/** A line that begins a property, not the rest of a quoted-printable text. */
const NEXT_PROPERTY =
  /^(?:[\w-]+\.)?(?:(?:begin|end)\s*:\s*vcard|(?:version|n|fn|tel|email|adr|org|title|url|note|bday|rev|x-[\w-]+)(?:;[\w=;,-]+)?:)/iu;
const HEAD_CHARS = 200;

/** Unfolded properties; comments (`#`) and lines that are neither are left out, but join a NOTE they follow. */
export async function* propertyLines(chunks: AsyncIterable<Uint8Array>, limits: ImportLimits): AsyncGenerator<PropertyLine> {
  let open: Open | undefined;
  for await (const { line, bytes } of rawLines(chunks, limits)) {
    const head = bytes.toString('latin1', 0, HEAD_CHARS);
    const joined = open === undefined ? undefined : continuation(open, bytes, head);
    if (open !== undefined && joined !== undefined) {
      extend(open, joined, limits);
      continue;
    }
    if (open?.skip === false) yield whole(open);
    open = opened(line, bytes, head);
  }
  if (open?.skip === false) yield whole(open);
}

type Open = {
  readonly line: number;
  readonly pieces: Buffer[];
  bytes: number;
  soft: boolean;
  readonly skip: boolean;
  readonly quoted: boolean;
};

/** `undefined` for a line that begins no property. */
function opened(line: number, bytes: Buffer, head: string): Open | undefined {
  if (!/^[\w.\- ]+[;:]/u.test(head)) return undefined;
  const quoted = QUOTED_PRINTABLE.test(head);
  return { line, pieces: [bytes], bytes: bytes.length, soft: quoted && endsSoft(bytes), skip: SKIPPED.test(head), quoted };
}

function extend(open: Open, joined: Buffer, limits: ImportLimits): void {
  if (open.skip) return;
  open.bytes += joined.length;
  if (open.bytes > limits.rowBytes)
    throw new VaultError('CELL_TOO_LONG', 'a line is too long', { details: { chars: limits.cellChars, line: open.line } });
  open.pieces.push(joined);
  if (open.quoted) open.soft = endsSoft(joined);
}

function whole(open: Open): PropertyLine {
  return { line: open.line, bytes: Buffer.concat(open.pieces) };
}

/** What the line adds to the open property, `undefined` when it begins another. */
function continuation(open: Open, bytes: Buffer, head: string): Buffer | undefined {
  if (open.soft && !NEXT_PROPERTY.test(head)) {
    const last = open.pieces.pop();
    if (last !== undefined) open.pieces.push(last.subarray(0, last.lastIndexOf(0x3d)));
    return bytes;
  }
  if (head.startsWith(' ') || head.startsWith('\t')) {
    // One blank is the fold; a line of blanks only is not a continuation of anything.
    return bytes.subarray(1);
  }
  const isNote = /^(?:[\w-]+\.)?note[;:]/iu.test(open.pieces[0]?.toString('latin1', 0, HEAD_CHARS) ?? '');
  if (isNote && !open.quoted && head.trim() !== '' && !head.startsWith('#') && !/^[\w.-]+[;:]/u.test(head))
    return Buffer.concat([Buffer.from('\\n'), bytes]);
  return undefined;
}

function endsSoft(bytes: Buffer): boolean {
  return /=[ \t]*$/u.test(bytes.toString('latin1', Math.max(0, bytes.length - 20)));
}

/** CRLF, LF and CR all end a line. */
async function* rawLines(chunks: AsyncIterable<Uint8Array>, limits: ImportLimits): AsyncGenerator<PropertyLine> {
  let held = Buffer.alloc(0);
  let line = 0;
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > limits.fileBytes) throw new VaultError('FILE_TOO_LARGE', 'the file is too large', { details: { bytes: limits.fileBytes } });
    held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
    let from = 0;
    for (let at = 0; at < held.length; at++) {
      const byte = held[at];
      if (byte !== 0x0a && byte !== 0x0d) continue;
      // A CR at the very end may have its LF in the next piece.
      if (byte === 0x0d && at === held.length - 1) break;
      yield { line: ++line, bytes: withoutMark(held.subarray(from, at), line) };
      if (byte === 0x0d && held[at + 1] === 0x0a) at++;
      from = at + 1;
    }
    held = Buffer.from(held.subarray(from));
    if (held.length <= limits.rowBytes) continue;
    if (!SKIPPED.test(held.toString('latin1', 0, HEAD_CHARS)))
      throw new VaultError('CELL_TOO_LONG', 'a line is too long', { details: { chars: limits.cellChars, line } });
    held = Buffer.from(held.subarray(0, HEAD_CHARS));
  }
  if (held.length > 0) yield { line: ++line, bytes: withoutMark(held.at(-1) === 0x0d ? held.subarray(0, -1) : held, line) };
}

function withoutMark(bytes: Buffer, line: number): Buffer {
  return line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
