/** The ZIP around a workbook. Parts are streamed from their place in the file; nothing is unpacked to disk. */
import { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { VaultError } from '../../../../shared/errors.ts';
import type { ImportLimits } from '../import-limits.ts';
import type { ImportSource } from '../import-source.ts';

const PARTS_MAX = 20_000;
/** Small parts of anything may be repetitive; only what could fill memory or time is judged by its ratio. */
const RATIO_FROM_BYTES = 32 * 1024 * 1024;

/** Parts by lower-case name without a leading slash: programs disagree about the case of `xl/sharedStrings.xml`. */
export type Package = {
  readonly has: (name: string) => boolean;
  readonly names: () => readonly string[];
  /** @throws VaultError WORKBOOK_DAMAGED when there is no such part or it cannot be unpacked, FILE_TOO_LARGE for a bomb. */
  readonly part: (name: string) => AsyncIterable<Uint8Array>;
};

/** @throws VaultError WORKBOOK_DAMAGED for what is no complete ZIP, WORKBOOK_ENCRYPTED for a ZIP with a password. */
export async function openPackage(source: ImportSource, limits: ImportLimits): Promise<Package> {
  const zip = await openZip(source);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= PARTS_MAX) throw new VaultError('FILE_TOO_LARGE', 'the workbook has too many parts');
      const name = partName(entry.fileName);
      if (!entries.has(name)) entries.set(name, entry);
    }
  } catch (error) {
    throw damaged(error);
  }
  return {
    has: (name) => entries.has(partName(name)),
    names: () => [...entries.keys()],
    part: (name) => streamPart(zip, entries.get(partName(name)), limits),
  };
}

async function openZip(source: ImportSource): Promise<ZipFile> {
  try {
    // eachEntry needs lazyEntries, and reads on demand only without autoClose.
    return await fromRandomAccessReaderPromise(new SourceReader(source), source.bytes, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw damaged(error);
  }
}

class SourceReader extends RandomAccessReader {
  readonly #source: ImportSource;

  constructor(source: ImportSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#source.chunks(start, end), { objectMode: false });
  }
}

async function* streamPart(zip: ZipFile, entry: Entry | undefined, limits: ImportLimits): AsyncGenerator<Uint8Array> {
  if (entry === undefined) throw new VaultError('WORKBOOK_DAMAGED', 'a part of the workbook is missing');
  if (entry.isEncrypted()) throw new VaultError('WORKBOOK_ENCRYPTED', 'the archive has a password');
  refuseBomb(entry.uncompressedSize, entry.compressedSize, limits);
  let bytes = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    try {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        bytes += chunk.length;
        refuseBomb(bytes, entry.compressedSize, limits);
        yield chunk;
      }
    } finally {
      stream.destroy();
    }
  } catch (error) {
    throw damaged(error);
  }
}

function refuseBomb(unpacked: number, packed: number, limits: ImportLimits): void {
  const ratio = unpacked / Math.max(1, packed);
  if (unpacked > limits.unpackedBytes || (unpacked > RATIO_FROM_BYTES && ratio > limits.unpackedRatio))
    throw new VaultError('FILE_TOO_LARGE', 'the workbook unpacks to too much', { details: { bytes: limits.unpackedBytes } });
}

function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/u, '').toLowerCase();
}

function damaged(error: unknown): VaultError {
  if (error instanceof VaultError) return error;
  return new VaultError('WORKBOOK_DAMAGED', 'the workbook cannot be unpacked', { cause: error });
}
