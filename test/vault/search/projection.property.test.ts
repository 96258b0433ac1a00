import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProjection, type Projection } from '../../../electron/vault/search/projection.ts';
import { keep, keptBytes, reopen } from '../../support/kept-projection.ts';
import type { ProjectedCustomer } from '../../../electron/vault/search/rows.ts';
import { sortKeyOf } from '../../../electron/vault/search/sort-key.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import { LAST_CONTACTS, NEXT_STEPS, SORT_KEYS, type CustomerQuery, type DateFilters } from '../../../shared/model/list.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { bookIdOf, customerIdOf, projectedCustomers } from '../../support/projected-customers.ts';

const SEARCHES = ['', '王', '张 上海', '有限', 'Smith', '科技 vip', '0000', '明', 'zz-none'];

/** Plain arrays and `includes`: slow, obvious, and ignorant of slots, masks and orders. */
class Oracle {
  readonly customers = new Map<string, ProjectedCustomer>();

  matches(query: CustomerQuery, { card, bookId, reach, lastContactAt }: ProjectedCustomer): boolean {
    const texts = [card.name, card.company, card.title, card.city, ...card.tags]
      .filter((text) => text !== undefined)
      .map((text) => text.toLowerCase());
    const lastFours = (reach?.values ?? []).filter(({ kind }) => kind === 'phone').map(({ value }) => value.slice(-4));
    const words = query.search
      .toLowerCase()
      .split(' ')
      .filter((word) => word !== '');
    const hasWord = (word: string): boolean =>
      /^\d{4}$/.test(word)
        ? lastFours.includes(word)
        : texts.some((text) => (/^[a-z]/.test(word) ? text.split(/[^a-z]+/).some((own) => own.startsWith(word)) : text.includes(word)));
    const oneOf = (choices: readonly string[] | undefined, values: readonly (string | undefined)[]): boolean =>
      choices === undefined || choices.length === 0 || values.some((value) => value !== undefined && choices.includes(value));
    return (
      (card.trashedAt !== undefined) === (query.trashed ?? false) &&
      oneOf(query.books, [bookId]) &&
      oneOf(query.tags, card.tags) &&
      oneOf(query.levels, [card.level]) &&
      oneOf(query.stages, [card.stage]) &&
      oneOf(query.sources, [card.source]) &&
      hasDates(query.dates, card.nextStepOn, dayOf(lastContactAt)) &&
      words.every(hasWord)
    );
  }

  ids(query: CustomerQuery): readonly CustomerId[] {
    const keyOf = ({ card, lastContactAt, updatedAt }: ProjectedCustomer): string | undefined => {
      if (query.sort === 'lastContactOn') return dayOf(lastContactAt);
      if (query.sort === 'updated') return String(updatedAt).padStart(16, '0');
      const text = card[query.sort];
      return text === undefined || query.sort === 'nextStepOn' ? text : sortKeyOf(text, query.sort === 'name' ? 'name' : 'text');
    };
    const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    const keyed = [...this.customers.values()]
      .filter((customer) => this.matches(query, customer))
      .map((customer) => ({ id: customer.id, key: keyOf(customer) }));
    const turn = query.descending ? -1 : 1;
    const filled = keyed
      .filter(({ key }) => key !== undefined)
      .sort((a, b) => turn * (compare(a.key ?? '', b.key ?? '') || compare(a.id, b.id)));
    const empty = keyed.filter(({ key }) => key === undefined).sort((a, b) => turn * compare(a.id, b.id));
    return [...filled, ...empty].map(({ id }) => id);
  }
}

const TODAY = '2026-11-22';
const dayOf = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
/** Days from `today` to a date, negative before it. */
const daysTo = (date: string): number => (Date.parse(date) - Date.parse(TODAY)) / DAY_MS;

