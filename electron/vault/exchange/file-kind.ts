/** Which reader a file goes to, from its first bytes: names of files say little, half of all "导出.xls" are CSV. */
import { VaultError } from '../../../shared/errors.ts';
import type { ImportFormat } from '../../../shared/model/exchange.ts';
import { readBytes } from './import-source.ts';
import type { ImportSource } from './import-source.ts';

const HEAD_BYTES = 4096;

/** First bytes of files that people take for customer lists but that are something else. */
const FOREIGN_MAGIC: readonly { readonly kind: string; readonly bytes: readonly number[] }[] = [
  { kind: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
  { kind: 'rar', bytes: [0x52, 0x61, 0x72, 0x21, 0x1a] },
  { kind: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: 'rtf', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];
const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** Name of the stream that holds an encrypted workbook inside an OLE file. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * @throws VaultError FILE_EMPTY for no bytes, OLD_WORKBOOK for .xls, WORKBOOK_ENCRYPTED for a workbook with a password,
 * UNSUPPORTED_FORMAT (`details.kind`) for HTML or XML that calls itself a spreadsheet, PDF and archives.
 */
export async function fileKind(source: ImportSource): Promise<ImportFormat['kind']> {
  const head = await readBytes(source, 0, HEAD_BYTES);
  if (head.length === 0) throw new VaultError('FILE_EMPTY', 'the file has no bytes');
  if (startsWith(head, OLE)) await refuseOle(source);
  if (startsWith(head, ZIP) && (head[2] ?? 0) < 9) return 'xlsx';
  const text = /^\s*$/u.test(head.toString('latin1').replaceAll('\0', '')) ? '' : plainHead(head);
  if (/^\s*(?:[\w-]+\.)?begin\s*:\s*vcard\s*$/imu.test(text)) return 'vcard';
  const kind = FOREIGN_MAGIC.find((one) => startsWith(head, one.bytes))?.kind ?? markupKind(text);
  if (kind !== undefined) throw new VaultError('UNSUPPORTED_FORMAT', 'not a customer list', { details: { kind } });
  return 'csv';
}

async function refuseOle(source: ImportSource): Promise<never> {
  let tail = Buffer.alloc(0);
  for await (const chunk of source.chunks()) {
    const window = Buffer.concat([tail, chunk]);
    if (window.includes(ENCRYPTED)) throw new VaultError('WORKBOOK_ENCRYPTED', 'the workbook has a password');
    tail = window.subarray(-ENCRYPTED.length);
  }
  throw new VaultError('OLD_WORKBOOK', 'an Excel 97-2003 workbook');
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** ASCII of the head, whatever the encoding; byte order marks and the zero bytes of UTF-16 are left out. */
function plainHead(head: Buffer): string {
  return head
    .toString('latin1')
    .replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/u, '')
    .replaceAll('\0', '');
}

function markupKind(text: string): string | undefined {
  if (/^\s*<(?:!doctype html|html|table|meta|style|head)\b/iu.test(text)) return 'html';
  return /^\s*<\?xml/iu.test(text) ? 'xml' : undefined;
}
