/** A list of unsigned 32-bit numbers that grows by doubling: a tenth of the memory of an array of numbers. */
export type GrowingUint32 = {
  readonly length: () => number;
  readonly get: (index: number) => number;
  readonly set: (index: number, value: number) => void;
  readonly push: (value: number) => void;
  readonly clear: () => void;
  /** Valid until the next `push` or `clear`. */
  readonly view: () => Uint32Array;
};

export function growingUint32(initial: Uint32Array = new Uint32Array(0)): GrowingUint32 {
  let values = initial;
  let length = initial.length;
  return {
    length: () => length,
    get: (index) => values[index] ?? 0,
    set: (index, value) => {
      values[index] = value;
    },
    push: (value) => {
      if (length === values.length) {
        const grown = new Uint32Array(Math.max(1024, length * 2));
        grown.set(values);
        values = grown;
      }
      values[length] = value;
      length += 1;
    },
    clear: () => {
      values = new Uint32Array(0);
      length = 0;
    },
    view: () => values.subarray(0, length),
  };
}
