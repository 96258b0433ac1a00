import i18next from 'i18next';
import { BLOCKED_REASONS, type EditOutcome } from '../../shared/model/edits.ts';
import { asVaultError, call } from '../api/client.ts';
import { showDone, showError, showLasting, showUndo } from './toasts.tsx';

/** Customers named in a message; more are counted. */
const NAMED_MAX = 5;

function say(direction: 'undone' | 'redone', { step, blocked, blockedTotal }: EditOutcome): void {
  if (step === undefined) return void showDone(i18next.t(`edits.nothing.${direction}`));
  if (step.count > 0) showDone(i18next.t(`edits.${direction}.${step.action}`, { count: step.count }));
  for (const reason of BLOCKED_REASONS) {
    const those = blocked.filter((one) => one.reason === reason);
    const names = those.slice(0, NAMED_MAX).map(({ name }) => name);
    // Beyond those listed the reasons are not told; they count with the first.
    const count = those.length + (reason === blocked[0]?.reason ? blockedTotal - blocked.length : 0);
    if (count > 0) showLasting((t) => t(`edits.blocked.${reason}`, { count, names: names.join(t('edits.and')) }));
  }
}

function step(direction: 'undone' | 'redone'): void {
  call(direction === 'undone' ? 'edits.undo' : 'edits.redo').then(
    (outcome) => say(direction, outcome),
    (error: unknown) => showError(asVaultError(error)),
  );
}

/** Takes back what was done last in this session, and says what it was and what could not be taken back. */
export function undoEdit(): void {
  step('undone');
}

export function redoEdit(): void {
  step('redone');
}

/** After an edit: says what was done and offers to take it back. */
export function offerUndo(message: string, edits = 1): void {
  showUndo(message, () => {
    for (let at = 0; at < edits; at += 1) undoEdit();
  });
}
