/** XML of a workbook part as a stream of events; never the whole part as text, never an entity of its own. */
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { VaultError } from '../../../../shared/errors.ts';

/** XML between two events; a text that goes on for longer is no cell. */
const QUIET_CHARS_MAX = 8 * 1024 * 1024;

export type XmlHandler = {
  /** Names without a namespace prefix. */
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: ((name: string) => void) | undefined;
  readonly text?: ((text: string) => void) | undefined;
};

/**
 * Parses a part and yields, after each piece, what the handler has put into `gathered` since.
 *
 * @throws VaultError WORKBOOK_DAMAGED for what is not well-formed and for any DOCTYPE (a workbook has none; a bomb has),
 * CELL_TOO_LONG, and what `chunks` throws.
 */
export async function* parseXml<T>(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler, gathered: T[]): AsyncGenerator<readonly T[]> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let quiet = 0;
  parser.on('error', (error) => {
    throw damaged(error);
  });
  parser.on('doctype', () => {
    throw new VaultError('WORKBOOK_DAMAGED', 'a part of the workbook declares a DOCTYPE');
  });
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0;
    handler.open(localName(name), (wanted) => attributes[wanted]);
  });
  parser.on('closetag', ({ name }) => {
    quiet = 0;
    handler.close?.(localName(name));
  });
  const { text } = handler;
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  let decoder: TextDecoder | undefined;
  const write = (xml: string): void => {
    quiet += xml.length;
    if (quiet > QUIET_CHARS_MAX) throw new VaultError('CELL_TOO_LONG', 'a text of the workbook is too long');
    parser.write(xml);
  };
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { ignoreBOM: false });
    write(decoder.decode(chunk, { stream: true }));
    yield gathered.splice(0);
  }
  write(decoder?.decode() ?? '');
  parser.close();
  yield gathered.splice(0);
}

/** For parts that are read to the end before anything is done with them. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const events = parseXml(chunks, handler, []);
  while ((await events.next()).done !== true) continue;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function encodingOf(head: Uint8Array): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0)) return 'utf-16le';
  return (head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c) ? 'utf-16be' : 'utf-8';
}

function damaged(error: unknown): VaultError {
  return error instanceof VaultError ? error : new VaultError('WORKBOOK_DAMAGED', 'a part of the workbook is not well-formed');
}
