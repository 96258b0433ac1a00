import { z } from 'zod';
import { CustomerId } from './ids.ts';
import { PAGE_MAX, SELECTION_MAX } from './list.ts';

/** What a cell of the list can hold; `phone` is the first number, which can be written but is only ever read masked. */
export const CELL_FIELDS = [
  'name',
  'company',
  'title',
  'phone',
  'level',
  'stage',
  'city',
  'tags',
  'nextStep',
  'nextStepOn',
  'source',
] as const;
export const CellField = z.enum(CELL_FIELDS);
export type CellField = z.infer<typeof CellField>;

/** Rows of one paste, and of one edit of a selection. */
export const PASTE_ROWS_MAX = SELECTION_MAX;

/** Tags can be changed one by one: `add` puts those of the text to the ones there are, `remove` takes the one it names away. */
export const TagChange = z.enum(['add', 'remove']);
export type TagChange = z.infer<typeof TagChange>;

/**
 * One row of an edit as typed or pasted. An empty text empties the cell; `version` refuses the row when somebody was faster;
 * `how` is for tags, whose text otherwise replaces all of them.
 */
export const RowEdit = z.strictObject({
  id: CustomerId,
  version: z.int().optional(),
  cells: z
    .array(z.strictObject({ field: CellField, text: z.string().max(1_500), how: TagChange.optional() }))
    .min(1)
    .max(CELL_FIELDS.length)
    .readonly(),
});
export type RowEdit = z.infer<typeof RowEdit>;

export const CELL_PROBLEMS = ['name-missing', 'too-long', 'too-many', 'not-a-date', 'not-a-phone', 'no-key', 'changed', 'gone'] as const;
export const CellProblem = z.enum(CELL_PROBLEMS);
export type CellProblem = z.infer<typeof CellProblem>;

/** With problems nothing was written; `row` counts from 0 in the order they were sent. */
export const EditResult = z.strictObject({
  changed: z.int(),
  problems: z
    .array(z.strictObject({ row: z.int(), field: CellField.optional(), problem: CellProblem }))
    .max(PAGE_MAX)
    .readonly(),
  problemsTotal: z.int(),
});
export type EditResult = z.infer<typeof EditResult>;
