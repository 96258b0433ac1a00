import type { NewReachValue } from '../../../shared/model/customer.ts';
import { createExactKeys } from '../search/exact-keys.ts';
import type { NewCard } from './map-row.ts';

/** What a customer is recognised by. Phones as stored (E.164 or as typed), e-mails as typed. */
export type DuplicateCandidate = {
  readonly name: string;
  readonly company?: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
};

type Row = { readonly card: NewCard; readonly reach: readonly NewReachValue[] };

/** The part of a row that the search for duplicates needs. */
export function duplicateCandidate({ card, reach }: Row): DuplicateCandidate {
  return {
    name: card.name,
    ...(card.company === undefined ? {} : { company: card.company }),
    phones: reach.filter((value) => value.kind === 'phone' && isIdentifying(value)).map((value) => value.value),
    emails: reach.filter((value) => value.kind === 'email' && isIdentifying(value)).map((value) => value.value),
  };
}

/**
 * Finds rows of one file that are the same customer: same phone, or same e-mail, or same name and company. An extension
 * makes another number, since one switchboard serves many people. Rows with nothing but a name are never the same.
 */
export function fileDuplicates(): {
  readonly firstOf: (row: Row) => number | undefined;
  readonly remember: (row: Row, index: number) => void;
} {
  // By hash, as the projection keeps them: maps of strings were a large part of what an import holds.
  const known = createExactKeys();
  const indexOf = (key: string): number | undefined => known.find(key)[0]?.slot;
  const note = (key: string, index: number): void => {
    if (indexOf(key) === undefined) known.add(key, { slot: index, position: 0, country: 0 });
  };
  return {
    firstOf: (row) => {
      for (const value of row.reach) {
        const first = isIdentifying(value) ? indexOf(reachedKey(value)) : undefined;
        if (first !== undefined) return first;
      }
      return row.card.company === undefined ? undefined : indexOf(nameKey(row.card.name, row.card.company));
    },
    remember: (row, index) => {
      for (const value of row.reach) if (isIdentifying(value)) note(reachedKey(value), index);
      if (row.card.company !== undefined) note(nameKey(row.card.name, row.card.company), index);
    },
  };
}

/** Short numbers are hotlines or remarks; what many rows share says nothing about one of them. */
function isIdentifying(value: NewReachValue): boolean {
  if (value.kind === 'phone') return value.value.startsWith('+') || value.value.replace(/\D/gu, '').length >= 7;
  return value.kind === 'email' && value.value.includes('@');
}

function reachedKey(value: NewReachValue): string {
  return `r${value.value.toLowerCase()}`;
}

function nameKey(name: string, company: string): string {
  return `n${name}\n${company}`.toLowerCase();
}
