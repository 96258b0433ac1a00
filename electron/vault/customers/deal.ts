/** Dealing out customers fairly. Pure. */
import type { CustomerId, MemberId } from '../../../shared/model/ids.ts';

export type Taker = {
  readonly member: MemberId;
  /** Given already today, before this deal. */
  readonly given: number;
  /** Customers in their book and claimed. */
  readonly held: number;
  /** How many more they may be given. */
  readonly room: number;
};

/**
 * One after the other in the order given, each to whoever got fewest today, among them to whoever holds fewest, among them
 * by id. `isClosed` says whom a customer cannot go to; a customer nobody can take is passed over.
 */
export function deal(
  takers: readonly Taker[],
  waiting: Iterable<CustomerId>,
  isClosed: (member: MemberId, customer: CustomerId) => boolean,
): ReadonlyMap<MemberId, readonly CustomerId[]> {
  const hands = takers.map((taker) => ({ ...taker, hand: [] as CustomerId[] }));
  const open = () => hands.filter(({ room, hand }) => hand.length < room);
  for (const customer of waiting) {
    const able = open();
    if (able.length === 0) break;
    const [next] = able
      .filter(({ member }) => !isClosed(member, customer))
      .sort((a, b) => a.given + a.hand.length - (b.given + b.hand.length) || a.held - b.held || (a.member < b.member ? -1 : 1));
    next?.hand.push(customer);
  }
  return new Map(hands.filter(({ hand }) => hand.length > 0).map(({ member, hand }) => [member, hand]));
}
