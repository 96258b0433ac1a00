/**
 * `node test/samples/fuzz.ts <runs> <seed>`: imports that many damaged variants of all samples and of our own files, and
 * prints one line of JSON: how many gave customers or a code, what crashed, the slowest one, the memory at its peak.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VaultError } from '../../shared/errors.ts';
import { importFile, inMemory } from '../vault/exchange/import-file.ts';
import { OWN_SAMPLES, samplesFolder, samplesOf } from './judge.ts';
import { diceOf, variantOf } from './variants.ts';

const [runs = 100, seed = 1] = process.argv.slice(2).map(Number);
const dice = diceOf(seed);
const files = [...new Set([OWN_SAMPLES, samplesFolder()])].flatMap((folder) =>
  samplesOf(folder).map(({ file }) => ({ file, bytes: readFileSync(join(folder, file)) })),
);
const counts = { imported: 0, refused: 0 };
const crashes: string[] = [];
let slowest = { ms: 0, file: '' };

for (let run = 0; run < runs; run++) {
  const { file, bytes } = files[dice(files.length)] ?? { file: '', bytes: Buffer.alloc(0) };
  const variant = await variantOf(bytes, dice);
  const startedAt = process.cpuUsage();
  try {
    await importFile(inMemory(variant));
    counts.imported++;
  } catch (error) {
    if (error instanceof VaultError) counts.refused++;
    else crashes.push(`${file} in run ${String(run)} of seed ${String(seed)}: ${String(error)}`);
  }
  const { user, system } = process.cpuUsage(startedAt);
  if ((user + system) / 1000 > slowest.ms) slowest = { ms: Math.round((user + system) / 1000), file };
}

console.log(
  JSON.stringify({
    runs,
    seed,
    files: files.length,
    ...counts,
    crashes,
    slowest,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1000),
  }),
);
