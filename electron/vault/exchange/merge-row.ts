import type { Card, NewReachValue } from '../../../shared/model/customer.ts';
import { MERGE_FIELDS } from '../../../shared/model/duplicates.ts';
import type { MergeField } from '../../../shared/model/duplicates.ts';
import type { NewCard } from './map-row.ts';
import { reachKey } from './read-reach.ts';

const TAGS_MAX = 30;
const VALUES_MAX = 40;

export type Merged<C> = {
  /** The card with its gaps filled; the very same object when nothing was missing. */
  readonly card: C;
  /** Reach values of the row that the customer has not got yet. */
  readonly added: readonly NewReachValue[];
};

/**
 * What "update" means for a duplicate: empty fields of the card are filled, unknown tags and reach values are added.
 * What is there is overwritten only in the fields `fileWins` names; nothing is removed, and the limits of tags (30) and values (40) are kept.
 */
export function mergeForUpdate<C extends NewCard | Card>(
  card: C,
  reach: readonly NewReachValue[],
  row: { readonly card: NewCard; readonly reach: readonly NewReachValue[] },
  fileWins: readonly MergeField[] = [],
): Merged<C> {
  const filled: Partial<Record<MergeField, string | boolean>> = {};
  for (const field of MERGE_FIELDS) {
    const theirs = row.card[field];
    if (theirs === undefined || theirs === card[field]) continue;
    if (card[field] === undefined || fileWins.includes(field)) filled[field] = theirs;
  }
  const tags = [...new Set([...card.tags, ...row.card.tags])].slice(0, Math.max(TAGS_MAX, card.tags.length));
  const isSame = Object.keys(filled).length === 0 && tags.length === card.tags.length;
  const known = new Set(reach.map(reachKey));
  const added = row.reach.filter((value) => !known.has(reachKey(value))).slice(0, Math.max(0, VALUES_MAX - reach.length));
  return { card: isSame ? card : { ...card, ...filled, tags }, added };
}
