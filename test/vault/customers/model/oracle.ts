/** What customers are after any sequence of edits, said with plain objects that know nothing of rows, keys, seals or journals. */

export type Place = 'shared' | 'pool';
export type Phone = { readonly id: number; readonly digits: string };
export type Plain = {
  readonly name: string;
  readonly tags: readonly string[];
  readonly city: string;
  readonly phones: readonly Phone[];
  /** Text by the note's identity: a merge copies notes, and the same one does not come twice. */
  readonly notes: ReadonlyMap<number, string>;
  /** Tick and day of the trashing. */
  readonly trashed?: { readonly tick: number; readonly day: number };
  readonly place: Place;
  /** Whether anything of it was written since it came, which an import's undo respects. */
  readonly touched: boolean;
};

type Change<T> = { readonly before: T; readonly after: T };
type CardPart = Pick<Plain, 'name' | 'tags' | 'city' | 'trashed'>;
export type Step = {
  readonly at: number;
  readonly card?: Change<CardPart>;
  readonly phones?: Change<readonly Phone[]>;
  readonly notes?: ReadonlyMap<number, string>;
  readonly move?: Change<Place>;
};
export type Edit = readonly Step[];
export type Import = { readonly file: string; readonly day: number; readonly created: readonly number[]; readonly updated: Edit };

export type Oracle = {
  /** `undefined` where somebody is gone for good. */
  readonly customers: (Plain | undefined)[];
  undo: Edit[];
  redo: Edit[];
  imports: Import[];
  day: number;
  /** Names things in the order in which they come. */
  ticks: number;
};

export const UNDO_IMPORT_DAYS = 7;
export const TRASH_DAYS = 30;

export const cardOf = ({ name, tags, city, trashed }: Plain): CardPart => ({ name, tags, city, ...(trashed ? { trashed } : {}) });
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function withStep(plain: Plain, { card, phones, notes, move }: Step, direction: 'undo' | 'redo'): Plain {
  const side = direction === 'undo' ? 'before' : 'after';
  const { trashed: _, ...bare } = plain;
  const kept = new Map(plain.notes);
  for (const [id, text] of notes ?? [])
    if (side === 'after') kept.set(id, text);
    else kept.delete(id);
  return {
    ...(card === undefined ? plain : { ...bare, ...card[side] }),
    phones: phones?.[side] ?? plain.phones,
    notes: kept,
    place: move?.[side] ?? plain.place,
    touched: plain.touched || card !== undefined || phones !== undefined || move !== undefined,
  };
}

/** Writes an edit that can be taken back. */
export function doEdit(oracle: Oracle, edit: Edit): void {
  if (edit.length === 0) return;
  for (const step of edit) put(oracle, step.at, (plain) => withStep(plain, step, 'redo'));
  oracle.undo.push(edit);
  oracle.redo = [];
}

export function put(oracle: Oracle, at: number, change: (plain: Plain) => Plain): void {
  const plain = oracle.customers[at];
  if (plain !== undefined) oracle.customers[at] = change(plain);
}

function isUntouched(plain: Plain, step: Step, direction: 'undo' | 'redo'): boolean {
  const from = direction === 'undo' ? 'after' : 'before';
  if (step.card !== undefined && !same(cardOf(plain), step.card[from])) return false;
  if (step.phones !== undefined && !same(plain.phones, step.phones[from])) return false;
  if (step.move !== undefined && plain.place !== step.move[from]) return false;
  return [...(step.notes ?? [])].every(([id]) => plain.notes.has(id) === (direction === 'undo'));
}

/** Returns how many customers were turned and how many stay as they are; `undefined` when there is nothing to turn. */
export function turn(oracle: Oracle, direction: 'undo' | 'redo'): { readonly done: number; readonly blocked: number } | undefined {
  const edit = oracle[direction].pop();
  if (edit === undefined) return undefined;
  const done = edit.filter((step) => {
    const plain = oracle.customers[step.at];
    return plain !== undefined && isUntouched(plain, step, direction);
  });
  for (const step of done) put(oracle, step.at, (plain) => withStep(plain, step, direction));
  if (done.length > 0) oracle[direction === 'undo' ? 'redo' : 'undo'].push(done);
  return { done: done.length, blocked: edit.length - done.length };
}

/** Fields of which an import's update gives back what they were, unless somebody changed them since. */
function takenOut(plain: Plain, { card, phones }: Step): { readonly plain: Plain; readonly kept: boolean } {
  let kept = false;
  let { city } = plain;
  if (card !== undefined && card.before.city !== card.after.city && plain.city !== card.before.city) {
    if (plain.city === card.after.city) city = card.before.city;
    else kept = true;
  }
  const added = (phones?.after ?? []).filter(({ id }) => !phones?.before.some((one) => one.id === id));
  const left = plain.phones.filter((phone) => {
    const imported = added.find(({ id }) => id === phone.id);
    if (imported === undefined) return true;
    if (imported.digits === phone.digits) return false;
    kept = true;
    return true;
  });
  const isChanged = city !== plain.city || left.length !== plain.phones.length;
  return { plain: isChanged ? { ...plain, city, phones: left, touched: true } : plain, kept };
}

export function undoImport(oracle: Oracle, made: Import): { readonly removed: number; readonly restored: number; readonly kept: number } {
  const outcome = { removed: 0, restored: 0, kept: 0 };
  for (const at of made.created) {
    const plain = oracle.customers[at];
    if (plain === undefined) continue;
    if (plain.touched || plain.notes.size > 0) outcome.kept += 1;
    else {
      oracle.customers[at] = undefined;
      outcome.removed += 1;
    }
  }
  for (const step of made.updated) {
    const plain = oracle.customers[step.at];
    if (plain === undefined) continue;
    const out = takenOut(plain, step);
    if (out.kept) outcome.kept += 1;
    if (out.plain === plain) continue;
    oracle.customers[step.at] = out.plain;
    outcome.restored += 1;
  }
  oracle.imports = oracle.imports.filter((one) => one !== made);
  return outcome;
}

/** A new session: what was done before cannot be taken back any more, and a lead's program empties the trash. */
export function newSession(oracle: Oracle, days: number): void {
  oracle.day += days;
  oracle.undo = [];
  oracle.redo = [];
  for (const [at, plain] of oracle.customers.entries())
    if (plain?.trashed !== undefined && oracle.day - plain.trashed.day > TRASH_DAYS) oracle.customers[at] = undefined;
}
