/** Reads what `record.c` wrote: every call a program made on one folder, in order. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

export type Step =
  | { readonly op: 'write'; readonly file: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly op: 'truncate'; readonly file: string; readonly size: number }
  | { readonly op: 'sync' | 'create' | 'unlink'; readonly file: string }
  | { readonly op: 'rename'; readonly file: string; readonly to: string };

const HEAD_BYTES = 15;

/** Files by their names without the folder. */
export function readTrace(log: string): Step[] {
  const bytes = readFileSync(log);
  const steps: Step[] = [];
  for (let at = 0; at + HEAD_BYTES <= bytes.length;) {
    const op = String.fromCharCode(bytes.readUInt8(at));
    const pathEnd = at + HEAD_BYTES + bytes.readUInt16LE(at + 1);
    const offset = Number(bytes.readBigUInt64LE(at + 3));
    const length = bytes.readUInt32LE(at + 11);
    const file = basename(bytes.toString('utf8', at + HEAD_BYTES, pathEnd));
    const carries = op === 'W' || op === 'R';
    const end = carries ? pathEnd + length : pathEnd;
    steps.push(stepOf(op, file, offset, bytes.subarray(pathEnd, end)));
    at = end;
  }
  return steps;
}

function stepOf(op: string, file: string, offset: number, bytes: Buffer): Step {
  switch (op) {
    case 'W':
      return { op: 'write', file, offset, bytes };
    case 'T':
      return { op: 'truncate', file, size: offset };
    case 'R':
      return { op: 'rename', file, to: basename(bytes.toString('utf8')) };
    case 'S':
      return { op: 'sync', file };
    case 'C':
      return { op: 'create', file };
    case 'U':
      return { op: 'unlink', file };
    default:
      throw new Error(`the trace holds an unknown call ${op}`);
  }
}
