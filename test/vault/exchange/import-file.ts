import { previewCsv } from '../../../electron/vault/exchange/preview.ts';
import { planImport } from '../../../electron/vault/exchange/import-plan.ts';
import type { PlanOptions } from '../../../electron/vault/exchange/import-plan.ts';
import { readCsv } from '../../../electron/vault/exchange/read-csv.ts';

/** The whole way of an import as the vault goes it: look, guess, read, decide. */
export async function importFile(open: () => AsyncIterable<Uint8Array>, overrides: Partial<PlanOptions> = {}) {
  const preview = await previewCsv(open, { language: 'zh-CN' });
  const plan = await planImport(readCsv(open(), preview.format), {
    headerRow: preview.format.headerRow,
    mapping: preview.mapping,
    region: 'CN',
    duplicates: 'skip',
    findDuplicates: (candidates) => candidates.map(() => undefined),
    ...overrides,
  });
  return { preview, ...plan };
}

/** A file in memory, read in pieces of `size` bytes so that characters and rows fall apart. */
export function inPieces(bytes: Uint8Array, size = 7): () => AsyncIterable<Uint8Array> {
  return async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
