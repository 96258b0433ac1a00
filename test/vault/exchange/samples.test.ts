/** Customer files written by other programs, where they are at hand, and our own beside them. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judge, samplesFolder, samplesOf } from '../../samples/judge.ts';

const OWN = join(import.meta.dirname, '../../fixtures/imports');
const folders = [...new Set([OWN, samplesFolder()])];

describe.each(folders)('files in %s', (folder) => {
  test.each(samplesOf(folder))('$file gives the customers that are in it, or its refusal', async (sample) => {
    const verdict = await judge(folder, sample);
    expect(verdict).toMatchObject({ isCountRight: true, missedSpots: [] });
  });
});
