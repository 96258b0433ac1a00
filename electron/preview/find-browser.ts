/** Finds an installed Chromium, Chrome or Edge; nothing is ever downloaded. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge'];
const MAC = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

type Computer = { readonly platform: NodeJS.Platform; readonly env: NodeJS.ProcessEnv; readonly isExecutable: (path: string) => boolean };

const THIS_COMPUTER: Computer = { platform: process.platform, env: process.env, isExecutable };

/** Path of the executable; `KEEPBOOK_BROWSER` goes first and is not replaced by another when it is wrong. */
export function findBrowser(computer: Computer = THIS_COMPUTER): string | undefined {
  const wanted = computer.env['KEEPBOOK_BROWSER'];
  if (wanted !== undefined && wanted !== '') return computer.isExecutable(wanted) ? wanted : undefined;
  return placesOn(computer).find(computer.isExecutable);
}

function placesOn({ platform, env }: Computer): string[] {
  if (platform === 'darwin')
    return ['/Applications', join(env['HOME'] ?? '', 'Applications')].flatMap((folder) => MAC.map((program) => join(folder, program)));
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter((root) => root !== undefined);
    return roots.flatMap((root) => WINDOWS.map((program) => `${root}\\${program}`));
  }
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(env['PATH'] ?? '').split(delimiter)].filter((folder) =>
    folder.startsWith('/'),
  );
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
