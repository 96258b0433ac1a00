import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDispatcher, type Answer } from '../../electron/ipc/dispatcher.ts';
import { describeError } from '../../electron/ipc/log.ts';
import { contract } from '../../shared/contract.ts';
import { VaultError } from '../../shared/errors.ts';

const ID = '0198c0de-0000-7000-8000-000000000001';

function dispatcherWith(answer: Answer): { dispatch: ReturnType<typeof createDispatcher>; asked: string[]; logged: unknown[][] } {
  const asked: string[] = [];
  const logged: unknown[][] = [];
  const dispatch = createDispatcher(
    (method, input) => {
      asked.push(method);
      return answer(method, input);
    },
    (...line) => {
      logged.push(line);
    },
  );
  return { dispatch, asked, logged };
}

test('a well-formed message is answered with its parsed value', async () => {
  const { dispatch } = dispatcherWith((_method, input) => Promise.resolve({ count: (input as { ids: unknown[] }).ids.length }));
  expect(await dispatch('customers.trash', { ids: [ID] })).toEqual({ ok: true, value: { count: 1 } });
});

test('names that are no own property of the contract are unknown methods', async () => {
  const { dispatch, asked } = dispatcherWith(() => Promise.resolve(undefined));
  for (const method of [
    'db.run',
    'constructor',
    '__proto__',
    'toString',
    '',
    7,
    null,
    undefined,
    ['app.state'],
    { toString: () => 'app.state' },
  ]) {
    expect(await dispatch(method, undefined)).toEqual({ ok: false, code: 'UNKNOWN_METHOD' });
  }
  expect(asked).toEqual([]);
});

describe('malformed input is refused before anything is asked', () => {
  test.each([
    ['a missing field', {}],
    ['a wrong type', { ids: ID }],
    ['an extra field', { ids: [ID], sql: 'drop table' }],
    ['too many entries', { ids: Array.from({ length: 201 }, () => ID) }],
    ['no object', 'ids'],
    ['a prototype', JSON.parse(`{"ids":["${ID}"],"__proto__":{"x":1}}`)],
  ])('%s', async (_title, input) => {
    const { dispatch, asked } = dispatcherWith(() => Promise.resolve({ count: 1 }));
    expect(await dispatch('customers.trash', input)).toEqual({ ok: false, code: 'INVALID_INPUT' });
    expect(asked).toEqual([]);
  });
});

test('a message above one MiB is refused without being parsed, one below is looked at', async () => {
  const { dispatch } = dispatcherWith(() => Promise.resolve(undefined));
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  for (const input of [
    { ids: 'x'.repeat(1_048_577) },
    { ids: Array.from({ length: 300_000 }, () => 1234) },
    cyclic,
    new Uint8Array(1_048_577),
  ]) {
    expect(await dispatch('customers.trash', input)).toEqual({ ok: false, code: 'INVALID_INPUT' });
  }
});

test('an answer with a field outside the contract never reaches the page', async () => {
  const { dispatch, logged } = dispatcherWith(() => Promise.resolve({ count: 1, phone: '13800138000' }));
  expect(await dispatch('customers.trash', { ids: [ID] })).toEqual({ ok: false, code: 'INTERNAL' });
  expect(JSON.stringify(logged)).not.toContain('13800138000');
});

test('a refusal keeps its code and details', async () => {
  const { dispatch } = dispatcherWith(() =>
    Promise.reject(new VaultError('BUDGET_SPENT', 'message for the log', { details: { limit: 200 } })),
  );
  expect(await dispatch('customers.trash', { ids: [ID] })).toEqual({ ok: false, code: 'BUDGET_SPENT', details: { limit: 200 } });
});

test('an unexpected error becomes INTERNAL and its message stays out of the reply and the log', async () => {
  const { dispatch, logged } = dispatcherWith(() => Promise.reject(new TypeError('13800138000\n    at 13800138000')));
  expect(await dispatch('customers.trash', { ids: [ID] })).toEqual({ ok: false, code: 'INTERNAL' });
  const line = logged.map(([message, error]) => `${String(message)} ${describeError(error)}`).join('\n');
  expect(line).toContain('TypeError');
  expect(line).not.toContain('13800138000');
});

test('whatever is sent, the door stands and answers with a reply', async () => {
  const { dispatch } = dispatcherWith(() => Promise.resolve(undefined));
  const method = fc.oneof(fc.constantFrom(...Object.keys(contract)), fc.anything());
  await fc.assert(
    fc.asyncProperty(
      method,
      fc.anything({ withBigInt: true, withMap: true, withTypedArray: true, withSparseArray: true }),
      async (name, input) => {
        const reply = await dispatch(name, input);
        expect(typeof reply.ok).toBe('boolean');
      },
    ),
    { numRuns: 2_000 },
  );
});
