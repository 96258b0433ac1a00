import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { create } from 'zustand';
import type { CustomerId } from '../../shared/model/ids.ts';
import type { Reminder } from '../../shared/model/reminder.ts';
import { call } from '../api/client.ts';
import { useEvent } from '../api/events.ts';
import { showReminder } from '../ui/toasts.tsx';
import { PATHS } from './places.ts';
import { useUiStore } from './ui-store.ts';

/** Kept until the frame stands: the first reminder may come before it. */
const useHeard = create<{ readonly reminder: Reminder | undefined }>()(() => ({ reminder: undefined }));

/** Hears reminders for as long as the window lives. */
export function useHearReminders(): void {
  useEvent('reminder.due', (reminder) => useHeard.setState({ reminder }));
  useEvent('vault.locked', () => useHeard.setState({ reminder: undefined }));
}

/** Says inside the program what is due, with the name, and opens the customer; several lead to the day's list. */
export function useSayReminders(): void {
  const [, navigate] = useLocation();
  const reminder = useHeard((heard) => heard.reminder);
  const open = (id: CustomerId | undefined) => {
    navigate(PATHS.today);
    if (id !== undefined) useUiStore.getState().openCustomer(id);
  };
  useEvent('reminder.opened', ({ id }) => open(id));
  useEffect(() => {
    if (reminder === undefined) return;
    useHeard.setState({ reminder: undefined });
    const { id, count, time } = reminder;
    const say = (what: (t: TFunction) => string) =>
      showReminder(
        what,
        (t) => t('reminders.open'),
        () => open(id),
      );
    if (id === undefined) return void say((t) => t('reminders.many', { count }));
    call('customers.get', { id }).then(
      ({ card: { name, nextStep } }) => say(() => [time, name, nextStep].filter((part) => part !== undefined).join(' · ')),
      () => undefined,
    );
    // Said when it is heard; what the words and the way are then does not matter later.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [reminder]);
}
