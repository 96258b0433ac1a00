/** Two who look alike and are not: said by a person for themselves, kept with their settings, and taken back at will. */
import { VaultError } from '../../../shared/errors.ts';
import { APART_MAX, type ApartPair, type DuplicatePage, type DuplicateQuery } from '../../../shared/model/duplicates.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { changeSettings, readSettings } from '../session/own-settings.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';

const nameOf = (first: CustomerId, second: CustomerId): string => `${first} ${second}`;

/** Pairs who may be one, of what this person can open. */
export function duplicatesFor(vault: UnlockedVault, query: DuplicateQuery): DuplicatePage {
  const apart = new Set(readSettings(vault).apart.map(({ first, second }) => nameOf(first, second)));
  return vault.projection.duplicatePairs(query, (first, second) => apart.has(nameOf(first, second)));
}

/** Throws INVALID_INPUT for one with itself, NOT_FOUND where one of them cannot be opened. */
export function setApart(vault: UnlockedVault, { first: one, second: another, apart }: ApartPair & { readonly apart: boolean }): void {
  if (one === another) throw new VaultError('INVALID_INPUT', 'a customer with itself');
  const isHere = (id: CustomerId): boolean => vault.projection.placeOf(id) !== undefined;
  if (!isHere(one) || !isHere(another)) throw new VaultError('NOT_FOUND', 'unknown customer');
  const [first, second] = one < another ? [one, another] : [another, one];
  const others = readSettings(vault).apart.filter((pair) => pair.first !== first || pair.second !== second);
  // Those whose customers are gone make room first.
  const kept = others.length < APART_MAX ? others : others.filter((pair) => isHere(pair.first) && isHere(pair.second));
  changeSettings(vault, { apart: (apart ? [...kept, { first, second }] : kept).slice(-APART_MAX) });
  vault.emit('customers.changed', { ids: [] });
}
