/** Notifications of the system. A click brings the window to the front. */
import { Notification, type BrowserWindow } from 'electron';
import type { Notifications } from '../ipc/ports.ts';

export function systemNotifications(window: () => BrowserWindow | undefined): Notifications {
  // Held here, because a notification that nothing holds is collected before it is clicked.
  const shown = new Set<Notification>();
  const toFront = (): void => {
    const open = window();
    if (open?.isMinimized() === true) open.restore();
    open?.show();
    open?.focus();
  };
  return {
    show: ({ title, body }, onOpen) => {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      shown.add(notification);
      notification.once('click', () => {
        shown.delete(notification);
        toFront();
        onOpen();
      });
      notification.once('close', () => {
        shown.delete(notification);
      });
      notification.show();
    },
    clear: () => {
      for (const notification of shown) notification.close();
      shown.clear();
    },
  };
}
