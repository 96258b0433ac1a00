/** Inline edits, fill down and pasted blocks: many cells of many customers in one transaction, or none of them. */
import { VaultError } from '../../../shared/errors.ts';
import { PAGE_MAX } from '../../../shared/model/list.ts';
import type { CellField, CellProblem, EditResult, RowEdit } from '../../../shared/model/cells.ts';
import type { Reach, ReachEdit } from '../../../shared/model/customer.ts';
import { roster, type UnlockedVault } from '../session/unlocked-vault.ts';
import { editReach } from './change-customer.ts';
import type { CustomerEditStep } from './edit-step.ts';
import { openCustomer, type OpenCustomer } from './open-customer.ts';
import { readCardCell, readPhoneCell } from './read-cell.ts';
import { customerToken } from './token.ts';
import { writeEdits } from './write-edits.ts';

type Problem = { readonly field?: CellField; readonly problem: CellProblem };

function openOrUndefined(vault: UnlockedVault, edit: RowEdit): OpenCustomer | undefined {
  try {
    return openCustomer(vault, edit.id);
  } catch (error) {
    if (error instanceof VaultError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function readRow(vault: UnlockedVault, edit: RowEdit, region: string): { step?: CustomerEditStep; problems: readonly Problem[] } {
  const customer = openOrUndefined(vault, edit);
  if (customer === undefined) return { problems: [{ problem: 'gone' }] };
  if (edit.version !== undefined && edit.version !== customer.version) return { problems: [{ problem: 'changed' }] };
  if (customer.reach === undefined) return { problems: [{ problem: 'no-key' }] };
  const problems: Problem[] = [];
  let { card } = customer;
  const reachEdits: ReachEdit[] = [];
  for (const { field, text } of edit.cells) {
    if (field === 'phone') {
      const read = readPhoneCell(customer.reach.values, text, region);
      if ('problem' in read) problems.push({ field, problem: read.problem });
      else reachEdits.push(...read.value);
      continue;
    }
    const read = readCardCell(card, field, text);
    if ('problem' in read) problems.push({ field, problem: read.problem });
    else card = read.value;
  }
  if (problems.length > 0) return { problems };
  const reach: Reach | undefined = reachEdits.length === 0 ? undefined : editReach(vault, customer.reach, reachEdits);
  const unchanged = JSON.stringify(card) === JSON.stringify(customer.card);
  if (unchanged && reach === undefined) return { problems };
  const step = {
    id: edit.id,
    bookId: customer.book.id,
    card: unchanged ? undefined : { before: customer.card, after: card },
    reach: reach === undefined ? undefined : { before: customer.reach, after: reach },
  };
  return { step, problems };
}

/**
 * Reads every cell first; with a single problem nothing is written and the problems are named row by row. Cells that
 * change nothing cost nothing. Throws INVALID_INPUT when a customer stands there twice, READ_ONLY, DISK_FULL.
 */
export async function editCells(vault: UnlockedVault, edits: readonly RowEdit[]): Promise<EditResult> {
  await vault.verified;
  if (new Set(edits.map(({ id }) => id)).size !== edits.length) throw new VaultError('INVALID_INPUT', 'a customer twice in one edit');
  const region = roster(vault).policy.phoneRegion;
  const steps: CustomerEditStep[] = [];
  const problems: EditResult['problems'][number][] = [];
  for (const [row, edit] of edits.entries()) {
    const read = readRow(vault, edit, region);
    problems.push(...read.problems.map((problem) => ({ row, ...problem })));
    if (read.step !== undefined) steps.push(read.step);
  }
  if (problems.length > 0) return { changed: 0, problems: problems.slice(0, PAGE_MAX), problemsTotal: problems.length };
  const ids = steps.map(({ id }) => id);
  const [only] = ids;
  const audit =
    only !== undefined && ids.length === 1
      ? { action: 'customer.changed' as const, subject: customerToken(only), customer: only, count: edits[0]?.cells.length ?? 1 }
      : { action: 'customers.changed' as const, count: ids.length, customers: ids };
  writeEdits(vault, steps, [audit], ids.length === 1 ? 'changed' : 'filled');
  return { changed: steps.length, problems: [], problemsTotal: 0 };
}
