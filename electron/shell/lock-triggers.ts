/** Moments at which the computer says that the person is leaving. */
import { powerMonitor, type BrowserWindow } from 'electron';
import type { LockReason } from '../../shared/model/app.ts';

/** Call after `app.whenReady()`. Real input in the window counts as activity, whatever the page says. */
export function watchComputer(lock: (reason: LockReason) => void): void {
  powerMonitor.on('suspend', () => {
    lock('suspend');
  });
  powerMonitor.on('lock-screen', () => {
    lock('screen');
  });
  powerMonitor.on('shutdown', () => {
    lock('closed');
  });
  powerMonitor.on('user-did-resign-active', () => {
    lock('screen');
  });
}

export function watchInput(window: BrowserWindow, touch: () => void): void {
  window.webContents.on('input-event', (_event, input) => {
    if (input.type === 'mouseDown' || input.type === 'mouseWheel' || input.type === 'rawKeyDown' || input.type === 'keyDown') touch();
  });
}

/** Milliseconds since the last input to the whole computer. */
export function systemIdleMs(): number {
  return powerMonitor.getSystemIdleTime() * 1000;
}
