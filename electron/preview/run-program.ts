/** Runs a small program of the system: file dialogs, the clipboard, the dialler. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Ended = { readonly code: number | undefined; readonly output: string };

/** Never through a shell. `input` goes to standard input; `code` is undefined when the program cannot be started. */
export function runProgram(program: string, args: readonly string[], input?: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', () => {
      resolve({ code: undefined, output: '' });
    });
    child.once('close', (code) => {
      resolve({ code: code ?? undefined, output: Buffer.concat(chunks).toString('utf8') });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

export function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
