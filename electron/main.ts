/** Entry of the Electron program: builds the parts and wires them. */
import { app, session, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { createMainSide } from './ipc/main-side.ts';
import { stderrLog } from './ipc/log.ts';
import { openPageFiles } from './ipc/page-files.ts';
import { serveBridge } from './shell/bridge.ts';
import { watchComputer, watchInput } from './shell/lock-triggers.ts';
import { electronPorts } from './shell/main-ports.ts';
import { installMenu } from './shell/menu.ts';
import { servePage } from './shell/page-protocol.ts';
import { quitAfter } from './shell/quit.ts';
import { guardProcess, guardSession } from './shell/session-guard.ts';
import { openWindow } from './shell/window.ts';
import { PARTITION } from './shell/window-options.ts';

const here = import.meta.dirname;
const ownFolder = app.isPackaged ? undefined : process.env['KEEPBOOK_USER_FOLDER'];
app.setPath('userData', ownFolder ?? join(app.getPath('appData'), 'Keepbook'));
// Windows shows notifications of programs it knows by their id alone; electron-builder.yml gives it to the shortcut.
if (process.platform === 'win32') app.setAppUserModelId('io.keepbook.desktop');
guardProcess();

// Not awaited at the top level: Electron becomes ready only after this module has been evaluated.
if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    stderrLog('main')('the program could not start', error);
    app.exit(1);
  });
} else app.quit();

async function start(): Promise<void> {
  let window: BrowserWindow | undefined;
  await app.whenReady();
  installMenu();

  const pageSession = session.fromPartition(PARTITION);
  guardSession(pageSession);
  guardSession(session.defaultSession);
  servePage(pageSession, openPageFiles(join(here, '../renderer')));

  const main = createMainSide(await electronPorts(join(here, 'vault-process.js'), manifest.version, () => window));
  serveBridge(main.dispatch);
  watchComputer((reason) => void main.lock(reason));

  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  quitAfter(main.shutDown);
  window = openWindow(join(here, 'preload.cjs'), { mayInspect: !app.isPackaged });
  window.once('closed', () => {
    window = undefined;
  });
  watchInput(window, main.touch);
}