function hasDates(dates: DateFilters | undefined, nextStepOn: string | undefined, contactOn: string | undefined): boolean {
  const due = nextStepOn === undefined ? undefined : daysTo(nextStepOn);
  const contact = contactOn === undefined ? undefined : daysTo(contactOn);
  const passes = {
    nextStep: {
      overdue: due !== undefined && due < 0,
      today: due === 0,
      week: due !== undefined && due >= 0 && due <= 6,
      none: due === undefined,
    },
    lastContact: {
      lately: contact !== undefined && contact > -7,
      over30: contact !== undefined && contact <= -30,
      over90: contact !== undefined && contact <= -90,
      never: contact === undefined,
    },
  };
  const { nextStep, lastContact } = dates ?? {};
  return (nextStep === undefined || passes.nextStep[nextStep]) && (lastContact === undefined || passes.lastContact[lastContact]);
}

const dated = (customer: ProjectedCustomer, at: number): ProjectedCustomer => {
  const due = new Date(Date.parse(TODAY) + ((at % 12) - 3) * DAY_MS).toISOString().slice(0, 10);
  const lastContactAt = Date.parse(`${TODAY}T12:00:00`) - ([0, 6, 7, 29, 30, 31, 90, 200][at % 8] ?? 0) * DAY_MS;
  return {
    ...customer,
    card: at % 5 === 0 ? customer.card : { ...customer.card, nextStepOn: due },
    ...(at % 3 === 0 ? {} : { lastContactAt }),
  };
};
const stock = [...projectedCustomers(120, 7)].map(dated);
const subset = (values: readonly string[]) => fc.option(fc.subarray([...values]), { nil: undefined });
const queries = fc
  .record({
    search: fc.constantFrom(...SEARCHES),
    books: fc.option(fc.subarray([0, 1, 2, 7].map(bookIdOf)), { nil: undefined }),
    tags: subset(['重点', 'VIP', '展会']),
    levels: subset(['A', 'B']),
    stages: subset(['报价', '成交', '流失']),
    sources: subset(['展会', '官网', 'nowhere']),
    trashed: fc.option(fc.boolean(), { nil: undefined }),
    dates: fc.option(
      fc.record({
        today: fc.constant(TODAY),
        nextStep: fc.option(fc.constantFrom(...NEXT_STEPS), { nil: undefined }),
        lastContact: fc.option(fc.constantFrom(...LAST_CONTACTS), { nil: undefined }),
      }),
      { nil: undefined },
    ),
    sort: fc.constantFrom(...SORT_KEYS),
    descending: fc.boolean(),
  })
  .map((query): CustomerQuery => JSON.parse(JSON.stringify(query)) as CustomerQuery);
const step = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), rows: fc.array(fc.tuple(fc.nat(30), fc.nat(119)), { maxLength: 12 }) }),
  fc.record({ kind: fc.constant('remove' as const), numbers: fc.array(fc.nat(30), { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('ask' as const), query: queries, offset: fc.nat(20), limit: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('reopen' as const) }),
);

function ask(projection: Projection, oracle: Oracle, query: CustomerQuery, offset: number, limit: number): void {
  const expected = oracle.ids(query);
  const page = projection.list(query, offset, limit);
  expect(page.total).toBe(expected.length);
  expect(page.rows.map(({ id }) => id)).toEqual(expected.slice(offset, offset + limit));
  expect(projection.ids(query)).toEqual(expected);
}

test('any sequence of writes, questions and reopenings answers like a plain array', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let projection = createProjection();
      const oracle = new Oracle();
      for (const one of steps) {
        if (one.kind === 'put') {
          const rows = one.rows.flatMap(([number, source]) => {
            const customer = stock[source];
            return customer === undefined ? [] : [{ ...customer, id: customerIdOf(number) }];
          });
          projection.put(rows);
          for (const row of rows) oracle.customers.set(row.id, row);
        }
        if (one.kind === 'remove') {
          projection.remove(one.numbers.map(customerIdOf));
          for (const number of one.numbers) oracle.customers.delete(customerIdOf(number));
        }
        if (one.kind === 'ask') ask(projection, oracle, one.query, one.offset, one.limit);
        if (one.kind === 'reopen') {
          const kept = keep(projection);
          projection.close();
          projection = reopen(kept);
        }
      }
      ask(projection, oracle, { search: '', sort: 'company', descending: true }, 0, 50);
      projection.close();
    }),
    { numRuns: 150 },
  );
});

