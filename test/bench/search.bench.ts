/**
 * Search and list at size, beside the same words on an unencrypted FTS5 file on disk, where the system's page cache is warm.
 * Bars: build 100k <= 2.5 s, open <= 0.3 s, typing p95 <= 16 ms at 100k and <= 100 ms at 1M, pages <= 50 ms.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProjection, type Projection } from '../../electron/vault/search/projection.ts';
import { keep, keptBytes, reopen } from '../support/kept-projection.ts';
import type { ProjectedCustomer } from '../../electron/vault/search/rows.ts';
import { openSqlite, type Db } from '../../electron/vault/storage/database.ts';
import { createIndexer } from '../../electron/vault/search/terms.ts';
import { SORT_KEYS, type CustomerQuery } from '../../shared/model/list.ts';
import { customerIdOf, projectedCustomers } from '../support/projected-customers.ts';
import { rowOf, type BenchRow } from './row.ts';

/** `ratio`: ours to FTS5's for the same words, where there is such a thing. */
type Measurement = {
  readonly customers: number;
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB';
  readonly bar?: number;
  readonly ratio?: number;
};

/** What people type, each letter a search: names, pinyin, initials, companies, cities, digits, several words. */
const TYPED = [
  ...['王伟', '张', '有限公司', '上海明辉', '李 科技', '重庆', 'smith', '8000', '陈 vip', '成 贸易'],
  ...['wangwei', 'zsf', 'shanghai', 'mhkj', 'gongsi', 'sun', 'lina', '13800138000', 'keji', 'yin'],
  // Slips of the finger, which are looked up a second time.
  ...['wangwie', 'shagnhai', 'chenjign', 'zhangsna'],
];
const CHUNK = 2_000;

/** Measures at each size and prints a line a measurement. */
export function benchSearch(counts: readonly number[]): Promise<readonly BenchRow[]> {
  const all: BenchRow[] = [];
  for (const customers of counts) {
    const note = (what: string, value: number, more: Pick<Measurement, 'bar' | 'ratio'> = {}, unit: Measurement['unit'] = 'ms'): void => {
      const row: Measurement = { customers, what, value, unit, ...more };
      all.push(inTable(row));
      process.stdout.write(`${lineOf(row)}\n`);
    };
    benchOne(customers, note);
  }
  return Promise.resolve(all);
}

type Note = (what: string, value: number, more?: Pick<Measurement, 'bar' | 'ratio'>, unit?: Measurement['unit']) => void;

function benchOne(customers: number, note: Note): void {
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-bench-'));
  const fts = openSqlite(join(folder, 'plain-fts5.db'));
  let projection = createProjection();
  try {
    const ftsMs = buildFts(fts, customers);
    const buildMs = buildProjection(projection, customers);
    note('build', buildMs, { ratio: buildMs / ftsMs, ...(customers === 100_000 ? { bar: 2500 } : {}) });
    note(
      'serialise',
      timed(() => void keep(projection)),
    );
    const kept = keep(projection);
    note('image', keptBytes(kept).length / 1e6, {}, 'MB');
    projection.close();
    note(
      'open',
      timed(() => void (projection = reopen(kept))),
      customers === 100_000 ? { bar: 300 } : {},
    );
    note(
      'first page after opening',
      timed(() => void projection.list(queryOf(''), 0, 50)),
      { bar: 50 },
    );
    benchTyping(projection, fts, customers, note);
    benchPages(projection, customers, note);
    note('memory of the process', process.memoryUsage.rss() / 1e6, {}, 'MB');
  } finally {
    projection.close();
    fts.close();
    rmSync(folder, { recursive: true });
  }
}

function buildProjection(projection: Projection, customers: number): number {
  let spent = 0;
  for (const chunk of chunksOf(customers)) spent += timed(() => void projection.put(chunk));
  return spent + timed(() => void projection.list(queryOf(''), 0, 50));
}

/** The rival: the same terms in FTS5 as well as it can be set up for this. */
function buildFts(fts: Db, customers: number): number {
  fts.exec(`create table shown (slot integer primary key, name text, company text, updated_at integer);
    create virtual table words using fts5(terms, content='', contentless_delete=1, detail=none, prefix='1 2', tokenize='ascii')`);
  const insert = fts.prepare('insert into words (rowid, terms) values (?, ?)');
  const show = fts.prepare('insert into shown values (?, ?, ?, ?)');
  const texts: string[] = [];
  let words = new Set<string>();
  const indexer = createIndexer({
    idOf: (term) => texts.push(term) - 1,
    add: (id) => void words.add(texts[id] ?? ''),
  });
  let slot = 0;
  let spent = 0;
  for (const chunk of chunksOf(customers)) {
    const write = fts.transaction(() => {
      for (const { card, reach, updatedAt } of chunk) {
        slot += 1;
        words = new Set();
        const phones = (reach?.values ?? []).filter(({ kind }) => kind === 'phone');
        indexer.index(
          slot,
          card,
          phones.map(({ value }) => value.slice(-4)),
        );
        insert.run(slot, [...words].map(plainTerm).join(' '));
        show.run(slot, card.name, card.company ?? null, updatedAt);
      }
    });
    spent += timed(write);
  }
  fts.exec('create index shown_by_update on shown (updated_at)');
  return spent;
}

