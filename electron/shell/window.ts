/** The one window. */
import { BrowserWindow } from 'electron';
import { BLANK_URL, PAGE_URL } from '../ipc/sender.ts';
import { WEB_PREFERENCES, WINDOW_OPTIONS } from './window-options.ts';

/** To another site and back: the engine puts each site into a process of its own and ends the one that is left. */
export async function renewPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(BLANK_URL);
  await window.loadURL(PAGE_URL);
}

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
