/** Main's half of coming back: what it keeps, whom it asks, and that it hands it over once. */
import { expect, test } from 'vitest';
import { createWayBack } from '../../electron/ipc/way-back.ts';

const sealed = (): Promise<Uint8Array> => Promise.resolve(Uint8Array.of(1, 2, 3));
const presence = (answers: { here: boolean; recognised: boolean }) => {
  const asked: string[] = [];
  return {
    asked,
    canAsk: () => answers.here,
    ask: (reason: string) => {
      asked.push(reason);
      return Promise.resolve(answers.recognised);
    },
  };
};

test('a person who is recognised gets it once, for the vault it was made in', async () => {
  const system = presence({ here: true, recognised: true });
  const way = createWayBack(system);
  await way.prepare('/a', sealed);
  expect([way.isOpenFor('/a'), way.isOpenFor('/b'), way.isOpenFor(undefined)]).toEqual([true, false, false]);
  await expect(way.take('/b', 'r')).rejects.toMatchObject({ code: 'WAY_BACK_OVER' });
  expect([...(await way.take('/a', 'go back'))]).toEqual([1, 2, 3]);
  expect(system.asked).toEqual(['go back']);
  await expect(way.take('/a', 'go back')).rejects.toMatchObject({ code: 'WAY_BACK_OVER' });
});

test('who is not recognised gets nothing and may try again; what was kept before another sign-in is gone', async () => {
  const answers = { here: true, recognised: false };
  const way = createWayBack(presence(answers));
  await way.prepare('/a', sealed);
  await expect(way.take('/a', 'r')).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(way.isOpenFor('/a')).toBe(true);
  await way.prepare('/a', () => Promise.resolve(undefined));
  expect(way.isOpenFor('/a')).toBe(false);
  await way.prepare('/a', sealed);
  way.forget();
  expect(way.isOpenFor('/a')).toBe(false);
});

test('where the system cannot ask, nothing is made and nothing is offered', async () => {
  const answers = { here: false, recognised: true };
  const way = createWayBack(presence(answers));
  let made = 0;
  await way.prepare('/a', () => {
    made += 1;
    return sealed();
  });
  expect([made, way.isOpenFor('/a')]).toEqual([0, false]);
});
