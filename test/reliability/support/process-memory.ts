/** Looks through the memory of another process for secrets. Linux only: /proc/PID/maps and /proc/PID/mem. */
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';

/** Largest mapping that is read; beyond it lies reserved address space without content. */
const LARGEST_BYTES = 2 ** 30;

export type Secret = { readonly name: string; readonly bytes: Buffer };

/** Occurrences by secret, in what the process can write: nothing typed or derived stands elsewhere. A mapping that cannot be read (the kernel's own) is passed over. */
export function occurrences(pid: number, secrets: readonly Secret[]): Record<string, number> {
  const found: Record<string, number> = Object.fromEntries(secrets.map(({ name }) => [name, 0]));
  const fd = openSync(`/proc/${String(pid)}/mem`, 'r');
  try {
    for (const content of readableMappings(pid, fd)) {
      for (const { name, bytes } of secrets) found[name] = (found[name] ?? 0) + count(content, bytes);
    }
  } finally {
    closeSync(fd);
  }
  return found;
}

type Run = { readonly start: number; readonly size: number };

function* readableMappings(pid: number, fd: number): Generator<Buffer> {
  for (const { start, size } of touchedMemory(pid)) {
    const content = Buffer.allocUnsafe(size);
    try {
      yield content.subarray(0, readSync(fd, content, 0, size, start));
    } catch {
      // Unmapped meanwhile.
    }
  }
}

function touchedMemory(pid: number): Run[] {
  const pages = openSync(`/proc/${String(pid)}/pagemap`, 'r');
  try {
    const lines = readFileSync(`/proc/${String(pid)}/maps`, 'utf8').split('\n');
    return lines.flatMap((line) => {
      const [, from = '0', to = '0'] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      const [start, size] = [Number.parseInt(from, 16), Number.parseInt(to, 16) - Number.parseInt(from, 16)];
      return size === 0 || size > LARGEST_BYTES || /vvar|vsyscall/.test(line) ? [] : [...touchedRuns(pages, start, size)];
    });
  } finally {
    closeSync(pages);
  }
}

const PAGE_BYTES = 4_096;
const ENTRY_BYTES = 8;

/** The parts of a mapping that are in memory or swapped out, by the two highest bits of each page's entry: engines reserve gigabytes they never touch. */
function* touchedRuns(pages: number, start: number, size: number): Generator<Run> {
  const entries = Buffer.alloc((size / PAGE_BYTES) * ENTRY_BYTES);
  readSync(pages, entries, 0, entries.length, (start / PAGE_BYTES) * ENTRY_BYTES);
  let from: number | undefined;
  for (let page = 0; page <= size / PAGE_BYTES; page += 1) {
    const isTouched = page < size / PAGE_BYTES && ((entries[page * ENTRY_BYTES + ENTRY_BYTES - 1] ?? 0) & 0xc0) !== 0;
    if (isTouched) from ??= page;
    else if (from !== undefined) {
      yield { start: start + from * PAGE_BYTES, size: (page - from) * PAGE_BYTES };
      from = undefined;
    }
  }
}

function count(content: Buffer, pattern: Buffer): number {
  let found = 0;
  for (let at = content.indexOf(pattern); at >= 0; at = content.indexOf(pattern, at + 1)) found += 1;
  return found;
}

export function isAlive(pid: number): boolean {
  return existsSync(`/proc/${String(pid)}/mem`) && !readFileSync(`/proc/${String(pid)}/stat`, 'utf8').includes(') Z ');
}
