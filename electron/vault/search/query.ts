/** From a query to the set of matching slots. Sets are kept until the next write, so paging and counting cost nothing twice. */
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerQuery, Facets, HandoverFilter } from '../../../shared/model/list.ts';
import { findCode } from './codes.ts';
import { countCodes, narrow } from './column.ts';
import { matchText, type Searched, type TextMatch } from './match.ts';
import { narrowDates } from './dates.ts';
import { createMasks, type Masks } from './masks.ts';
import type { ColumnName, Slots } from './slots.ts';

export type Matched = { readonly mask: Uint8Array; readonly total: number; readonly exact: TextMatch['exact'] };
export type Queries = {
  readonly match: (query: CustomerQuery) => Matched;
  readonly facets: (query: CustomerQuery) => Facets;
  /** Forgets what was kept; to be called after every write. */
  readonly forget: () => void;
};

const KEPT_MAX = 24;
const FACET_MAX = 200;
const FACETS = { tags: 'tags', levels: 'level', stages: 'stage', sources: 'source' } as const satisfies Record<keyof Facets, ColumnName>;
type FacetName = keyof typeof FACETS;
const FACET_NAMES: readonly FacetName[] = ['tags', 'levels', 'stages', 'sources'];

/** Who was handed over is told by the journal, and by what the person looked at. */
export type HandedOver = (filter: HandoverFilter) => readonly CustomerId[];

export function createQueries(
  slots: Slots,
  postings: Searched['postings'],
  findExact: Searched['findExact'],
  handedOver: HandedOver,
): Queries {
  const masks = createMasks();
  const texts = new Map<string, TextMatch>();
  const sets = new Map<string, Matched>();

  function matchOf(query: CustomerQuery, without?: FacetName): Matched {
    const { sort: _sort, descending: _descending, ...narrowing } = without === undefined ? query : { ...query, [without]: undefined };
    const search = query.search.trim();
    const only = query.handedOver === undefined ? undefined : handedOver(query.handedOver);
    return kept(masks, sets, JSON.stringify({ ...narrowing, search, only }), () => {
      const text = kept(masks, texts, search, () =>
        matchText({ postings, slots: slots.count(), masks, findExact, findCode: (code) => findCode(slots, code) }, search),
      );
      const mask = masks.take(slots.count());
      slots.markAlive(mask);
      if (text.mask !== undefined) intersect(mask, text.mask);
      if (only !== undefined) keepOnly(mask, only);
      if (query.ids !== undefined) keepOnly(mask, query.ids);
      narrowAll(mask, narrowing);
      return { mask, total: countOf(mask), exact: text.exact.filter(({ slot }) => mask[slot] === 1) };
    });
  }

  function keepOnly(mask: Uint8Array, ids: readonly CustomerId[]): void {
    const wanted = new Set(ids.map(slots.slotOf));
    for (let slot = 0; slot < mask.length; slot += 1) if (!wanted.has(slot)) mask[slot] = 0;
  }

  function narrowAll(mask: Uint8Array, query: Omit<CustomerQuery, 'sort' | 'descending'>): void {
    const trash = slots.column('trashed').codes();
    const wanted = query.trashed === true ? 1 : 0;
    for (let slot = 0; slot < mask.length; slot += 1) if ((trash[slot] === 0 ? 0 : 1) !== wanted) mask[slot] = 0;
    if (query.dates !== undefined)
      narrowDates(mask, query.dates, { nextStepOn: slots.column('nextStepOn'), lastContactOn: slots.column('lastContactOn') });
    if (isNarrowing(query.books)) narrow(mask, slots.column('book'), among(query.books));
    for (const name of FACET_NAMES) {
      const choices = query[name];
      if (!isNarrowing(choices)) continue;
      const passes = among(choices);
      narrow(mask, slots.column(FACETS[name]), name === 'tags' ? (value) => tagsOf(value).some(passes) : passes);
    }
  }

  /** Each facet is counted without its own filter, so that a second choice can be added to the first. */
  function facets(query: CustomerQuery): Facets {
    const count = (name: FacetName): Facets[FacetName] => {
      const column = slots.column(FACETS[name]);
      const counts = new Map<string, number>();
      countCodes(matchOf(query, name).mask, column).forEach((many, code) => {
        if (code === 0 || many === 0) return;
        const value = column.values()[code] ?? '';
        for (const one of name === 'tags' ? new Set(tagsOf(value)) : [value]) counts.set(one, (counts.get(one) ?? 0) + many);
      });
      const ordered = [...counts].sort(([a, manyA], [b, manyB]) => manyB - manyA || (a < b ? -1 : 1));
      return ordered.slice(0, FACET_MAX).map(([value, many]) => ({ value, count: many }));
    };
    return { tags: count('tags'), levels: count('levels'), stages: count('stages'), sources: count('sources') };
  }

  function forget(): void {
    texts.clear();
    sets.clear();
  }

  return { match: (query) => matchOf(query), facets, forget };
}

/** An empty choice is no choice. */
function isNarrowing<T>(choices: readonly T[] | undefined): choices is readonly T[] {
  return choices !== undefined && choices.length > 0;
}

function among(choices: readonly string[]): (value: string) => boolean {
  const wanted = new Set(choices);
  return (value) => wanted.has(value);
}

function tagsOf(value: string): readonly string[] {
  return JSON.parse(value) as readonly string[];
}

/** What is pushed out gives its mask back: nobody holds a match beyond the call that asked for it. */
function kept<T extends { readonly mask: Uint8Array | undefined }>(masks: Masks, known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  const [oldest, pushedOut] = known.size >= KEPT_MAX ? (known.entries().next().value ?? []) : [];
  if (oldest !== undefined) known.delete(oldest);
  if (pushedOut?.mask !== undefined) masks.give(pushedOut.mask);
  known.set(key, made);
  return made;
}

function intersect(mask: Uint8Array, other: Uint8Array): void {
  for (let slot = 0; slot < mask.length; slot += 1) mask[slot] = (mask[slot] ?? 0) & (other[slot] ?? 0);
}

function countOf(mask: Uint8Array): number {
  let count = 0;
  for (let slot = 0; slot < mask.length; slot += 1) count += mask[slot] ?? 0;
  return count;
}