/** FTS5's tokenizer takes our marks for punctuation, so they become letters it keeps. */
function plainTerm(term: string): string {
  return term.replace('#', '¤').replace('~', '¬');
}

/** Page of 50 and total, as a program over FTS5 would ask. */
function askFts(fts: Db): (search: string) => void {
  const count = fts.prepare('select count(*) from words where words match ?').pluck();
  const page = fts.prepare(
    'select * from shown where slot in (select rowid from words where words match ?) order by updated_at desc limit 50',
  );
  return (search) => {
    const match = search.split(' ').map(ftsWord).join(' AND ');
    count.get(match);
    page.all(match);
  };
}

function ftsWord(word: string): string {
  if (/^[\u4e00-\u9fff]/.test(word)) {
    const pairs =
      word.length === 1
        ? [word]
        : word
            .slice(1)
            .split('')
            .map((next, at) => (word[at] ?? '') + next);
    return pairs.map((pair) => `"${pair}"`).join(' AND ');
  }
  if (/^\d{4}$/.test(word)) return `("${word}"* OR "¤${word}")`;
  const initials = word
    .slice(1)
    .split('')
    .map((next, at) => `"¬${word[at] ?? ''}${next}"`);
  return initials.length === 0 || /\d/.test(word) ? `"${word}"*` : `("${word}"* OR (${initials.join(' AND ')}))`;
}

function benchTyping(projection: Projection, fts: Db, customers: number, note: Note): void {
  const searches = TYPED.flatMap((typed) => Array.from(typed, (_, at) => typed.slice(0, at + 1))).filter((search) => !search.endsWith(' '));
  const bar = customers === 100_000 ? 16 : customers === 1_000_000 ? 100 : undefined;
  const ask = askFts(fts);
  projection.list(queryOf('a'), 0, 50);
  ask('a');
  // Typed again after each other, so that nothing is answered from what was kept.
  const ours = searches.map((search, at) => {
    if (at % 20 === 0) projection.remove([customerIdOf(at)]);
    const cpuAt = cpuMs();
    const ms = timed(() => void projection.list(queryOf(search), 0, 50));
    return { search, ms, cpu: cpuMs() - cpuAt };
  });
  const theirs = searches.map((search) =>
    timed(() => {
      ask(search);
    }),
  );
  const own = ours.map(({ ms }) => ms);
  note('typing p50', quantile(own, 0.5), { ratio: quantile(own, 0.5) / quantile(theirs, 0.5) });
  note('typing p95', quantile(own, 0.95), { ratio: quantile(own, 0.95) / quantile(theirs, 0.95), ...(bar === undefined ? {} : { bar }) });
  const cpu = ours.map((one) => one.cpu);
  note('typing p95, processor time', quantile(cpu, 0.95), bar === undefined ? {} : { bar });
  const slowest = ours.toSorted((a, b) => b.ms - a.ms)[0];
  note(`typing slowest (${slowest?.search ?? ''})`, slowest?.ms ?? 0);
}

function benchPages(projection: Projection, customers: number, note: Note): void {
  const deep = Math.floor(customers * 0.9);
  for (const sort of SORT_KEYS) {
    note(
      `first use of ${sort}`,
      timed(() => void projection.list({ search: '', sort, descending: false }, 0, 50)),
      { bar: 50 },
    );
    note(
      `deep page by ${sort}`,
      timed(() => void projection.list({ search: '', sort, descending: true }, deep, 50)),
      { bar: 50 },
    );
  }
  note(
    'facets of everything',
    timed(() => void projection.facets(queryOf(''))),
  );
  const edited = [...projectedCustomers(1, 99)];
  note(
    'one edit',
    timed(() => {
      projection.put(edited);
    }),
  );
  for (const sort of ['updated', 'name'] as const)
    note(
      `page by ${sort} after the edit`,
      timed(() => void projection.list({ search: '', sort, descending: false }, 0, 50)),
      { bar: 50 },
    );
}

function queryOf(search: string): CustomerQuery {
  return { search, sort: 'updated', descending: true };
}

function* chunksOf(customers: number): Generator<readonly ProjectedCustomer[]> {
  let chunk: ProjectedCustomer[] = [];
  for (const customer of projectedCustomers(customers, 1)) {
    chunk.push(customer);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds the processor worked for us: what the clock would show on a computer with nothing else to do. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}

function inTable({ customers, what, value, unit, bar, ratio }: Measurement): BenchRow {
  const reference = ratio === undefined ? undefined : { name: 'FTS5 on disk', value: value / ratio };
  return rowOf({
    what: `search: ${what}`,
    size: customers,
    ours: value,
    unit,
    reference,
    bar: bar === undefined ? undefined : { most: bar },
  });
}

function lineOf({ customers, what, value, unit, bar, ratio }: Measurement): string {
  const verdict = bar === undefined ? '' : value <= bar ? `  bar ${String(bar)} held` : `  bar ${String(bar)} MISSED`;
  const against = ratio === undefined ? '' : `  ${ratio.toFixed(2)} x FTS5 on disk`;
  return `search ${String(customers).padStart(9)}  ${what.padEnd(34)} ${value.toFixed(1).padStart(9)} ${unit}${verdict}${against}`;
}
