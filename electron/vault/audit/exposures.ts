/** Which customers' values a person took out, as the log tells it: for the report that is signed when they leave. */
import { z } from 'zod';
import type { AuditAction } from '../../../shared/model/audit.ts';
import { CustomerId, type MemberId } from '../../../shared/model/ids.ts';
import type { ExposureCounts } from '../../../shared/model/leaving.ts';
import type { Db } from '../storage/database.ts';

const TABLE = `
create table if not exists exposures (
  actor text not null, at integer not null, seq integer not null, idx integer not null, customer text not null, way text not null,
  primary key (actor, at, seq, idx, customer)
) strict, without rowid;
`;

/** How an action counts; what leaves no value outside the vault does not. */
const WAYS: Readonly<Partial<Record<AuditAction, keyof ExposureCounts>>> = {
  'value.revealed': 'revealed',
  'value.found': 'revealed',
  // Design: whoever is given a customer of the pool counts as having seen them.
  'customer.allotted': 'revealed',
  'value.copied': 'copied',
  'value.called': 'called',
  'block.copied': 'exported',
  'export.made': 'exported',
  'print.made': 'exported',
};

export function createExposures(memory: Db): void {
  memory.exec(TABLE);
}

type Entry = { readonly seq: number; readonly idx: number; readonly at: number; readonly actor: string };
type Named = {
  readonly action: AuditAction;
  readonly customer?: CustomerId | undefined;
  readonly customers?: readonly CustomerId[] | undefined;
};

/** Files one readable entry of the log under every customer it names. */
export function noteExposure(memory: Db, place: Entry, { action, customer, customers = [] }: Named): void {
  const way = WAYS[action];
  if (way === undefined) return;
  const put = memory.prepare(
    'insert or ignore into exposures (actor, at, seq, idx, customer, way) values (@actor, @at, @seq, @idx, @customer, @way)',
  );
  for (const id of customer === undefined ? customers : [customer, ...customers]) put.run({ ...place, customer: id, way });
}

const SUMS = (['revealed', 'copied', 'called', 'exported'] as const).map((way) => `coalesce(sum(way = '${way}'), 0) as ${way}`).join(', ');
const Sums = z.object({ revealed: z.int(), copied: z.int(), called: z.int(), exported: z.int() });
const Row = Sums.extend({ id: CustomerId, lastAt: z.int() });
export type ExposureRow = z.infer<typeof Row>;

export type Exposures = { readonly total: number; readonly sums: ExposureCounts; readonly rows: readonly ExposureRow[] };

/** Since an instant (ms), most taken out first. */
export function exposuresOf(
  memory: Db,
  actor: MemberId,
  since: number,
  page: { readonly offset: number; readonly limit: number },
): Exposures {
  const place = { actor, since };
  const where = 'from exposures where actor = @actor and at >= @since';
  const total = z.int().parse(memory.prepare(`select count(distinct customer) ${where}`).pluck().get(place));
  const sums = Sums.parse(memory.prepare(`select ${SUMS} ${where}`).get(place));
  const rows = memory
    .prepare(
      `select customer as id, ${SUMS}, max(at) as lastAt ${where} group by customer
       order by count(*) desc, lastAt desc, customer limit @limit offset @offset`,
    )
    .all({ ...place, ...page });
  return { total, sums, rows: z.array(Row).parse(rows) };
}
