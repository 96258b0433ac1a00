/** Who of the customers this person can open may be the one being typed. Others' customers are not looked at: no key here opens them. */
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import type { SimilarCustomer, Similarity } from '../../../shared/model/new-customer.ts';
import { letFindsOut } from '../egress/gate.ts';
import { toE164 } from '../exchange/phone.ts';
import { fold } from '../search/fold.ts';
import { roster, type UnlockedVault } from '../session/unlocked-vault.ts';

export type TypedCustomer = {
  readonly name: string;
  readonly company?: string | undefined;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
};

const MATCHES_MAX = 5;
const NAMESAKES_MAX = 50;

const bySearch = (search: string): CustomerQuery => ({ search, sort: 'updated', descending: true });
const sameText = (a: string, b: string): boolean => fold(a).replace(/\s+/gu, '') === fold(b).replace(/\s+/gu, '');

/**
 * Same full number or address first, then same name and company, then same name; at most five, the trash left out.
 * Numbers that are not whole are not looked up. Throws BUDGET_SPENT: a number found counts as a reveal (E3).
 */
export async function findSimilar(
  vault: UnlockedVault,
  typed: TypedCustomer,
  region: string,
): Promise<{ readonly matches: readonly SimilarCustomer[]; readonly countedAsReveal: boolean }> {
  const found = new Map<CustomerId, Similarity>();
  let countedAsReveal = false;
  const phones = typed.phones.flatMap((phone) => toE164(phone, region)?.replace(/;ext=.*$/u, '') ?? []);
  const emails = typed.emails.filter((email) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/u.test(email));
  const values = [...phones.map((value) => ['phone', value] as const), ...emails.map((value) => ['email', value] as const)];
  for (const [why, value] of values) {
    const query = bySearch(value);
    countedAsReveal = (await letFindsOut(vault, query)) || countedAsReveal;
    for (const { id } of vault.projection.list(query, 0, 1).exact) if (!found.has(id)) found.set(id, why);
  }
  for (const [id, why] of await namesakes(vault, typed)) if (!found.has(id)) found.set(id, why);
  return { matches: [...found].slice(0, MATCHES_MAX).flatMap(([id, why]) => describe(vault, id, why)), countedAsReveal };
}

async function namesakes(vault: UnlockedVault, { name, company }: TypedCustomer): Promise<readonly (readonly [CustomerId, Similarity])[]> {
  const wanted = name.trim().slice(0, 100);
  if (wanted.length < 2) return [];
  const query = bySearch(wanted);
  await letFindsOut(vault, query);
  const same = vault.projection.list(query, 0, NAMESAKES_MAX).rows.filter((row) => sameText(row.name, wanted));
  const isSameCompany = (own: string | undefined): boolean => own !== undefined && company !== undefined && sameText(own, company);
  const both = same.filter((row) => isSameCompany(row.company));
  return [
    ...both.map(({ id }) => [id, 'name-company'] as const),
    ...same.filter((row) => !both.includes(row)).map(({ id }) => [id, 'name'] as const),
  ];
}

function describe(vault: UnlockedVault, id: CustomerId, why: Similarity): readonly SimilarCustomer[] {
  const customer = vault.projection.get(id);
  if (customer === undefined) return [];
  const { name, company } = customer.card;
  const bookName = roster(vault).books[customer.bookId]?.name ?? '';
  return [{ id, name, ...(company === undefined ? {} : { company }), bookName, why }];
}
