/** Notifications from the preview shell, where the system has `notify-send`. Elsewhere the window alone says what is due. */
import type { Notifications } from '../ipc/ports.ts';
import { hasProgram, runProgram } from './run-program.ts';

/** Transient, so that no list of past notifications keeps it; the desktop takes it away by itself. */
const SHORT_LIVED = ['--app-name=Keepbook', '--hint=int:transient:1', '--expire-time=20000'];

/** `toFront` raises the window. */
export function previewNotifications(toFront: () => Promise<void>): Notifications {
  return {
    show: ({ title, body }, onOpen) => {
      if (!hasProgram('notify-send')) return;
      void showAndWait(title, body).then(async (isOpened) => {
        if (!isOpened) return;
        await toFront();
        onOpen();
      });
    },
    // There is no way to take one back; they last seconds, and after a lock they open nothing.
    clear: () => undefined,
  };
}

async function showAndWait(title: string, body: string): Promise<boolean> {
  const { code, output } = await runProgram('notify-send', [...SHORT_LIVED, '--wait', '--action=default=Keepbook', '--', title, body]);
  if (code === 0) return output.trim() === 'default';
  // Older ones know no actions.
  await runProgram('notify-send', [...SHORT_LIVED, '--', title, body]);
  return false;
}

/** None leaves a program that is driven without a person. */
export const noNotifications: Notifications = { show: () => undefined, clear: () => undefined };
