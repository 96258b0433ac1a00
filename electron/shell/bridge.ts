/** Main's end of the bridge: one channel for calls, one for events. The preload script names the same two. */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { Dispatch } from '../ipc/dispatcher.ts';
import type { Send } from '../ipc/ports.ts';
import { isTrustedSender } from '../ipc/sender.ts';

export function serveBridge(dispatch: Dispatch): void {
  ipcMain.handle('keepbook:call', (event, method: unknown, input: unknown) => {
    if (!isTrusted(event)) return { ok: false, code: 'FORBIDDEN_SENDER' };
    return dispatch(method, input);
  });
}

/** `window` is asked for each time: events while none is open are dropped. */
export function sendToWindow(window: () => BrowserWindow | undefined): Send {
  return (event, payload) => {
    const open = window();
    if (open === undefined || open.isDestroyed()) return;
    open.webContents.send('keepbook:event', event, payload);
  };
}

function isTrusted(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  if (frame === null) return false;
  return isTrustedSender({ url: frame.url, isTopFrame: frame.parent === null && frame === event.sender.mainFrame });
}
