import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export type Ended = {
  /** 124 when the time ran out, 127 when the program could not be started. */
  readonly exitCode: number;
  /** Standard output and error in the order they came; empty unless captured. */
  readonly output: string;
};

export type ChildOptions = { readonly limitMs: number; readonly output: 'shown' | 'captured'; readonly env?: NodeJS.ProcessEnv };

/** Runs a Node program in the project's root. When the time is up the whole process group goes, so that no browser is left behind. */
export function runNode(args: readonly string[], { limitMs, output, env = process.env }: ChildOptions): Promise<Ended> {
  return new Promise((resolve) => {
    const grouped = process.platform !== 'win32';
    const child = spawn(process.execPath, [...args], {
      cwd: ROOT,
      env,
      stdio: output === 'shown' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      detached: grouped,
    });
    const stop = () => {
      if (grouped && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    };
    let isLate = false;
    let text = '';
    const timer = setTimeout(() => {
      isLate = true;
      stop();
    }, limitMs);
    // A group of its own does not hear Ctrl-C by itself.
    const interrupted = () => {
      stop();
      process.exit(130);
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    const finish = (exitCode: number) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve({ exitCode, output: text });
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    child.once('error', () => {
      finish(127);
    });
    child.once('close', (code) => {
      finish(isLate ? 124 : (code ?? 143));
    });
  });
}
