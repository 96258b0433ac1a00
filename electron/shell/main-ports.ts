/** Electron's adapters for everything main needs. */
import { app, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { fileKeyStore } from '../ipc/file-keystore.ts';
import { stderrLog } from '../ipc/log.ts';
import type { MainPorts } from '../ipc/ports.ts';
import { queuedDialogs } from '../ipc/queued-dialogs.ts';
import { sendToWindow } from './bridge.ts';
import { systemClipboard } from './clipboard.ts';
import { systemDialogs } from './dialogs.ts';
import { systemExternal } from './external.ts';
import { systemIdleMs } from './lock-triggers.ts';
import { systemNotifications } from './notifications.ts';
import { systemPresence } from './presence.ts';
import { systemProtection } from './safe-storage.ts';
import { utilityChannel } from './utility-channel.ts';
import { renewPage } from './window.ts';

/** Call after `app.whenReady()`. `vaultProcess` is the built entry of the vault process. */
export async function electronPorts(vaultProcess: string, version: string, window: () => BrowserWindow | undefined): Promise<MainPorts> {
  const log = stderrLog('main');
  const userFolder = app.getPath('userData');
  const keyStore = fileKeyStore(join(userFolder, 'keystore'), await systemProtection(), log);
  const dialogsFile = app.isPackaged ? undefined : process.env['KEEPBOOK_TEST_DIALOGS'];
  return {
    shell: 'electron',
    version,
    locale: app.getLocale(),
    userFolder,
    dialogs: dialogsFile === undefined ? systemDialogs(window) : queuedDialogs(dialogsFile),
    clipboard: systemClipboard,
    external: systemExternal,
    notifications: systemNotifications(window),
    keyStore,
    presence: systemPresence(),
    startVaultProcess: () => utilityChannel(vaultProcess, [`--key-store=${keyStore.kind}`]),
    systemIdleMs,
    send: sendToWindow(window),
    renewPage: () => {
      const open = window();
      if (open === undefined || open.isDestroyed()) return;
      renewPage(open).catch((error: unknown) => {
        if (!open.isDestroyed()) log('the page was not renewed', error);
      });
    },
    log,
  };
}
