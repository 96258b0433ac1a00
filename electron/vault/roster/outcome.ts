/** What folding a statement gives: the next roster, or why it does not count. */
import type { BookId, CustomerId, DeviceId, MemberId } from '../../../shared/model/ids.ts';
import type { Member, Roster } from './roster.ts';

/** Why a statement does not count; stable words for the log. */
export type Refusal =
  | 'not-genesis'
  | 'second-genesis'
  | 'unknown-author'
  | 'no-right'
  | 'unknown-member'
  | 'unknown-team'
  | 'unknown-book'
  | 'already-exists'
  | 'wrong-state'
  | 'wrong-proof'
  | 'wrong-keys'
  | 'expired'
  | 'not-entitled'
  | 'not-a-reader'
  | 'last-of-role'
  | 'unknown-role'
  | 'role-held'
  | 'role-name-taken'
  | 'too-many-roles'
  | 'team-loop'
  | 'team-too-deep'
  | 'not-in-pool'
  | 'already-claimed'
  | 'not-claimed'
  | 'claim-limit'
  | 'cooling-off'
  | 'wrong-day'
  | 'allotment-limit';

export type RowPlace = { readonly book: BookId; readonly epoch: number };

/** What the journal so far says beside the roster. */
export type JournalFacts = {
  /** Where a row is. */
  readonly placeOf: (id: Buffer) => RowPlace | undefined;
  /** The personal book a customer was in last, and when they left it (ms). */
  readonly formerOwner: (customer: CustomerId) => { readonly book: BookId; readonly at: number } | undefined;
};

/** For questions that concern people and keys alone: no customer is anywhere. */
export const NO_FACTS: JournalFacts = { placeOf: () => undefined, formerOwner: () => undefined };

export type StatementContext = {
  readonly vaultId: string;
  readonly author: MemberId;
  readonly device: DeviceId;
  readonly at: number;
  /** True within the vault's first batch, where the founder states themselves. */
  readonly genesis: boolean;
  readonly facts: JournalFacts;
};

export type Outcome = { readonly roster: Roster } | { readonly refusal: Refusal };
export const refuse = (refusal: Refusal): Outcome => ({ refusal });

export function withMember(roster: Roster, member: Member): Outcome {
  return { roster: { ...roster, members: { ...roster.members, [member.id]: member } } };
}
