/** Shows what falls due as a notification of the system, in words that may lie open on a desk. */
import { events, type EventName, type EventPayload } from '../../shared/contract.ts';
import type { Language } from '../../shared/model/app.ts';
import type { Reminder } from '../../shared/model/reminder.ts';
import type { Notification, Notifications, Send } from './ports.ts';

type Words = {
  readonly one: string;
  readonly many: (count: number) => string;
  readonly who: (initial: string) => string;
  readonly open: string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    one: '新到期一项跟进',
    many: (count) => `新到期 ${String(count)} 项跟进`,
    who: (initial) => `${initial}＊`,
    open: '点这里打开',
  },
  en: {
    one: 'A follow-up came due',
    many: (count) => `${String(count)} follow-ups came due`,
    who: (initial) => `${initial}…`,
    open: 'Click to open',
  },
};

/** At most one character of a name, and never a number. */
export function reminderText({ count, initial, time }: Reminder, language: Language): Notification {
  const words = WORDS[language];
  if (count > 1) return { title: words.many(count), body: words.open };
  const who = initial === undefined ? undefined : words.who(initial);
  return { title: words.one, body: [time, who, words.open].filter((part) => part !== undefined).join(' · ') };
}

export type ReminderPorts = {
  readonly notifications: Notifications;
  readonly language: () => Language;
  readonly isUnlocked: () => boolean;
  readonly send: Send;
};

/** Passes every event on to the window, which says the same inside the program; reminders are shown by the system as well. */
export function withReminders({ notifications, language, isUnlocked, send }: ReminderPorts): Send {
  const show = (reminder: Reminder): void => {
    notifications.show(reminderText(reminder, language()), () => {
      // A notification may outlive the lock on some systems; by then it opens nothing.
      if (isUnlocked()) send('reminder.opened', reminder.id === undefined ? {} : { id: reminder.id });
    });
  };
  return <E extends EventName>(event: E, payload: EventPayload<E>): void => {
    if (event === 'reminder.due') show(events['reminder.due'].parse(payload));
    send(event, payload);
  };
}
