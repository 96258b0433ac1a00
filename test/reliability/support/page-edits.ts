/** Changes whole pages of a vault file as somebody with a hex editor and older copies would. */
import type { Case } from './flips.ts';
import { pageSizeOf } from './places.ts';

function pages(file: Buffer): Buffer[] {
  const size = pageSizeOf(file);
  return Array.from({ length: Math.floor(file.length / size) }, (_, index) => file.subarray(index * size, (index + 1) * size));
}

function withPage(file: Buffer, index: number, page: Buffer): Buffer {
  const copy = Buffer.from(file);
  page.copy(copy, index * page.length);
  return copy;
}

/** Each page that differs from the older file's, put back alone. */
export function* pagesPutBack(file: Buffer, older: Buffer): Generator<Case> {
  const before = pages(older);
  for (const [index, page] of pages(file).entries()) {
    const old = before[index];
    if (old !== undefined && !old.equals(page)) yield { name: `page ${String(index + 1)}`, file: withPage(file, index, old) };
  }
}

/** Each run of pages from `first` on put back together: what a copy that was cut short leaves. */
export function* headsPutBack(file: Buffer, older: Buffer): Generator<Case> {
  const size = pageSizeOf(file);
  for (let at = size; at < older.length; at += size) {
    yield { name: `pages before ${String(at / size + 1)}`, file: Buffer.concat([older.subarray(0, at), file.subarray(at)]) };
  }
}

export function* pagesDropped(file: Buffer): Generator<Case> {
  const all = pages(file);
  for (const [index, page] of all.entries()) {
    yield { name: `page ${String(index + 1)} zeroed`, file: withPage(file, index, Buffer.alloc(page.length)) };
    yield { name: `cut after page ${String(index)}`, file: Buffer.from(file.subarray(0, index * page.length)) };
  }
}

/** Each page shown twice: in its place and `distance` pages on. */
export function* pagesDuplicated(file: Buffer, distance: number): Generator<Case> {
  const all = pages(file);
  for (const [index, page] of all.entries()) {
    const target = (index + distance) % all.length;
    if (target !== index) yield { name: `page ${String(index + 1)} over ${String(target + 1)}`, file: withPage(file, target, page) };
  }
}
