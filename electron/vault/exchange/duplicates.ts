import type { NewReachValue } from '../../../shared/model/customer.ts';
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
  const reached = new Map<string, number>();
  const named = new Map<string, number>();
  return {
    firstOf: (row) => {
      for (const value of row.reach) {
        const first = isIdentifying(value) ? reached.get(value.value.toLowerCase()) : undefined;
        if (first !== undefined) return first;
      }
      return row.card.company === undefined ? undefined : named.get(nameKey(row.card.name, row.card.company));
    },
    remember: (row, index) => {
      for (const value of row.reach) {
        const key = value.value.toLowerCase();
        if (isIdentifying(value) && !reached.has(key)) reached.set(key, index);
      }
      if (row.card.company === undefined) return;
      const key = nameKey(row.card.name, row.card.company);
      if (!named.has(key)) named.set(key, index);
    },
  };
}

/** Short numbers are hotlines or remarks; what many rows share says nothing about one of them. */
function isIdentifying(value: NewReachValue): boolean {
  if (value.kind === 'phone') return value.value.startsWith('+') || value.value.replace(/\D/gu, '').length >= 7;
  return value.kind === 'email' && value.value.includes('@');
}

function nameKey(name: string, company: string): string {
  return `${name}\n${company}`.toLowerCase();
}
