/** What this person has looked at on which day, as the budget counts it: each value once, and whoever was handed out to them once as a whole. */
import { z } from 'zod';
import type { AuditAction } from '../../../shared/model/audit.ts';
import { isoDay } from '../../../shared/model/day.ts';
import type { CustomerId, ValueId } from '../../../shared/model/ids.ts';
import type { Db } from '../storage/database.ts';

const TABLE = `
create table if not exists reveals (day text not null, customer text not null, value text not null, primary key (day, customer, value)) strict, without rowid;
`;

/** Stands for all values of a customer, who then counts once however many of them are looked at. */
const ANY_VALUE = '';

export function createReveals(memory: Db): void {
  memory.exec(TABLE);
}

function note(memory: Db, at: number, customer: CustomerId, value: string): void {
  memory.prepare('insert or ignore into reveals (day, customer, value) values (?, ?, ?)').run(isoDay(at), customer, value);
}

type Entry = { readonly action: AuditAction; readonly customer?: CustomerId | undefined; readonly value?: ValueId | undefined };

/** An entry of one's own; what names no value, or was refused, is no reveal. */
export function noteReveal(memory: Db, at: number, { action, customer, value }: Entry): void {
  if (customer !== undefined && value !== undefined && action !== 'reveal.refused') note(memory, at, customer, value);
}

/** Whoever is given customers of the pool counts as having looked at each of them. Rule P6. */
export function noteAllotted(memory: Db, at: number, customers: readonly CustomerId[]): void {
  for (const customer of customers) note(memory, at, customer, ANY_VALUE);
}

export function revealedToday(
  { db }: { readonly db: Db },
  now: number,
): { readonly count: number; readonly has: (customer: CustomerId, value: ValueId) => boolean } {
  const day = isoDay(now);
  const count = db.prepare(
    `select count(*) from reveals as one where day = @day and (value = '${ANY_VALUE}' or not exists
       (select 1 from reveals where day = @day and customer = one.customer and value = '${ANY_VALUE}'))`,
  );
  const one = db.prepare(`select 1 from reveals where day = ? and customer = ? and value in (?, '${ANY_VALUE}')`).pluck();
  return { count: z.int().parse(count.pluck().get({ day })), has: (customer, value) => one.get(day, customer, value) !== undefined };
}
