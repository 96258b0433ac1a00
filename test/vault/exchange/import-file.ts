import { bytesSource } from '../../../electron/vault/exchange/import-source.ts';
import type { ImportSource } from '../../../electron/vault/exchange/import-source.ts';
import { planImport } from '../../../electron/vault/exchange/import-plan.ts';
import type { PlanOptions } from '../../../electron/vault/exchange/import-plan.ts';
import { previewFile } from '../../../electron/vault/exchange/preview.ts';
import { headerRowOf, readRows } from '../../../electron/vault/exchange/read-file.ts';

/** The whole way of an import as the vault goes it: look, guess, read, decide. */
export async function importFile(source: ImportSource, overrides: Partial<PlanOptions> = {}) {
  const preview = await previewFile(source, { language: 'zh-CN', today: '2026-11-22' });
  const plan = await planImport(readRows(source, preview.format), {
    headerRow: headerRowOf(preview.format),
    mapping: preview.mapping,
    region: 'CN',
    duplicates: 'skip',
    findDuplicates: (candidates) => candidates.map(() => undefined),
    ...overrides,
  });
  return { preview, report: plan.report, accepted: [...plan.accepted] };
}

/** A file in memory, read in pieces of `size` bytes so that characters and rows fall apart. */
export function inPieces(bytes: Uint8Array, size = 7): ImportSource {
  return {
    bytes: bytes.length,
    chunks: async function* (start = 0, end = bytes.length) {
      for (let at = start; at < end; at += size) yield bytes.subarray(at, Math.min(end, at + size));
    },
  };
}

export const inMemory = bytesSource;

export async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
