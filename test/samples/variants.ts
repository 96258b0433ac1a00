/** Damaged and re-encoded variants of a file, the same for the same seed. */
import iconv from 'iconv-lite';
import { IMPORT_LIMITS } from '../../electron/vault/exchange/import-limits.ts';
import { openPackage } from '../../electron/vault/exchange/xlsx/open-workbook.ts';
import { zipOf } from '../support/make-workbook.ts';
import { inMemory } from '../vault/exchange/import-file.ts';

/** Mulberry32: whole numbers below `below`. */
export type Dice = (below: number) => number;

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below);
  };
}

const ENCODINGS = ['utf8', 'utf16le', 'utf16-be', 'gb18030', 'big5', 'shift_jis', 'windows-1252', 'euc-jp', 'euc-kr', 'latin1', 'utf7'];

type Mutation = (bytes: Buffer, dice: Dice) => Buffer | Promise<Buffer>;

const truncated: Mutation = (bytes, dice) => bytes.subarray(0, dice(bytes.length + 1));

const flipped: Mutation = (bytes, dice) => {
  const damaged = Buffer.from(bytes);
  for (let flips = 1 + dice(20); flips > 0 && damaged.length > 0; flips--) {
    const at = dice(damaged.length);
    damaged[at] = (damaged[at] ?? 0) ^ (1 + dice(255));
  }
  return damaged;
};

const reencoded: Mutation = (bytes, dice) => {
  const text = iconv.decode(bytes, ENCODINGS[dice(ENCODINGS.length)] ?? 'utf8');
  return iconv.encode(text, ENCODINGS[dice(ENCODINGS.length)] ?? 'utf8', { addBOM: dice(2) === 0 });
};

const shuffled: Mutation = (bytes, dice) => {
  const [from, to, length] = [dice(bytes.length), dice(bytes.length), dice(Math.min(bytes.length, 2_000))];
  return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, from + length), bytes.subarray(to)]);
};

const blanked: Mutation = (bytes, dice) => {
  const damaged = Buffer.from(bytes);
  const from = dice(damaged.length);
  return damaged.fill(dice(256), from, Math.min(damaged.length, from + 1 + dice(500)));
};

/** Damage inside the parts of a workbook: in the ZIP itself it seldom gets past the checksums. */
const inside: Mutation = async (bytes, dice) => {
  try {
    const parts = await openPackage(inMemory(bytes), IMPORT_LIMITS);
    const names = parts.names();
    const chosen = names[dice(names.length)] ?? '';
    const contents = await Promise.all(names.map(async (name) => ({ name, content: await whole(parts.part(name)) })));
    const mutation = [truncated, flipped, shuffled, blanked][dice(4)] ?? flipped;
    return zipOf(
      await Promise.all(
        contents.map(async (part) => (part.name === chosen ? { name: part.name, content: await mutation(part.content, dice) } : part)),
      ),
    );
  } catch {
    return flipped(bytes, dice);
  }
};

const PLAIN: readonly Mutation[] = [truncated, flipped, reencoded, shuffled, blanked];
const PACKED: readonly Mutation[] = [...PLAIN, inside, inside, inside, inside];

export async function variantOf(bytes: Buffer, dice: Dice): Promise<Buffer> {
  const mutations = bytes.toString('latin1', 0, 2) === 'PK' ? PACKED : PLAIN;
  let variant = bytes;
  for (let rounds = 1 + dice(2); rounds > 0; rounds--)
    variant = Buffer.from(await (mutations[dice(mutations.length)] ?? flipped)(variant, dice));
  return variant;
}

async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of chunks) pieces.push(piece);
  return Buffer.concat(pieces);
}
