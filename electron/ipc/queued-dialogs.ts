/** Answers file dialogs from a file of JSON lines, so that the whole program can be driven without a person. Unpackaged programs only. */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Dialogs } from './ports.ts';

const Answer = z.string().nullable();

/** Each question takes the first line of `file`: a path, or `null` for "cancelled". An empty queue cancels. */
export function queuedDialogs(file: string): Dialogs {
  const next = (): Promise<string | undefined> => {
    const [first, ...rest] = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    if (first === undefined) return Promise.resolve(undefined);
    writeFileSync(file, rest.map((line) => `${line}\n`).join(''));
    return Promise.resolve(Answer.parse(JSON.parse(first)) ?? undefined);
  };
  return { openFile: next, saveFile: next };
}
