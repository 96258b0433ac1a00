/** One page of the pairs who may be one: narrowed to reasons, without those somebody said are two, or only those. */
import { DUPLICATE_REASONS, type DuplicatePage, type DuplicateQuery } from '../../../shared/model/duplicates.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { SlotPair } from './duplicates.ts';
import { listRowOf, type MaskedCustomer } from './rows.ts';

/** Asked with the lower id first. */
export type IsApart = (first: CustomerId, second: CustomerId) => boolean;

type Reading = {
  readonly isApart: IsApart;
  readonly idAt: (slot: number) => CustomerId;
  readonly readAt: (slot: number) => MaskedCustomer | undefined;
};

export function duplicatePage(
  pairs: readonly SlotPair[],
  { reasons, apart, offset, limit }: DuplicateQuery,
  { isApart, idAt, readAt }: Reading,
): DuplicatePage {
  const marked = pairs.map((pair) => {
    const [a, b] = [idAt(pair.first), idAt(pair.second)];
    return { pair, isAside: a < b ? isApart(a, b) : isApart(b, a) };
  });
  const asked = marked.filter(({ isAside }) => isAside === apart).map(({ pair }) => pair);
  const shown = reasons.length === 0 ? asked : asked.filter((pair) => pair.reasons.some((reason) => reasons.includes(reason)));
  return {
    total: shown.length,
    pairs: shown.slice(offset, offset + limit).flatMap(({ first, second, ...found }) => {
      const [a, b] = [readAt(first), readAt(second)];
      return a === undefined || b === undefined ? [] : [{ ...found, first: listRowOf(a), second: listRowOf(b) }];
    }),
    counts: DUPLICATE_REASONS.flatMap((reason) => {
      const count = asked.filter((pair) => pair.reasons.includes(reason)).length;
      return count === 0 ? [] : [{ reason, count }];
    }),
    apart: marked.filter(({ isAside }) => isAside).length,
  };
}
