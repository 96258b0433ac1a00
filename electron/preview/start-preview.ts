/** Opens the page in an installed browser through a pipe and answers it with the same main side as Electron. */
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page, type Route } from 'playwright-core';
import { createMainSide, type MainSide } from '../ipc/main-side.ts';
import { fileKeyStore, NO_PROTECTION } from '../ipc/file-keystore.ts';
import { forkChannel } from '../ipc/fork-channel.ts';
import { stderrLog } from '../ipc/log.ts';
import { openPageFiles, type PageFiles } from '../ipc/page-files.ts';
import { noPresence } from '../ipc/ports.ts';
import { queuedDialogs } from '../ipc/queued-dialogs.ts';
import { BLANK_URL, isTrustedSender, PAGE_ORIGIN, PAGE_URL } from '../ipc/sender.ts';
import { launchOptions } from './browser-options.ts';
import { clipboardPage, type ClipboardPage } from './clipboard-page.ts';
import { pageClipboard } from './clipboard.ts';
import { previewDialogs } from './dialogs.ts';
import { createEventQueue, type EventQueue } from './event-queue.ts';
import { noExternal, previewExternal } from './external.ts';
import { noNotifications, previewNotifications } from './notifications.ts';
import { CALL_BINDING, EVENTS_BINDING, installPageBridge } from './page-bridge.ts';
import { createProfileFolder } from './profile-folder.ts';

export type PreviewStart = {
  /** Executable of Chromium, Chrome or Edge. */
  readonly browser: string;
  /** Folder of the built page. */
  readonly page: string;
  /** Entry of the vault process. */
  readonly vaultProcess: string;
  readonly userFolder: string;
  readonly version: string;
  readonly locale: string;
  readonly headless: boolean;
  /** A file of queued answers instead of dialogs; also keeps numbers from being dialled and notifications from being shown. */
  readonly dialogsFile?: string;
};

export type Preview = {
  readonly page: Page;
  readonly profile: string;
  readonly vaultPid: () => number | undefined;
  /** Locks, ends both processes and deletes the profile. Safe to call twice. */
  readonly close: () => Promise<void>;
  /** Resolves after the last window was closed and everything has ended. */
  readonly ended: Promise<void>;
};

const OUT_OF_SIGHT = ['--window-position=-32000,-32000', '--window-size=1,1'];

/** Rejects when the browser cannot be started or the page has not been built. */
export async function startPreview(start: PreviewStart): Promise<Preview> {
  const files = openPageFiles(start.page);
  const profile = createProfileFolder();
  process.once('exit', profile.remove);
  const isRoot = process.getuid?.() === 0;
  if (isRoot)
    process.stderr.write(
      "keepbook preview: running as root, so the browser's sandbox is off; use an ordinary account for real customers\n",
    );

  const events = createEventQueue();
  const options = launchOptions({ executable: start.browser, profile: profile.path, headless: start.headless, isRoot });
  const context = await chromium.launchPersistentContext(profile.path, options);
  const page = context.pages()[0] ?? (await context.newPage());
  const log = stderrLog('main');
  const clipboard = clipboardPage(page, () =>
    chromium.launchPersistentContext(profile.path, { ...options, args: [...(options.args ?? []), ...OUT_OF_SIGHT] }),
  );
  const keyStore = fileKeyStore(join(start.userFolder, 'keystore'), NO_PROTECTION, log);
  const main = createMainSide({
    shell: 'preview',
    version: start.version,
    locale: start.locale,
    userFolder: start.userFolder,
    dialogs: start.dialogsFile === undefined ? previewDialogs() : queuedDialogs(start.dialogsFile),
    clipboard: pageClipboard(clipboard.page),
    external: start.dialogsFile === undefined ? previewExternal : noExternal,
    notifications: start.dialogsFile === undefined ? previewNotifications(() => page.bringToFront()) : noNotifications,
    keyStore,
    presence: noPresence,
    startVaultProcess: () => forkChannel(start.vaultProcess, [`--key-store=${keyStore.kind}`]),
    send: events.send,
    renewPage: () => {
      renewPage(page).catch((error: unknown) => {
        if (closing === undefined) log('the page was not renewed', error);
      });
    },
    log,
  });

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closing ??= endAll(main, context, clipboard).finally(() => {
      profile.remove();
    }));
  const ended = new Promise<void>((resolve) => {
    const finish = (): void => {
      void close().then(resolve);
    };
    page.once('close', finish);
    context.once('close', finish);
  });
  await guardContext(context, page, files);
  await serveBridge(context, page, main, events);
  await page.goto(PAGE_URL);
  return { page, profile: profile.path, vaultPid: main.vaultPid, close, ended };
}

/** To another site and back: the engine puts each site into a process of its own and ends the one that is left. */
async function renewPage(page: Page): Promise<void> {
  await page.goto(BLANK_URL);
  await page.goto(PAGE_URL);
}

async function endAll(main: MainSide, context: BrowserContext, clipboard: ClipboardPage): Promise<void> {
  await main.shutDown();
  await clipboard.close().catch(() => undefined);
  await context.close().catch(() => undefined);
}

/** Our origin is answered from memory; every other request, window and download is refused. */
async function guardContext(context: BrowserContext, page: Page, files: PageFiles): Promise<void> {
  await context.route('**/*', (route) => answerRoute(route, files));
  await context.routeWebSocket('**/*', (socket) => {
    void socket.close();
  });
  context.on('page', (other) => {
    // After the window there is only the page that clears the clipboard.
    if (other !== page && !page.isClosed()) void other.close();
  });
  page.on('dialog', (dialog) => void dialog.dismiss());
  page.on('download', (download) => void download.cancel());
}

async function answerRoute(route: Route, files: PageFiles): Promise<void> {
  const request = route.request();
  const answer = files.answer({ url: request.url(), method: request.method() });
  // "No content" leaves the page where it is instead of showing an error page in its place.
  if (answer === undefined && request.isNavigationRequest()) await route.fulfill({ status: 204 });
  else if (answer === undefined) await route.abort('blockedbyclient');
  else await route.fulfill({ status: answer.status, headers: { ...answer.headers }, body: answer.body });
}

async function serveBridge(context: BrowserContext, page: Page, main: MainSide, events: EventQueue): Promise<void> {
  const isTrusted = (source: { readonly frame: ReturnType<Page['mainFrame']>; readonly page: Page }): boolean =>
    source.page === page && isTrustedSender({ url: source.frame.url(), isTopFrame: source.frame === page.mainFrame() });
  await context.exposeBinding(CALL_BINDING, (source, method: unknown, input: unknown) =>
    isTrusted(source) ? main.dispatch(method, input) : { ok: false, code: 'FORBIDDEN_SENDER' },
  );
  await context.exposeBinding(EVENTS_BINDING, (source) => (isTrusted(source) ? events.next() : new Promise<never>(() => undefined)));
  await context.addInitScript(installPageBridge, { origin: PAGE_ORIGIN, call: CALL_BINDING, events: EVENTS_BINDING });
}
