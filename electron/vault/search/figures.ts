/** What statistics need of each customer in the projection, without reading cards one by one. */
import { z } from 'zod';
import type { Db } from '../storage/database.ts';

export type FigureRow = {
  readonly id: string;
  readonly bookId: string;
  readonly createdAt: number;
  readonly stage: string;
  readonly level: string;
  /** ISO date. */
  readonly nextStepOn: string | undefined;
  readonly trashedAt: number | undefined;
};

const text = z.string().nullable();
const Row = z.tuple([z.string(), z.string(), z.int(), text, text, text, z.int().nullable()]);

/** Every customer of the projection, the trash included; about 0.3 s for 100,000. */
export function* figureRows(db: Db): Generator<FigureRow> {
  const rows = db.prepare(
    `select id, book_id, created_at, json_extract(card, '$.stage'), json_extract(card, '$.level'), json_extract(card, '$.nextStepOn'),
       json_extract(card, '$.trashedAt') from projected_customers`,
  );
  for (const raw of rows.raw().iterate()) {
    const [id, bookId, createdAt, stage, level, nextStepOn, trashedAt] = Row.parse(raw);
    yield {
      id,
      bookId,
      createdAt,
      stage: stage ?? '',
      level: level ?? '',
      nextStepOn: nextStepOn ?? undefined,
      trashedAt: trashedAt ?? undefined,
    };
  }
}
