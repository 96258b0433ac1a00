import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VaultError } from '../../../shared/errors.ts';
import { ImportPreview, ImportReport } from '../../../shared/model/exchange.ts';
import { importFile, inPieces } from './import-file.ts';

const FIXTURES = new URL('../../fixtures/imports/', import.meta.url);
const files = readdirSync(FIXTURES).map((file) => readFileSync(new URL(file, FIXTURES)));

/** Either a result that fits the contract or an error with a code; a hang is ended by the test's own limit. */
async function givesResultOrCode(bytes: Uint8Array, size: number): Promise<void> {
  try {
    const { preview, report, accepted } = await importFile(inPieces(bytes, size));
    ImportPreview.parse({ ...preview, fileName: 'list.csv', bytes: bytes.length });
    ImportReport.parse({ ...report, owners: [] });
    expect(accepted.length).toBe(report.ready);
  } catch (error) {
    expect(error).toBeInstanceOf(VaultError);
  }
}

test('random bytes give a result or an error with a code', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 100 }), givesResultOrCode), {
    numRuns: 150,
  });
}, 60_000);

test('random text of separators and quotes gives a result or an error with a code', async () => {
  const text = fc.string({
    unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\t', '|', 'a', '姓名', '电话', '1', ' ', '='),
    maxLength: 120,
  });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 50 }), (content, size) => givesResultOrCode(Buffer.from(content), size)),
    { numRuns: 150 },
  );
}, 60_000);

test('a list cut off or with flipped bytes anywhere gives a result or an error with a code', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.nat(),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 6 }),
      async (file, end, flips) => {
        const bytes = Uint8Array.from(file.subarray(0, (end % file.length) + 1));
        for (const [at, mask] of flips) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ mask;
        await givesResultOrCode(bytes, 64);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);
