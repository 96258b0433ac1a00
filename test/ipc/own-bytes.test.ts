import { expect, test } from 'vitest';
import { withOwnBytes } from '../../electron/ipc/own-bytes.ts';

const secret = 'a passphrase worked with just before';
/** A view into Node's pool, with the secret beside it. */
function pooled(): { readonly type: string; readonly input: { readonly name: string; readonly value: Uint8Array } } {
  Buffer.from(secret);
  return { type: 'request', input: { name: 'tally', value: Buffer.from('kept') } };
}
const crossed = (message: unknown) => Buffer.from((structuredClone(message) as ReturnType<typeof pooled>).input.value.buffer);

test('the pool that a small Buffer stands in does not cross with it', () => {
  expect(crossed(pooled()).includes(secret)).toBe(true);
  const copied = withOwnBytes(pooled());
  expect(crossed(copied).toString()).toBe('kept');
  expect(copied).toMatchObject({ type: 'request', input: { name: 'tally' } });
});