test('facets count what the array counts, each without its own filter', { timeout: 30_000 }, () => {
  const projection = createProjection();
  projection.put(stock);
  const oracle = new Oracle();
  for (const customer of stock) oracle.customers.set(customer.id, customer);
  fc.assert(
    fc.property(queries, (query) => {
      const facets = projection.facets(query);
      const { levels: _levels, ...withoutLevels } = query;
      const { tags: _tags, ...withoutTags } = query;
      const others = stock.filter((customer) => oracle.matches(withoutLevels, customer)).map(({ card }) => card.level);
      for (const level of ['A', 'B', 'C']) {
        const counted = facets.levels.find(({ value }) => value === level)?.count ?? 0;
        expect(counted).toBe(others.filter((own) => own === level).length);
      }
      const tagged = stock.filter((customer) => oracle.matches(withoutTags, customer)).flatMap(({ card }) => card.tags);
      for (const { value, count } of facets.tags) expect(count).toBe(tagged.filter((tag) => tag === value).length);
      expect(facets.tags.reduce((sum, { count }) => sum + count, 0)).toBe(tagged.length);
      expect([...facets.stages].sort((a, b) => b.count - a.count).map(({ count }) => count)).toEqual(
        facets.stages.map(({ count }) => count),
      );
    }),
    { numRuns: 60 },
  );
  projection.close();
});

test('no private value stands in the image in the clear', () => {
  const projection = createProjection();
  projection.put(stock);
  const image = keptBytes(keep(projection));
  const values = stock.flatMap(({ reach }) => reach?.values ?? []).filter(({ kind }) => kind !== 'address');
  expect(values.length).toBeGreaterThan(100);
  for (const { value } of values) {
    const digits = value.replace(/^\+86/, '');
    expect(image.includes(digits)).toBe(false);
    expect(image.includes(Buffer.from(digits, 'utf16le'))).toBe(false);
  }
  // The control: what everyone who opens the book may read does stand there.
  expect(image.includes(stock[0]?.card.name ?? '-')).toBe(true);
  projection.close();
});

test('counts by book leave out the trash', () => {
  const projection = createProjection();
  projection.put(stock);
  const counts = projection.countsByBook();
  for (const number of [0, 1, 7]) {
    const inBook = stock.filter(({ bookId, card }) => bookId === bookIdOf(number) && card.trashedAt === undefined);
    expect(counts.get(bookIdOf(number))).toBe(inBook.length);
  }
  projection.close();
});

test('an image keeps tables the core added, and one of another version is refused', () => {
  const projection = createProjection();
  projection.put(stock);
  projection.db.exec("create table own (word text); insert into own values ('kept')");
  const kept = keep(projection);
  expect(projection.list({ search: '王', sort: 'name', descending: false }, 0, 10).total).toBeGreaterThan(0);
  const reopened = reopen(kept);
  expect(reopened.db.prepare('select word from own').pluck().get()).toBe('kept');
  reopened.close();
  const other = Buffer.from(kept.image);
  const at = other.toString('latin1').search(/"version":\d/);
  expect(at).toBeGreaterThan(0);
  other[at + '"version":'.length] = 0x30;
  expect(() => reopen({ ...kept, image: other })).toThrow('another version');
  expect(() => reopen({ ...kept, image: Buffer.alloc(64) })).toThrow();
  projection.close();
});

test('hundreds of edits of a few customers leave every answer right', { timeout: 30_000 }, () => {
  const projection = createProjection();
  const oracle = new Oracle();
  projection.put(stock);
  for (const customer of stock) oracle.customers.set(customer.id, customer);
  for (let round = 0; round < 300; round += 1) {
    const source = stock[(round * 37) % stock.length];
    if (source === undefined) continue;
    const edited = { ...source, id: customerIdOf(round % 5), updatedAt: source.updatedAt + round };
    projection.put([edited]);
    oracle.customers.set(edited.id, edited);
    ask(
      projection,
      oracle,
      { search: SEARCHES[round % SEARCHES.length] ?? '', sort: SORT_KEYS[round % SORT_KEYS.length] ?? 'name', descending: round % 2 === 0 },
      0,
      30,
    );
  }
  projection.close();
});
