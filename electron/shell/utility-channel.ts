/** A vault process as an Electron utility process: it works with the RunAsNode fuse off and has no window of its own. */
import { app, utilityProcess } from 'electron';
import { vaultProcessEnvironment } from '../ipc/fork-channel.ts';
import { withOwnBytes } from '../ipc/own-bytes.ts';
import type { ChildChannel } from '../ipc/ports.ts';

export function utilityChannel(entry: string, args: readonly string[]): ChildChannel {
  const environment = vaultProcessEnvironment({ ...process.env, KEEPBOOK_PACKAGED: app.isPackaged ? '1' : '0' });
  const child = utilityProcess.fork(entry, [...args], {
    serviceName: 'Keepbook vault',
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
  });
  let hasEnded = false;
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      hasEnded = true;
      resolve();
    });
  });
  return {
    pid: () => child.pid,
    post: (message) => {
      if (!hasEnded) child.postMessage(withOwnBytes(message));
    },
    listen: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      void exited.then(listener);
    },
    kill: () => {
      endNow(child.pid, () => child.kill());
    },
  };
}

/** Electron's own `kill` asks politely; keys must be gone when main says locked. */
function endNow(pid: number | undefined, askPolitely: () => void): void {
  if (pid === undefined) {
    askPolitely();
    return;
  }
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    askPolitely();
  }
}
