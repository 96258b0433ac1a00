/** What a person did since unlocking, newest last, so that it can be taken back. In memory of the vault process alone: gone at lock. */
import type { EditAction, EditState, EditStep } from '../../../shared/model/edits.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import type { CustomerEditStep } from './edit-step.ts';

/** Steps always read forward, from what stood before to what was made of it. */
export type Edit = { readonly action: EditAction; readonly steps: readonly CustomerEditStep[] };
export type Direction = 'undo' | 'redo';

type Stacks = { readonly undo: Edit[]; readonly redo: Edit[] };

const EDITS_MAX = 200;
/** Customers in all edits together: a paste of 1,000 rows counts as 1,000. */
const STEPS_MAX = 50_000;

const byVault = new WeakMap<UnlockedVault, Stacks>();

function stacksOf(vault: UnlockedVault): Stacks {
  const known = byVault.get(vault) ?? { undo: [], redo: [] };
  byVault.set(vault, known);
  return known;
}

function push(stack: Edit[], edit: Edit): void {
  stack.push(edit);
  let steps = stack.reduce((sum, one) => sum + one.steps.length, 0);
  while (stack.length > EDITS_MAX || (steps > STEPS_MAX && stack.length > 1)) steps -= stack.shift()?.steps.length ?? 0;
}

/** A fresh edit can be undone; what was undone before it can no longer be redone. */
export function rememberEdit(vault: UnlockedVault, edit: Edit): void {
  const stacks = stacksOf(vault);
  push(stacks.undo, edit);
  stacks.redo.length = 0;
}

export function newestEdit(vault: UnlockedVault, direction: Direction): Edit | undefined {
  return stacksOf(vault)[direction].at(-1);
}

/** After `edit` was taken back or done again: what of it was done goes to the other side, unless something newer was done meanwhile. */
export function turnEdit(vault: UnlockedVault, direction: Direction, edit: Edit, done: Edit): void {
  const stacks = stacksOf(vault);
  const isNewest = stacks[direction].at(-1) === edit;
  const at = stacks[direction].lastIndexOf(edit);
  if (at !== -1) stacks[direction].splice(at, 1);
  if (done.steps.length > 0 && (isNewest || direction === 'redo')) push(stacks[direction === 'undo' ? 'redo' : 'undo'], done);
}

export function editState(vault: UnlockedVault): EditState {
  const [undo, redo] = [newestEdit(vault, 'undo'), newestEdit(vault, 'redo')];
  return { ...(undo === undefined ? {} : { undo: stepView(undo) }), ...(redo === undefined ? {} : { redo: stepView(redo) }) };
}

export function stepView({ action, steps }: Edit): EditStep {
  return { action, count: steps.length };
}
