/** The one window. */
import { BrowserWindow } from 'electron';
import { PAGE_URL } from '../ipc/sender.ts';
import { WEB_PREFERENCES, WINDOW_OPTIONS } from './window-options.ts';

/** Opens the window and shows it when the page stands; the inspector exists only with `mayInspect`. */
export function openWindow(preload: string, options: { readonly mayInspect: boolean }): BrowserWindow {
  const window = new BrowserWindow({
    ...WINDOW_OPTIONS,
    webPreferences: { ...WEB_PREFERENCES, preload, devTools: options.mayInspect },
  });
  // A deterrent: Windows honours it, newer macOS recorders do not, Linux has nothing like it.
  window.setContentProtection(true);
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(PAGE_URL);
  return window;
}
