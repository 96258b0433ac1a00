/**
 * Masks used again: at a million customers each is a megabyte, a search needs several, and letting them become garbage
 * made the collector walk the whole heap between keystrokes.
 */
export type Masks = {
  /** A mask of zeros. */
  readonly take: (length: number) => Uint8Array;
  /** The caller keeps no hold of it. */
  readonly give: (mask: Uint8Array) => void;
};

const FREE_MAX = 32;

export function createMasks(): Masks {
  let free: Uint8Array[] = [];

  function take(length: number): Uint8Array {
    if (free.length > 0 && free[0]?.length !== length) free = [];
    return free.pop()?.fill(0) ?? new Uint8Array(length);
  }

  function give(mask: Uint8Array): void {
    if (free.length < FREE_MAX && (free.length === 0 || free[0]?.length === mask.length)) free.push(mask);
  }

  return { take, give };
}
