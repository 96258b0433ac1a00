import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardWithout, reachWithout } from '../../../electron/vault/customers/without-import.ts';
import { Card, type Reach } from '../../../shared/model/customer.ts';
import { ValueId } from '../../../shared/model/ids.ts';

const text = fc.constantFrom('a', 'b', 'c', undefined);
const card = fc
  .record({ company: text, city: text, level: text, tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')) })
  .map((fields) => Card.parse(Object.fromEntries(Object.entries({ name: 'n', ...fields }).filter(([, value]) => value !== undefined))));
const ids = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'].map((id) => ValueId.parse(id));
const reach = fc
  .tuple(
    ...ids.map((id) =>
      fc.option(
        fc.constantFrom('1', '2', '3').map((value) => ({ id, kind: 'phone' as const, value })),
        { nil: undefined },
      ),
    ),
  )
  .map((values): Reach => ({ values: values.filter((value) => value !== undefined) }));

test('without later edits, everything is as it was', () => {
  fc.assert(
    fc.property(card, card, reach, reach, (before, after, had, has) => {
      expect(cardWithout(after, { before, after })).toEqual({ value: { ...before, tags: expect.any(Array) as unknown }, kept: false });
      expect(new Set(cardWithout(after, { before, after }).value.tags)).toEqual(new Set(before.tags));
      const { value, kept } = reachWithout(has, { before: had, after: has });
      expect([new Set(value.values), kept]).toEqual([new Set(had.values), false]);
    }),
  );
});

test('a field changed later keeps its value, every other one goes back', () => {
  fc.assert(
    fc.property(card, card, card, (before, after, now) => {
      const { value, kept } = cardWithout(now, { before, after });
      for (const field of ['company', 'city', 'level'] as const) {
        const untouched = now[field] === after[field];
        expect(value[field]).toBe(untouched ? before[field] : now[field]);
      }
      const wins = (['company', 'city', 'level'] as const).some(
        (field) => before[field] !== after[field] && now[field] !== after[field] && now[field] !== before[field],
      );
      expect(kept).toBe(wins);
    }),
  );
});
