/** Says which next steps fall due while somebody is signed in, each once. What is said holds one character of a name at most. */
import { isoMinute } from '../../../shared/model/day.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { Reminder, ReminderSettings } from '../../../shared/model/reminder.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { changeSettings, readSettings } from '../session/own-settings.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { booksFor } from './today.ts';

/** When a step that has a day and no time is due. */
const MORNING = '09:00';

/** Quiet hours may go over midnight; the same time twice is no quiet at all. */
export function isQuiet(time: string, { quietFrom, quietUntil }: ReminderSettings): boolean {
  if (quietFrom <= quietUntil) return time >= quietFrom && time < quietUntil;
  return time >= quietFrom || time < quietUntil;
}

/** One step is named by the first character of its customer, several are counted. */
function reminderOf(vault: UnlockedVault, ids: readonly CustomerId[]): Reminder {
  const [id] = ids;
  const card = id === undefined || ids.length > 1 ? undefined : vault.projection.get(id)?.card;
  const [initial] = card?.name ?? '';
  return {
    count: ids.length,
    ...(card === undefined || id === undefined ? {} : { id }),
    ...(initial === undefined ? {} : { initial }),
    ...(card?.nextStepTime === undefined ? {} : { time: card.nextStepTime }),
  };
}

/**
 * Emits `reminder.due` for steps that fell due since `since` (ms), what fell due while locked included, and answers from
 * where to look next. While it is quiet nothing is emitted and nothing is passed over.
 */
export function remind(vault: UnlockedVault, since: number): number {
  const now = vault.ports.clock.now();
  const { reminders } = readSettings(vault);
  if (!reminders.on) return now;
  if (isQuiet(isoMinute(now).slice(-5), reminders)) return since;
  const span = { after: isoMinute(since), until: isoMinute(now), morning: MORNING };
  const ids = vault.projection.falling(booksFor(vault, 'mine'), span);
  if (ids.length === 0) return now;
  changeSettings(vault, { remindedUntil: now });
  vault.emit('reminder.due', reminderOf(vault, ids));
  return now;
}

/** A change of settings that switches reminders on again begins with what falls due from now on. */
export function withReminderStart(vault: UnlockedVault, change: Partial<Settings>): Partial<Settings> {
  const wasOn = readSettings(vault).reminders.on;
  return change.reminders?.on === true && !wasOn ? { ...change, remindedUntil: vault.ports.clock.now() } : change;
}

/** Looks every `everyMs` until the vault is locked. Before the first reminder ever only today counts: an imported past is no news. */
export function startReminders(vault: UnlockedVault, everyMs: number): void {
  const midnight = new Date(vault.ports.clock.now()).setHours(0, 0, 0, 0);
  // A minute earlier, so that what is due at midnight itself is not passed over.
  let since = readSettings(vault).remindedUntil || midnight - 60_000;
  const look = (): void => {
    if (vault.closed) clearInterval(timer);
    else since = remind(vault, since);
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  look();
}
