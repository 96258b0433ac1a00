/** Undo and redo: the steps of an edit written once more the other way round, where nothing else changed them meanwhile. */
import { isDeepStrictEqual } from 'node:util';
import { VaultError } from '../../../shared/errors.ts';
import type { EditOutcome } from '../../../shared/model/edits.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { editState, newestEdit, stepView, turnEdit, type Direction } from './edit-stack.ts';
import { openCustomer, type OpenCustomer } from './open-customer.ts';
import { customerToken } from './token.ts';
import type { CustomerEditStep } from './edit-step.ts';
import { applyEdits } from './write-edits.ts';

const NAMED_MAX = 200;

function reversed({ id, bookId, card, reach, notes }: CustomerEditStep): CustomerEditStep {
  return {
    id,
    bookId,
    ...(card === undefined ? {} : { card: { before: card.after, after: card.before } }),
    ...(reach === undefined ? {} : { reach: { before: reach.after, after: reach.before } }),
    ...(notes === undefined ? {} : { notes: { added: notes.removed, removed: notes.added } }),
  };
}

/** As it stands in a row, where absent and undefined are the same. */
function same(there: unknown, expected: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(there)), JSON.parse(JSON.stringify(expected)));
}

/** Whether the customer is what the step starts from. */
function isUntouched(customer: OpenCustomer, step: CustomerEditStep): boolean {
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

/**
 * Takes back the newest edit of this session, or does again what was taken back last. One transaction; customers that
 * something else changed meanwhile stay as they are and are named. Throws NO_KEY, READ_ONLY, DISK_FULL; then nothing is written.
 */
export async function stepThroughEdits(vault: UnlockedVault, direction: Direction): Promise<EditOutcome> {
  await vault.verified;
  const edit = newestEdit(vault, direction);
  if (edit === undefined) return { blocked: [], blockedTotal: 0, state: editState(vault) };
  const ready: CustomerEditStep[] = [];
  const done: CustomerEditStep[] = [];
  const blocked: EditOutcome['blocked'][number][] = [];
  for (const forward of edit.steps) {
    const step = direction === 'undo' ? reversed(forward) : forward;
    const customer = openOrUndefined(vault, step);
    if (customer === undefined || !isUntouched(customer, step)) {
      blocked.push({ id: step.id, name: customer?.card.name ?? step.card?.before.name ?? '' });
      continue;
    }
    // A customer may live in another book by now.
    ready.push({ ...step, bookId: customer.book.id });
    done.push({ ...forward, bookId: customer.book.id });
  }
  const action = direction === 'undo' ? ('edit.undone' as const) : ('edit.redone' as const);
  const ids = ready.map(({ id }) => id);
  const [first] = ids;
  const subject = first !== undefined && ids.length === 1 ? { subject: customerToken(first), customer: first } : { customers: ids };
  applyEdits(vault, ready, [{ action, count: ids.length, ...subject }]);
  const turned = { action: edit.action, steps: done };
  turnEdit(vault, direction, done.length === 0 ? undefined : turned);
  return { step: stepView(turned), blocked: blocked.slice(0, NAMED_MAX), blockedTotal: blocked.length, state: editState(vault) };
}
