/** Many small records of bytes in a few large pieces: as objects of their own, those of a large import take several times the memory. */
import { growingUint32 } from './growing.ts';

export type Slab = {
  readonly length: () => number;
  /** Copies the parts, one behind the other, as one record; returns its index. */
  readonly add: (...parts: readonly Uint8Array[]) => number;
  /** A view, valid until `clear`. */
  readonly at: (index: number) => Buffer;
  readonly clear: () => void;
};

const PIECE_BYTES = 1 << 20;

/** Holds up to 4 GiB. */
export function createSlab(): Slab {
  let pieces: Buffer[] = [];
  /** Piece, place in it and length of each record. */
  const places = growingUint32();
  let used = PIECE_BYTES;

  function room(length: number): Buffer {
    const last = pieces.at(-1);
    if (last !== undefined && used + length <= last.length) return last;
    // Not from the shared pool, whose pieces are far smaller.
    const piece = Buffer.allocUnsafeSlow(Math.max(PIECE_BYTES, length));
    pieces.push(piece);
    used = 0;
    return piece;
  }

  function add(...parts: readonly Uint8Array[]): number {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const piece = room(length);
    const index = places.length() / 3;
    for (const value of [pieces.length - 1, used, length]) places.push(value);
    for (const part of parts) {
      piece.set(part, used);
      used += part.length;
    }
    return index;
  }

  function at(index: number): Buffer {
    const from = places.get(index * 3 + 1);
    const piece = pieces[places.get(index * 3)] ?? Buffer.alloc(0);
    return piece.subarray(from, from + places.get(index * 3 + 2));
  }

  function clear(): void {
    pieces = [];
    used = PIECE_BYTES;
    places.clear();
  }

  return { length: () => places.length() / 3, add, at, clear };
}
