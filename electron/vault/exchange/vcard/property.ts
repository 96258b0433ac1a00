/** One property of a vCard: name, group, parameters and its value as text (RFC 6350, RFC 2426, vCard 2.1). */
import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import type { Encoding } from '../../../../shared/model/exchange.ts';

export type Property = {
  /** Lower case: `tel`. */
  readonly name: string;
  /** `item1` of `item1.TEL`, lower case. */
  readonly group: string | undefined;
  /** Values of TYPE and the bare words of 2.1, lower case. */
  readonly types: readonly string[];
  /** Decoded, escapes still in it. */
  readonly value: string;
};

/** `undefined` for a line without a colon. `fallback` is the encoding of raw bytes that are neither UTF-8 nor declared. */
export function parseProperty(bytes: Buffer, fallback: Encoding): Property | undefined {
  const colon = endOfHead(bytes);
  if (colon === -1) return undefined;
  const [first = '', ...rest] = splitOutsideQuotes(bytes.toString('utf8', 0, colon), ';');
  const dot = first.lastIndexOf('.');
  const types: string[] = [];
  let charset: string | undefined;
  let encoding = '';
  for (const parameter of rest) {
    const [, key = '', text = ''] = /^\s*([\w-]+)\s*=(.*)$/su.exec(parameter) ?? ['', '', parameter];
    const bare = text.replaceAll('"', '').trim();
    const word = bare.toLowerCase();
    if (key.toLowerCase() === 'charset') charset = bare;
    else if (key.toLowerCase() === 'encoding' || (key === '' && /^(?:quoted-printable|base64|b|8bit|7bit)$/u.test(word))) encoding = word;
    else if (key === '' || key.toLowerCase() === 'type') types.push(...word.split(',').map((type) => type.trim()));
  }
  const raw = bytes.subarray(colon + 1);
  return {
    name: first
      .slice(dot + 1)
      .trim()
      .toLowerCase(),
    group: dot === -1 ? undefined : first.slice(0, dot).trim().toLowerCase(),
    types: types.filter((type) => type !== ''),
    value: decodeText(unpack(raw, encoding), charset, fallback),
  };
}

/** Parts of a structured value (N, ADR, ORG), each without escapes. */
export function components(value: string): readonly string[] {
  return splitUnescaped(value, ';').map(unescapeText);
}

/** Values of a list (CATEGORIES, NICKNAME), each without escapes. */
export function listItems(value: string): readonly string[] {
  return splitUnescaped(value, ',').map(unescapeText);
}

export function unescapeText(value: string): string {
  return value.replace(/\\([\\;,:"nN])/gu, (_, escaped: string) => (escaped === 'n' || escaped === 'N' ? '\n' : escaped)).trim();
}

function splitUnescaped(value: string, separator: string): readonly string[] {
  const parts: string[] = [''];
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    if (character === '\\' && at + 1 < value.length) parts.push(`${parts.pop() ?? ''}\\${value.charAt(++at)}`);
    else if (character === separator) parts.push('');
    else parts.push((parts.pop() ?? '') + character);
  }
  return parts;
}

function endOfHead(bytes: Buffer): number {
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x22) quoted = !quoted;
    if (bytes[at] === 0x3a && !quoted) return at;
  }
  return bytes.indexOf(0x3a);
}

function splitOutsideQuotes(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (text[at] !== separator || quoted) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return [...parts, text.slice(from)];
}

function unpack(raw: Buffer, encoding: string): Buffer {
  if (encoding === 'base64' || encoding === 'b') return Buffer.from(raw.toString('latin1'), 'base64');
  if (encoding !== 'quoted-printable') return raw;
  const text = raw.toString('latin1').replace(/=[ \t]*$/u, '');
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  );
}

/** Declared UTF-8 is believed only where it is; many phones declare one thing and write another. */
function decodeText(bytes: Buffer, charset: string | undefined, fallback: Encoding): string {
  if (bytes.every((byte) => byte < 0x80) && !/^(?:utf-?(?:16|7)|iso-2022|hz)/iu.test(charset ?? '')) return bytes.toString('latin1');
  const declared = charset !== undefined && !/^(?:utf-?8|us-ascii)$/iu.test(charset) && iconv.encodingExists(charset) ? charset : undefined;
  if (declared !== undefined) return iconv.decode(bytes, /^(?:gb2312|gbk|cp936)$/iu.test(declared) ? 'gb18030' : declared);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, fallback);
  }
}
