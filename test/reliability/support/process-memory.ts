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

function* readableMappings(pid: number, fd: number): Generator<Buffer> {
  for (const line of readFileSync(`/proc/${String(pid)}/maps`, 'utf8').split('\n')) {
    const [, from = '0', to = '0'] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    const [start, size] = [Number.parseInt(from, 16), Number.parseInt(to, 16) - Number.parseInt(from, 16)];
    if (size === 0 || size > LARGEST_BYTES || /vvar|vsyscall/.test(line)) continue;
    const content = Buffer.allocUnsafe(size);
    try {
      yield content.subarray(0, readSync(fd, content, 0, size, start));
    } catch {
      // Unmapped meanwhile.
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
