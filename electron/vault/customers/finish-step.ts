/** A next step that was done: what came of it as a note where it is told, and the step after it, in one transaction that one undo takes back. */
import { VaultError } from '../../../shared/errors.ts';
import { Card, type NoteKind } from '../../../shared/model/customer.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { newNote } from './change-customer.ts';
import { detailOf, openCustomer } from './open-customer.ts';
import { customerToken } from './token.ts';
import { writeEdits } from './write-edits.ts';

export type FinishedStep = {
  readonly id: CustomerId;
  readonly note?: { readonly kind?: NoteKind | undefined; readonly text: string } | undefined;
  readonly next?: { readonly text?: string | undefined; readonly on?: string | undefined } | undefined;
};

/** Without `next` the customer has no step afterwards. Throws NOT_FOUND, NO_KEY where notes cannot be read. */
export async function finishStep(vault: UnlockedVault, { id, note, next }: FinishedStep): Promise<CustomerDetail> {
  await vault.verified;
  const customer = openCustomer(vault, id);
  if (customer.reach === undefined) throw new VaultError('NO_KEY', 'private values are not ours to change');
  const { nextStep: _step, nextStepOn: _on, nextStepTime: _time, ...rest } = customer.card;
  const after = Card.parse({
    ...rest,
    ...(next?.text === undefined ? {} : { nextStep: next.text }),
    ...(next?.on === undefined ? {} : { nextStepOn: next.on }),
  });
  const step = {
    id,
    bookId: customer.book.id,
    card: { before: customer.card, after },
    notes: note && { added: [newNote(vault, note.text, note.kind)], removed: [] },
  };
  const [action, edit] = note === undefined ? (['customer.changed', 'changed'] as const) : (['note.added', 'noted'] as const);
  writeEdits(vault, [step], [{ action, subject: customerToken(id), customer: id, ...(note === undefined ? { count: 1 } : {}) }], edit);
  return detailOf(vault, id);
}
