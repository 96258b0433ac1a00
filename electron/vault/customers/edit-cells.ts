/** Inline edits, fill down and pasted blocks: many cells of many customers in one transaction, or none of them. */
import { VaultError } from '../../../shared/errors.ts';
import { PAGE_MAX } from '../../../shared/model/list.ts';
import type { CellField, CellProblem, EditResult, RowEdit } from '../../../shared/model/cells.ts';
import type { Reach, ReachEdit } from '../../../shared/model/customer.ts';
import { roster, type UnlockedVault } from '../session/unlocked-vault.ts';
import { editReach } from './change-customer.ts';
import type { CustomerEditStep } from './edit-step.ts';
import { rememberEdit } from './edit-stack.ts';
import { oneAtATime, workThrough, type LongWork } from './long-work.ts';
import { openCustomer, type OpenCustomer } from './open-customer.ts';
import { readCardCell, readPhoneCell } from './read-cell.ts';
import { customerToken } from './token.ts';
import { applyPrepared, editRows, type PreparedEdit } from './write-edits.ts';

type RowReading = { readonly problems: readonly Problem[]; readonly ready?: PreparedEdit };
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
  for (const { field, text, how } of edit.cells) {
    if (field === 'phone') {
      const read = readPhoneCell(customer.reach.values, text, region);
      if ('problem' in read) problems.push({ field, problem: read.problem });
      else reachEdits.push(...read.value);
      continue;
    }
    const read = readCardCell(card, field, text, how);
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

/** What is to be written for one row, sealed already; nothing when its cells change nothing. */
function prepareRowEdit(vault: UnlockedVault, edit: RowEdit, region: string): RowReading {
  const { step, problems } = readRow(vault, edit, region);
  return { problems, ...(step === undefined ? {} : { ready: { step, rows: editRows(vault, [step]) } }) };
}

/**
 * Reads every cell first; with a single problem nothing is written and the problems are named row by row. Cells that
 * change nothing cost nothing. Other calls get through meanwhile; what they write to the same customers is not lost.
 * Throws INVALID_INPUT when a customer stands there twice, CANCELLED, READ_ONLY, DISK_FULL.
 */
export function editCells(vault: UnlockedVault, edits: readonly RowEdit[], work: LongWork): Promise<EditResult> {
  return oneAtATime(vault, () => editInTurn(vault, edits, work));
}

async function editInTurn(vault: UnlockedVault, edits: readonly RowEdit[], work: LongWork): Promise<EditResult> {
  if (new Set(edits.map(({ id }) => id)).size !== edits.length) throw new VaultError('INVALID_INPUT', 'a customer twice in one edit');
  const region = roster(vault).policy.phoneRegion;
  const made = await workThrough(vault, edits, (edit) => prepareRowEdit(vault, edit, region), work);
  const problems = made.flatMap((one, row) => one.problems.map((problem) => ({ row, ...problem })));
  if (problems.length > 0) return { changed: 0, problems: problems.slice(0, PAGE_MAX), problemsTotal: problems.length };
  const ready = made.flatMap((one) => one.ready ?? []);
  if (ready.length === 0) return { changed: 0, problems: [], problemsTotal: 0 };
  const ids = ready.map(({ step }) => step.id);
  const [only] = ids;
  const audit =
    only !== undefined && ids.length === 1
      ? { action: 'customer.changed' as const, subject: customerToken(only), customer: only, count: edits[0]?.cells.length ?? 1 }
      : { action: 'customers.changed' as const, count: ids.length, customers: ids };
  const edit = { action: ids.length === 1 ? ('changed' as const) : ('filled' as const), steps: ready.map(({ step }) => step) };
  await applyPrepared(vault, ready, [audit], {
    pause: work.pause,
    written: () => {
      rememberEdit(vault, edit);
    },
  });
  return { changed: ids.length, problems: [], problemsTotal: 0 };
}
