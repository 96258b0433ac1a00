/** Which bytes of a SQLite file are structure: the file header, b-tree page headers, cell pointers and the heads of cells. */

const FILE_HEADER_BYTES = 100;
const CELL_HEAD_BYTES = 12;
const PAGE_KINDS = new Set([2, 5, 10, 13]);

/** `pageSize` as the header states it. */
export function pageSizeOf(file: Buffer): number {
  const stated = file.readUInt16BE(16);
  return stated === 1 ? 65_536 : stated;
}

/** Offsets of structural bytes in ascending order (SQLite file format, section 1.6). */
export function structuralOffsets(file: Buffer): number[] {
  const found = new Set<number>();
  const add = (from: number, count: number): void => {
    for (let at = from; at < Math.min(from + count, file.length); at += 1) found.add(at);
  };
  const size = pageSizeOf(file);
  for (let page = 0; page < file.length; page += size) {
    const head = page === 0 ? FILE_HEADER_BYTES : page;
    if (page === 0) add(0, FILE_HEADER_BYTES);
    const kind = file.readUInt8(head);
    // Overflow and free pages begin with the number of the next page.
    if (!PAGE_KINDS.has(kind)) {
      add(page, 8);
      continue;
    }
    const headBytes = kind === 2 || kind === 5 ? 12 : 8;
    const cells = file.readUInt16BE(head + 3);
    add(head, headBytes + cells * 2);
    for (let cell = 0; cell < cells; cell += 1) add(page + file.readUInt16BE(head + headBytes + cell * 2), CELL_HEAD_BYTES);
  }
  return [...found].sort((a, b) => a - b);
}
