/** What an import reads from: a file, or text that was pasted. */
export type ImportSource = {
  /** Size of the whole. */
  readonly bytes: number;
  /** Starts anew each time and may be left early; bytes from `start` (inclusive) to `end` (exclusive), all of them without. */
  readonly chunks: (start?: number, end?: number) => AsyncIterable<Uint8Array>;
};

/** One row as text. `line` is where it stands in the file, 1-based; a blank row has one empty cell or none. */
export type FileRow = { readonly line: number; readonly cells: readonly string[] };

const CHUNK_BYTES = 1 << 16;

/** Bytes that are in memory already. */
export function bytesSource(bytes: Uint8Array): ImportSource {
  return {
    bytes: bytes.length,
    // eslint-disable-next-line @typescript-eslint/require-await -- a source is read as a stream, whatever it is
    chunks: async function* (start = 0, end = bytes.length) {
      for (let at = start; at < end; at += CHUNK_BYTES) yield bytes.subarray(at, Math.min(end, at + CHUNK_BYTES));
    },
  };
}

/** At most `length` bytes from `start`, in one piece. */
export async function readBytes(source: ImportSource, start: number, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source.chunks(start, Math.min(source.bytes, start + length))) pieces.push(piece);
  return Buffer.concat(pieces).subarray(0, length);
}
