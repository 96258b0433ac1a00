import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import { VaultError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/model/app.ts';
import type { Encoding } from '../../../shared/model/exchange.ts';
import { guessLegacyEncoding } from './encoding-evidence.ts';

/** Bytes looked at for the guess: the head, and as much again from the first byte that is not ASCII. */
const SAMPLE_BYTES = 64 * 1024;
const STEP_BYTES = 64;

const BOMS: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/**
 * Finds the encoding of a text file in one pass, holding at most 128 KiB: byte order mark, else strict UTF-8 over the
 * whole file, else the candidate whose text looks most like a customer list, else what is usual for the language.
 *
 * @throws VaultError FILE_EMPTY for no bytes, NOT_TEXT for binary content.
 */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>, language: Language): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const sample: Uint8Array[] = [];
  let sampled = 0;
  let room = SAMPLE_BYTES;
  let foreign = false;
  let isUtf8 = true;
  for await (const chunk of chunks) {
    if (!foreign && chunk.some((byte) => byte >= 0x80)) {
      foreign = true;
      room = Math.max(room, sampled + SAMPLE_BYTES);
    }
    const piece = chunk.subarray(0, Math.max(0, room - sampled));
    if (piece.length > 0) sample.push(piece);
    sampled += piece.length;
    if (isUtf8) isUtf8 = staysUtf8(utf8, chunk);
  }
  if (isUtf8) isUtf8 = staysUtf8(utf8, undefined);
  const head = Buffer.concat(sample);
  if (head.length === 0) throw new VaultError('FILE_EMPTY', 'the file has no bytes');
  return chooseEncoding(head, isUtf8, language);
}

/** Decodes a byte stream piece by piece; a byte order mark is removed, invalid bytes become U+FFFD. */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  let started = false;
  for await (const chunk of inSteps(chunks)) {
    const text = decoder.write(chunk);
    if (text === '') continue;
    const plain = started ? text : text.replace(/^\uFEFF/, '');
    started = true;
    if (plain !== '') yield plain;
  }
  const rest = decoder.end();
  if (rest !== undefined && rest !== '') yield rest;
}

/** The decoder for gb18030 loses half of an emoji whose last byte comes alone, so pieces of fewer than 64 bytes are never passed on. */
async function* inSteps(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    if (held.length < 2 * STEP_BYTES) continue;
    yield held.subarray(0, held.length - STEP_BYTES);
    held = held.subarray(held.length - STEP_BYTES);
  }
  if (held.length > 0) yield held;
}

function chooseEncoding(head: Buffer, isUtf8: boolean, language: Language): Encoding {
  const marked = BOMS.find((bom) => startsWith(head, bom.bytes));
  if (marked !== undefined) return marked.encoding;
  const wide = guessUtf16(head);
  if (wide !== undefined) return wide;
  if (head.includes(0)) throw new VaultError('NOT_TEXT', 'the file holds zero bytes');
  if (controlShare(head) > 0.02) throw new VaultError('NOT_TEXT', 'the file holds control bytes');
  return isUtf8 || isDamagedUtf8(head) ? 'utf-8' : guessLegacyEncoding(head, language);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function staysUtf8(decoder: TextDecoder, chunk: Uint8Array | undefined): boolean {
  try {
    if (chunk === undefined) decoder.decode();
    else decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark gives itself away: delimiters and line ends put a zero byte into every other place, and only there. */
function guessUtf16(head: Buffer): Encoding | undefined {
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < head.length; at++) {
    if (head[at] === 0) zeros[at % 2 === 0 ? 0 : 1]++;
  }
  const [even, odd] = zeros;
  if (Math.max(even, odd) * 50 < head.length || Math.min(even, odd) > 0) return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = iconv.decode(head.subarray(0, head.length - (head.length % 2)), encoding);
  return /[\n\r]/.test(text) && !/[^\P{C}\t\n\r\p{Cf}]/u.test(text.slice(0, -1)) ? encoding : undefined;
}

/** A few broken bytes do not make a UTF-8 file another one; text in an older encoding hardly ever gives whole UTF-8 characters. */
function isDamagedUtf8(head: Buffer): boolean {
  const text = head.toString('utf8');
  const broken = text.match(/\uFFFD/gu)?.length ?? 0;
  const whole = text.match(/[^\u0000-\u007F\uFFFD]/gu)?.length ?? 0;
  return whole >= broken * 4;
}

function controlShare(head: Buffer): number {
  let controls = 0;
  for (const byte of head) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++;
  }
  return controls / head.length;
}
