/** Every byte of a small vault flipped: refused, identical, or the loss is named. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flips, judgeAll, someMask, strided } from './support/flips.ts';
import { createJudge, type Judge } from './support/judge.ts';
import { structuralOffsets } from './support/places.ts';
import { report, sized } from './support/results.ts';
import { buildSmallVault, scratchFolder, type SmallVault } from './support/small-vault.ts';

const STRIDE = sized({ short: 67, long: 1 });
const MASKS = sized<readonly ((offset: number) => number)[]>({ short: [someMask], long: [someMask, () => 0xff, () => 0x01, () => 0x80] });
const STRUCTURAL_STRIDE = sized({ short: 3, long: 1 });
const THOROUGH_STRIDE = sized({ short: 2_539, long: 211 });

const folder = scratchFolder();
let vault: SmallVault;
let judge: Judge;

beforeAll(async () => {
  vault = await buildSmallVault();
  judge = await createJudge(vault, folder);
});

afterAll(() => {
  judge.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the judge finds the untouched file identical, thoroughly and quickly', async () => {
  expect(await judge.judge(vault.now, 'thorough')).toEqual({ kind: 'identical' });
  expect(await judge.judge(vault.now, 'quick')).toEqual({ kind: 'identical' });
});

test('J5 J6 F3 a flipped byte anywhere in the file is refused, harmless or named', async () => {
  for (const mask of MASKS) {
    const { cases, counts, silent, uncoded } = await judgeAll(flips(vault.now, strided(vault.now.length, STRIDE), mask), (file) =>
      judge.judge(file, 'quick'),
    );
    report('bytes flipped', { file: vault.now.length, cases, ...counts });
    expect(silent).toEqual([]);
    expect(uncoded).toEqual([]);
  }
});

test('a flipped byte in the structure of the file is refused, harmless or named', async () => {
  const offsets = structuralOffsets(vault.now).filter((_, index) => index % STRUCTURAL_STRIDE === 0);
  for (const mask of MASKS) {
    const { cases, counts, silent, uncoded } = await judgeAll(flips(vault.now, offsets, mask), (file) => judge.judge(file, 'quick'));
    report('structural bytes flipped', { cases, ...counts });
    expect(silent).toEqual([]);
    expect(uncoded).toEqual([]);
  }
});

test('signing in to the flipped file comes to the same verdict as the quick reading', async () => {
  const disagreeing: string[] = [];
  const offsets = [
    ...strided(vault.now.length, THOROUGH_STRIDE, 17),
    ...structuralOffsets(vault.now).filter((_, index) => index % THOROUGH_STRIDE === 0),
  ];
  for (const { name, file } of flips(vault.now, offsets, someMask)) {
    const thorough = await judge.judge(file, 'thorough');
    const quick = await judge.judge(file, 'quick');
    if (thorough.kind === quick.kind) continue;
    // The quick reading asks whoever's slot is touched, the thorough one the lead, to whom it is named at most.
    const others = (await judge.everybody(file)).map(({ kind }) => kind);
    if (!others.includes(quick.kind)) disagreeing.push(`${name}: ${others.join(', ')}, quickly ${JSON.stringify(quick)}`);
  }
  report('flipped files signed in to', { cases: offsets.length, disagreeing: disagreeing.length });
  expect(disagreeing).toEqual([]);
});
