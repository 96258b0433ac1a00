/**
 * File dialogs without Electron. A browser page cannot name places on the disk, so the system's own dialog programs are asked:
 * zenity or kdialog, osascript, PowerShell. Where none of them exists, files are kept in one fixed folder, `~/Keepbook`:
 * saving takes the suggested name there (numbered when taken), opening takes the newest file of the kind. Each time it is
 * said on standard error what was taken.
 */
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { EXTENSIONS, type Dialogs, type FileKind } from '../ipc/ports.ts';
import { hasProgram, runProgram } from './run-program.ts';

type Command = readonly [program: string, ...args: string[]];
type DialogProgram = { readonly open: (kind: FileKind, title: string) => Command; readonly save: (title: string, path: string) => Command };

export function previewDialogs(): Dialogs {
  const program = dialogProgram();
  return program === undefined ? folderDialogs(join(homedir(), 'Keepbook')) : programDialogs(program);
}

function dialogProgram(): DialogProgram | undefined {
  if (process.platform === 'darwin') return OSASCRIPT;
  if (process.platform === 'win32') return POWERSHELL;
  if (hasProgram('zenity')) return ZENITY;
  return hasProgram('kdialog') ? KDIALOG : undefined;
}

function patterns(kind: FileKind): string {
  return EXTENSIONS[kind].map((extension) => `*.${extension}`).join(' ');
}

const ZENITY: DialogProgram = {
  open: (kind, title) => ['zenity', '--file-selection', `--title=${title}`, `--file-filter=${patterns(kind)}`],
  save: (title, path) => ['zenity', '--file-selection', '--save', '--confirm-overwrite', `--title=${title}`, `--filename=${path}`],
};
const KDIALOG: DialogProgram = {
  open: (kind, title) => ['kdialog', '--title', title, '--getopenfilename', homedir(), patterns(kind)],
  save: (title, path) => ['kdialog', '--title', title, '--getsavefilename', path],
};
/** Texts travel as arguments of the script, never inside it. */
const OSASCRIPT: DialogProgram = {
  open: (_kind, title) => [
    'osascript',
    '-e',
    'on run argv',
    '-e',
    'POSIX path of (choose file with prompt (item 1 of argv))',
    '-e',
    'end run',
    title,
  ],
  save: (title, path) => [
    'osascript',
    '-e',
    'on run argv',
    '-e',
    'POSIX path of (choose file name with prompt (item 1 of argv) default name (item 2 of argv))',
    '-e',
    'end run',
    title,
    basename(path),
  ],
};
const WINDOWS_FORMS = 'Add-Type -AssemblyName System.Windows.Forms; [Console]::OutputEncoding = [Text.Encoding]::UTF8;';
const POWERSHELL: DialogProgram = {
  open: (kind, title) =>
    powershell(
      'OpenFileDialog',
      `$d.Title = ${quoted(title)}; $d.Filter = ${quoted(`${patterns(kind)}|${patterns(kind).replaceAll(' ', ';')}`)};`,
    ),
  save: (title, path) => powershell('SaveFileDialog', `$d.Title = ${quoted(title)}; $d.FileName = ${quoted(basename(path))};`),
};

function powershell(dialog: string, setUp: string): Command {
  const script = `${WINDOWS_FORMS} $d = New-Object System.Windows.Forms.${dialog}; ${setUp} if ($d.ShowDialog() -eq 'OK') { $d.FileName }`;
  return ['powershell.exe', '-NoProfile', '-STA', '-EncodedCommand', Buffer.from(script, 'utf16le').toString('base64')];
}

/** PowerShell also takes typographic quotes for quotes; all of them are doubled. */
function quoted(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

function programDialogs(program: DialogProgram): Dialogs {
  const ask = async ([name, ...args]: Command): Promise<string | undefined> => {
    const { code, output } = await runProgram(name, args);
    const path = output.replace(/\r?\n$/, '');
    return code === 0 && path !== '' ? path : undefined;
  };
  return {
    openFile: ({ kind, title }) => ask(program.open(kind, title)),
    saveFile: ({ title, suggestedName }) => ask(program.save(title, join(homedir(), suggestedName))),
  };
}

/** `folder` is made when it is first needed. */
export function folderDialogs(folder: string): Dialogs {
  const say = (what: string): void => {
    process.stderr.write(`keepbook preview: no file dialog on this computer, ${what}\n`);
  };
  return {
    openFile: ({ kind }) => {
      mkdirSync(folder, { recursive: true });
      const path = newestOf(folder, kind);
      say(
        path === undefined ? `and no file of this kind (${patterns(kind)}) in ${folder}` : `opening the newest file of its kind: ${path}`,
      );
      return Promise.resolve(path);
    },
    saveFile: ({ suggestedName }) => {
      mkdirSync(folder, { recursive: true });
      const path = freeName(folder, suggestedName);
      say(`saving to ${path}`);
      return Promise.resolve(path);
    },
  };
}

function newestOf(folder: string, kind: FileKind): string | undefined {
  const files = readdirSync(folder)
    .filter((name) => EXTENSIONS[kind].includes(extname(name).slice(1).toLowerCase()))
    .map((name) => join(folder, name));
  return files.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0];
}

function freeName(folder: string, suggestedName: string): string {
  const extension = extname(suggestedName);
  const stem = basename(suggestedName, extension);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? suggestedName : `${stem}-${String(number)}${extension}`);
    if (!existsSync(path)) return path;
  }
}
