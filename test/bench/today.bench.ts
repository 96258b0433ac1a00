/** The day's work among many customers: 5,000 steps due, and birthdays. Bars: a page and the counts within 50 ms, also after an edit. */
import { createProjection, type Projection } from '../../electron/vault/search/projection.ts';
import type { ProjectedCustomer } from '../../electron/vault/search/rows.ts';
import { bookIdOf, projectedCustomers } from '../support/projected-customers.ts';
import { rowOf, type BenchRow } from './row.ts';

const STEPS = 5_000;
const CHUNK = 5_000;
const ON = '2026-11-22';
const DAYS = ['11-22', '11-23', '11-24', '11-25', '11-26', '11-27', '11-28'];
const BOOKS = [0, 1, 2, 3, 4, 5, 6, 7].map(bookIdOf);
const BAR_MS = 50;

/** Evenly spread among all customers, waiting for up to two months. */
function withStep(customer: ProjectedCustomer, number: number, every: number): ProjectedCustomer {
  const { nextStepOn: _later, ...card } = customer.card;
  const day = String((number % 28) + 1).padStart(2, '0');
  const birthday = `${String((number % 12) + 1).padStart(2, '0')}-${day}`;
  return {
    ...customer,
    card: { ...card, birthday, ...(number % every === 0 ? { nextStepOn: `2026-1${String(number % 2)}-${day}` } : {}) },
  };
}

function fill(projection: Projection, customers: number): void {
  const every = Math.max(1, Math.floor(customers / STEPS));
  let chunk: ProjectedCustomer[] = [];
  let number = 0;
  for (const customer of projectedCustomers(customers, 1)) {
    chunk.push(withStep(customer, number, every));
    number += 1;
    if (chunk.length < CHUNK && number < customers) continue;
    projection.put(chunk);
    chunk = [];
  }
}

function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

export function benchToday(counts: readonly number[]): readonly BenchRow[] {
  return counts.flatMap((customers) => {
    const projection = createProjection();
    fill(projection, customers);
    const row = (what: string, ours: number): BenchRow =>
      rowOf({ what: `today: ${what}`, size: customers, ours, unit: 'ms', bar: { most: BAR_MS } });
    const edited = [...projectedCustomers(1, 99)];
    const rows = [
      row(
        'first page of steps due',
        timed(() => projection.due(BOOKS, ON, 0, 200)),
      ),
      row(
        'the same again',
        timed(() => projection.due(BOOKS, ON, 0, 200)),
      ),
      row(
        'birthdays within 7 days',
        timed(() => projection.birthdays(BOOKS, DAYS)),
      ),
      row(
        'first page after an edit',
        timed(() => {
          projection.put(edited);
          projection.due(BOOKS, ON, 0, 200);
        }),
      ),
    ];
    projection.close();
    return rows;
  });
}
