/** Starts the built program in either shell and hands out its page, for end-to-end tests and the tour. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { findBrowser } from '../../electron/preview/find-browser.ts';
import { startPreview } from '../../electron/preview/start-preview.ts';
import manifest from '../../package.json' with { type: 'json' };

export type Shell = 'electron' | 'preview';

export type Launch = {
  readonly shell?: Shell;
  /** Preferences and kept values; a new folder when absent. Give it again to start the same installation a second time. */
  readonly userFolder?: string;
  /** Environment of the Electron program; the preview runs in this process and takes none. */
  readonly env?: Readonly<Record<string, string>>;
};

export type AppUnderTest = {
  readonly shell: Shell;
  readonly page: Page;
  readonly userFolder: string;
  /** Where the browser engine keeps its own files while the program runs. */
  readonly profileFolder: string;
  readonly mainPid: number;
  readonly vaultPid: () => Promise<number | undefined>;
  /** The next file dialog is answered with `path`; `undefined` cancels it. */
  readonly queueDialog: (path: string | undefined) => void;
  /** What Ctrl+V does. In Electron that is an entry of the menu, which no key sent by a test reaches. */
  readonly paste: () => Promise<void>;
  /** As a person closes the window: locks, ends the vault process, exits. */
  readonly close: () => Promise<void>;
  /** As the system ends it when the computer shuts down; resolves with the exit code, 0 for the preview, whose main is this process. */
  readonly terminate: () => Promise<number | null>;
  /** As a power cut ends it. In the preview shell only the vault process dies, because main is this process. */
  readonly kill: () => Promise<void>;
};

const ROOT = join(import.meta.dirname, '../..');

/** `SHELL_UNDER_TEST` decides; without it, Electron where its binary is known, else the preview. */
export function shellUnderTest(): Shell {
  const wanted = process.env['SHELL_UNDER_TEST'];
  if (wanted === 'electron' || wanted === 'preview') return wanted;
  return process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined ? 'preview' : 'electron';
}

/** The page must have been built (`npm run build`). */
export async function launchApp(launch: Launch = {}): Promise<AppUnderTest> {
  const userFolder = launch.userFolder ?? mkdtempSync(join(tmpdir(), 'keepbook-user-'));
  mkdirSync(userFolder, { recursive: true });
  const dialogsFile = join(mkdtempSync(join(tmpdir(), 'keepbook-dialogs-')), 'answers.jsonl');
  writeFileSync(dialogsFile, '');
  const place = { userFolder, dialogsFile, env: launch.env ?? {} };
  const app = (launch.shell ?? shellUnderTest()) === 'electron' ? await launchElectron(place) : await launchPreview(place);
  return {
    ...app,
    userFolder,
    queueDialog: (path) => {
      appendFileSync(dialogsFile, `${JSON.stringify(path ?? null)}\n`);
    },
    close: async () => {
      await app.close();
      rmSync(join(dialogsFile, '..'), { recursive: true, force: true });
    },
  };
}

type Place = { readonly userFolder: string; readonly dialogsFile: string; readonly env: Readonly<Record<string, string>> };
type Launched = Omit<AppUnderTest, 'userFolder' | 'queueDialog'>;

const START_MS = 25_000;

async function startElectron(
  options: Parameters<typeof _electron.launch>[0],
): Promise<{ readonly electron: ElectronApplication; readonly page: Page }> {
  const electron = await _electron.launch(options);
  try {
    const page = await electron.firstWindow({ timeout: START_MS });
    await page.waitForLoadState('load', { timeout: START_MS });
    return { electron, page };
  } catch (error) {
    electron.process().kill('SIGKILL');
    throw error;
  }
}

async function launchElectron({ userFolder, dialogsFile, env }: Place): Promise<Launched> {
  // No path to the program: Playwright then finds it by the electron package, which honours ELECTRON_OVERRIDE_DIST_PATH, and
  // holds it back until it listens. Given a path it does neither, and one start in ten never showed a window.
  const { electron, page } = await startElectron({
    timeout: START_MS,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT],
    env: { ...inherited(), ...env, KEEPBOOK_USER_FOLDER: userFolder, KEEPBOOK_TEST_DIALOGS: dialogsFile },
  });
  const child = electron.process();
  return {
    shell: 'electron',
    page,
    profileFolder: userFolder,
    mainPid: child.pid ?? 0,
    vaultPid: () => vaultPidOf(electron),
    paste: () =>
      electron.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.paste();
      }),
    close: () => closeElectron(electron, page),
    terminate: async () => {
      const exited = new Promise<number | null>((resolve) => {
        child.once('exit', resolve);
      });
      child.kill('SIGTERM');
      return exited;
    },
    kill: async () => {
      const exited = new Promise<void>((resolve) => {
        child.once('exit', () => {
          resolve();
        });
      });
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Closes the window rather than the program, so that the way a person leaves is the one that is tested. */
async function closeElectron(electron: ElectronApplication, page: Page): Promise<void> {
  const child = electron.process();
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  await page.close().catch(() => undefined);
  await exited;
}

function vaultPidOf(electron: ElectronApplication): Promise<number | undefined> {
  return electron.evaluate(({ app }) => app.getAppMetrics().find((metric) => metric.name === 'Keepbook vault')?.pid);
}

async function launchPreview({ userFolder, dialogsFile }: Place): Promise<Launched> {
  const browser = findBrowser();
  if (browser === undefined) throw new Error('no Chromium, Chrome or Edge found; name one in KEEPBOOK_BROWSER');
  const preview = await startPreview({
    browser,
    page: join(ROOT, 'dist/renderer'),
    vaultProcess: join(ROOT, 'dist/electron/vault-process.js'),
    userFolder,
    version: manifest.version,
    locale: 'zh-CN',
    headless: process.env['KEEPBOOK_HEADLESS'] !== '0',
    dialogsFile,
  });
  return {
    shell: 'preview',
    page: preview.page,
    profileFolder: preview.profile,
    mainPid: process.pid,
    vaultPid: () => Promise.resolve(preview.vaultPid()),
    paste: () => preview.page.keyboard.press('Control+v'),
    close: async () => {
      await preview.page.close().catch(() => undefined);
      await preview.ended;
    },
    terminate: async () => {
      await preview.close();
      return 0;
    },
    kill: async () => {
      const pid = preview.vaultPid();
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      await preview.close();
    },
  };
}

function inherited(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
