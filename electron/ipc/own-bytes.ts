/** Depth at which a message still holds bytes: message, its input or value, a field of it. */
const DEEP = 3;

/**
 * What is posted, with its bytes in memory of their own. Small Buffers of Node are views into one pool, and a structured clone
 * takes the whole pool to the other side: the keys worked with just before, to whoever was only to keep a number.
 */
export function withOwnBytes(message: unknown, depth = DEEP): unknown {
  if (message instanceof Uint8Array) return Uint8Array.from(message);
  if (depth === 0 || typeof message !== 'object' || message === null || Object.getPrototypeOf(message) !== Object.prototype) return message;
  return Object.fromEntries(Object.entries(message).map(([name, value]) => [name, withOwnBytes(value, depth - 1)]));
}
