/** Customer files written by other programs, where they are at hand, and our own beside them. */
import { describe, expect, test } from 'vitest';
import { judge, OWN_SAMPLES, samplesFolder, samplesOf } from '../../samples/judge.ts';

const folders = [...new Set([OWN_SAMPLES, samplesFolder()])];

describe.each(folders)('files in %s', (folder) => {
  test.each(samplesOf(folder))('$file gives the customers that are in it, or its refusal', async (sample) => {
    const verdict = await judge(folder, sample);
    expect(verdict).toMatchObject({ isCountRight: true, missedSpots: [] });
  });
});
