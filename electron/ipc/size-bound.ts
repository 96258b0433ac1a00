/** Messages above this are refused before anything looks at them; the largest legitimate one is a page of ids. */
export const MESSAGE_MAX_BYTES = 1_048_576;

/**
 * Whether a message is larger than `maxBytes`, without building its serialised form.
 * Counts like JSON and stops at the limit, so a hostile message costs no more than a large honest one;
 * a cyclic value is simply "too large".
 */
export function isLargerThan(message: unknown, maxBytes: number): boolean {
  const open: unknown[] = [message];
  let bytes = 0;
  while (open.length > 0) {
    const value = open.pop();
    bytes += sizeOfOne(value);
    if (bytes > maxBytes) return true;
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
    if (Array.isArray(value)) {
      if (value.length > maxBytes - bytes) return true;
      for (const inner of value) open.push(inner);
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      bytes += key.length + 3;
      if (bytes > maxBytes) return true;
      open.push(inner);
    }
  }
  return false;
}

function sizeOfOne(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value) + 2;
  if (typeof value === 'bigint') return value.toString(16).length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (value instanceof ArrayBuffer) return value.byteLength;
  return 4;
}
