/** How the window is made, in one constant that a test reads. Types only from Electron, so the test needs no Electron. */
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

/** No `persist:` prefix: cookies, caches and storage of the page live in memory and end with the program. */
export const PARTITION = 'keepbook';

export const WEB_PREFERENCES = {
  partition: PARTITION,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  webgl: false,
  spellcheck: false,
  autoplayPolicy: 'document-user-activation-required',
  disableDialogs: true,
  safeDialogs: true,
  navigateOnDragDrop: false,
  enableWebSQL: false,
} as const satisfies WebPreferences;

export const WINDOW_OPTIONS = {
  title: 'Keepbook',
  width: 1280,
  height: 800,
  minWidth: 900,
  minHeight: 600,
  show: false,
  autoHideMenuBar: true,
  webPreferences: WEB_PREFERENCES,
} as const satisfies BrowserWindowConstructorOptions;
