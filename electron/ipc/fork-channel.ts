/** A vault process as a forked Node process: the preview shell and tests. */
import { fork } from 'node:child_process';
import type { ChildChannel } from './ports.ts';

/** Only what the process needs: its environment is not a way for other programs' settings to reach the keys. */
const PASSED_ON = [
  'TZ',
  'LANG',
  'LC_ALL',
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'USERPROFILE',
  'SQLITE_NATIVE_BINDING',
  'KEEPBOOK_PACKAGED',
];

export function vaultProcessEnvironment(source: NodeJS.ProcessEnv): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name of PASSED_ON) {
    const value = source[name];
    if (value !== undefined) passed[name] = value;
  }
  return passed;
}

/** Starts `entry` with `serialization: advanced`, so that bytes stay bytes. `args` reach the program's `process.argv`. */
export function forkChannel(entry: string, args: readonly string[]): ChildChannel {
  const child = fork(entry, [...args], {
    serialization: 'advanced',
    env: vaultProcessEnvironment(process.env),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      if (child.pid === undefined) resolve();
    });
  });
  return {
    pid: () => child.pid,
    // A message to a process that has just ended is no error of the sender: its call ends through onExit.
    post: (message) => {
      if (child.connected) child.send(message as object, () => undefined);
    },
    listen: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      void exited.then(listener);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
