/**
 * Rows as an image holds them: many customers a block, and a block is opened when one of them is asked for. Opening all
 * of them before the first search was half of the time of unlocking.
 */

/** What is kept of one customer: number of the book, card and masks as JSON, and times; null for what is not there. */
export type RawRow = readonly [
  book: number,
  card: string,
  reach: string | null,
  lastContactAt: number | null,
  version: number,
  createdAt: number,
  updatedAt: number,
];

export type RowBlocks = {
  /** Slots below this one are in the blocks. */
  readonly slots: number;
  /** JSON of the row; empty where the customer was dead when the image was made. */
  readonly at: (slot: number) => string;
};

export const SLOTS_PER_BLOCK = 128;
const END_BYTES = 4;

/** JSON of a row, card and masks inside. */
export function rowJson([book, card, reach, ...rest]: RawRow): string {
  return `[${String(book)},${card},${String(reach)},${rest.map(String).join(',')}]`;
}

/** u32 end of each row ‖ the rows; `rows` are at most 128. */
export function packBlock(rows: readonly string[]): Buffer {
  const texts = rows.map((row) => Buffer.from(row));
  const ends = Buffer.alloc(texts.length * END_BYTES);
  let end = ends.length;
  for (const [index, text] of texts.entries()) {
    end += text.length;
    ends.writeUInt32BE(end, index * END_BYTES);
  }
  return Buffer.concat([ends, ...texts]);
}

/** `open` gives the plaintext of a block. */
export function rowBlocks(slots: number, open: (block: number) => Buffer): RowBlocks {
  return {
    slots,
    at: (slot) => {
      const index = slot % SLOTS_PER_BLOCK;
      const block = open((slot - index) / SLOTS_PER_BLOCK);
      const rowsHere = Math.min(SLOTS_PER_BLOCK, slots - (slot - index));
      const from = index === 0 ? rowsHere * END_BYTES : block.readUInt32BE((index - 1) * END_BYTES);
      return block.toString('utf8', from, block.readUInt32BE(index * END_BYTES));
    },
  };
}
