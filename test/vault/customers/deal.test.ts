/** Who gets whom when the pool is dealt out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deal, type Taker } from '../../../electron/vault/customers/deal.ts';
import type { CustomerId, MemberId } from '../../../shared/model/ids.ts';

const id = (at: number) => `c${String(at)}` as CustomerId;
const taker = (name: string, more: Partial<Taker> = {}): Taker => ({ member: name as MemberId, given: 0, held: 0, room: 3, ...more });
const open = () => false;
const dealt = (hands: ReturnType<typeof deal>) => Object.fromEntries(hands);

test('each in turn, first whoever got fewest today, then whoever holds fewest, until the room is full', () => {
  const waiting = [1, 2, 3, 4, 5, 6].map(id);
  expect(dealt(deal([taker('a', { held: 9 }), taker('b')], waiting, open))).toEqual({ b: [id(1), id(3), id(5)], a: [id(2), id(4), id(6)] });
  expect(dealt(deal([taker('a', { given: 2, room: 1 }), taker('b')], waiting, open))).toEqual({ b: [id(1), id(2), id(4)], a: [id(3)] });
  expect(dealt(deal([taker('a', { room: 0 }), taker('b', { room: -4 })], waiting, open))).toEqual({});
});

test('a customer closed to one goes to another, and one closed to all is passed over', () => {
  const closed = (member: MemberId, customer: CustomerId) => customer === id(1) || (member === 'a' && customer === id(2));
  expect(dealt(deal([taker('a'), taker('b', { held: 5 })], [1, 2, 3].map(id), closed))).toEqual({ b: [id(2)], a: [id(3)] });
});

test('nobody gets two more than another who had room, whatever the pool holds', () => {
  fc.assert(
    fc.property(
      fc.nat(30),
      fc.array(fc.record({ held: fc.nat(20), room: fc.nat(8) }), { minLength: 1, maxLength: 6 }),
      (waiting, people) => {
        const takers = people.map((more, at) => taker(`m${String(at)}`, more));
        const hands = deal(
          takers,
          Array.from({ length: waiting }, (_, at) => id(at)),
          open,
        );
        const got = takers.map(({ member, room }) => ({ room, count: hands.get(member)?.length ?? 0 }));
        expect(got.every(({ room, count }) => count <= room)).toBe(true);
        const most = Math.max(...got.map(({ count }) => count));
        expect(got.every(({ room, count }) => count >= Math.min(room, most - 1))).toBe(true);
        const sum = got.reduce((all, { count }) => all + count, 0);
        expect(sum).toBe(
          Math.min(
            waiting,
            takers.reduce((all, { room }) => all + room, 0),
          ),
        );
        expect(new Set([...hands.values()].flat()).size).toBe(sum);
      },
    ),
  );
});
