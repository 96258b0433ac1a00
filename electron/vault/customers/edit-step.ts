/** What an edit does to one customer. */
import type { Card, Note, Reach } from '../../../shared/model/customer.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';

type Step<T> = { readonly before: T; readonly after: T };

/** One customer's card, private values or notes, as they are and as they are to be; or where it is and is to be. */
export type CustomerEditStep = {
  readonly id: CustomerId;
  readonly bookId: BookId;
  readonly card?: Step<Card> | undefined;
  readonly reach?: Step<Reach> | undefined;
  readonly notes?: { readonly added: readonly Note[]; readonly removed: readonly Note[] } | undefined;
  /** From one book into another; `name` because whoever gave a customer away can no longer read it. */
  readonly move?: (Step<BookId> & { readonly name: string }) | undefined;
};
