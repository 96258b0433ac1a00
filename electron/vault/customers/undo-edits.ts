/** Undo and redo: the steps of an edit written once more the other way round, where nothing else changed them meanwhile. */
import { isDeepStrictEqual } from 'node:util';
import { VaultError } from '../../../shared/errors.ts';
import type { BlockedReason, EditOutcome } from '../../../shared/model/edits.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { editState, newestEdit, stepView, turnEdit, type Direction } from './edit-stack.ts';
import type { CustomerEditStep } from './edit-step.ts';
import { oneAtATime, workThrough, type LongWork } from './long-work.ts';
import { movedRows, moveEntry } from './move-customers.ts';
import { openCustomer, type OpenCustomer } from './open-customer.ts';
import { customerToken } from './token.ts';
import { applyPrepared, editRows, type PreparedEdit } from './write-edits.ts';

const NAMED_MAX = 200;

function reversed({ id, bookId, card, reach, notes, move }: CustomerEditStep): CustomerEditStep {
  return {
    id,
    bookId,
    ...(card === undefined ? {} : { card: { before: card.after, after: card.before } }),
    ...(reach === undefined ? {} : { reach: { before: reach.after, after: reach.before } }),
    ...(notes === undefined ? {} : { notes: { added: notes.removed, removed: notes.added } }),
    ...(move === undefined ? {} : { move: { ...move, before: move.after, after: move.before } }),
  };
}

/** As it stands in a row, where absent and undefined are the same. */
function same(there: unknown, expected: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(there)), JSON.parse(JSON.stringify(expected)));
}

/** Whether the customer is what the step starts from. */
function isUntouched(customer: OpenCustomer, step: CustomerEditStep): boolean {
  if (step.move !== undefined && customer.book.id !== step.move.before) return false;
  if (step.card !== undefined && !same(customer.card, step.card.before)) return false;
  if (step.reach !== undefined && (customer.reach === undefined || !same(customer.reach, step.reach.before))) return false;
  const isThere = (id: string) => customer.notes.find((note) => note.id === id);
  const { added = [], removed = [] } = step.notes ?? {};
  return added.every(({ id }) => isThere(id) === undefined) && removed.every((note) => same(isThere(note.id) ?? '', note));
}

function openOrUndefined(vault: UnlockedVault, step: CustomerEditStep): OpenCustomer | undefined {
  try {
    return openCustomer(vault, step.id);
  } catch (error) {
    if (error instanceof VaultError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

type Turn = { readonly blocked: EditOutcome['blocked'][number] } | { readonly done: CustomerEditStep; readonly ready: PreparedEdit };

/** What of an edit is to be written for one customer, or why nothing can be. */
function turnOne(vault: UnlockedVault, forward: CustomerEditStep, direction: Direction): Turn {
  const step = direction === 'undo' ? reversed(forward) : forward;
  const customer = openOrUndefined(vault, step);
  const name = customer?.card.name ?? step.card?.before.name ?? step.move?.name ?? '';
  const blockedBy = (reason: BlockedReason): Turn => ({ blocked: { id: step.id, name, reason } });
  if (customer === undefined) {
    // A card or an inbox item without our key: given away. Nothing at all: purged.
    const isThere = vault.journal.state.ofCustomer(step.id).length > 0;
    return blockedBy(isThere ? 'no-key' : 'gone');
  }
  if (customer.reach === undefined) return blockedBy('no-key');
  if (!isUntouched(customer, step)) return blockedBy('changed');
  if (step.move !== undefined) {
    const { rows, unsealed } = movedRows(vault, customer, step.move.after);
    return unsealed === undefined ? { done: forward, ready: { step, rows } } : blockedBy('no-key');
  }
  // A customer may live in another book by now.
  const here = { ...step, bookId: customer.book.id };
  return { done: { ...forward, bookId: customer.book.id }, ready: { step: here, rows: editRows(vault, [here]) } };
}

/**
 * Takes back the newest edit of this session, or does again what was taken back last. One transaction; customers that
 * something else changed meanwhile, or that one's keys no longer open, stay as they are and are named with the reason.
 * Other calls get through meanwhile. Throws CANCELLED, READ_ONLY, DISK_FULL; then nothing is written.
 */
export function stepThroughEdits(vault: UnlockedVault, direction: Direction, work: LongWork): Promise<EditOutcome> {
  return oneAtATime(vault, () => stepInTurn(vault, direction, work));
}

async function stepInTurn(vault: UnlockedVault, direction: Direction, work: LongWork): Promise<EditOutcome> {
  const edit = newestEdit(vault, direction);
  if (edit === undefined) return { blocked: [], blockedTotal: 0, state: editState(vault) };
  const turns = await workThrough(vault, edit.steps, (step) => turnOne(vault, step, direction), work);
  const blocked = turns.flatMap((turn) => ('blocked' in turn ? [turn.blocked] : []));
  const ready = turns.flatMap((turn) => ('ready' in turn ? [turn.ready] : []));
  const turned = { action: edit.action, steps: turns.flatMap((turn) => ('done' in turn ? [turn.done] : [])) };
  const written = (): void => {
    turnEdit(vault, direction, edit, turned);
  };
  if (ready.length === 0) written();
  else {
    const ids = ready.map(({ step }) => step.id);
    const [first] = ids;
    const subject = first !== undefined && ids.length === 1 ? { subject: customerToken(first), customer: first } : { customers: ids };
    const action = direction === 'undo' ? ('edit.undone' as const) : ('edit.redone' as const);
    const moved = ready.flatMap(({ step }) => (step.move === undefined ? [] : [moveEntry(vault, step.id, step.move.after)]));
    await applyPrepared(vault, ready, [{ action, count: ids.length, ...subject }, ...moved], { pause: work.pause, written });
  }
  return { step: stepView(turned), blocked: blocked.slice(0, NAMED_MAX), blockedTotal: blocked.length, state: editState(vault) };
}
