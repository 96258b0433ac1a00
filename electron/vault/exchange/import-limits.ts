/** What one import may be at most; beyond it the file is refused, so that no file can exhaust memory or time. */
export const IMPORT_LIMITS = {
  fileBytes: 200 * 1024 * 1024,
  columns: 256,
  rows: 1_000_000,
  /** What a cell of Excel can hold. */
  cellChars: 32_767,
  /** UTF-8 bytes of one row; reached early by a quote that is never closed. */
  rowBytes: 4 * 1024 * 1024,
  /** One part of a workbook, unpacked: a million rows of twelve cells each take about 700 MB. */
  unpackedBytes: 1024 * 1024 * 1024,
  /** Unpacked over packed size of a part of more than 32 MB; repetitive sheets reach 60, a bomb 1,000. */
  unpackedRatio: 250,
} as const;
export type ImportLimits = { readonly [K in keyof typeof IMPORT_LIMITS]: number };
