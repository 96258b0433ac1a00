/** Rows and pages put back to older valid states, dropped, or shown twice. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readByAeadAlone } from './support/aead-alone.ts';
import { judgeAll, type Case, type Outcome } from './support/flips.ts';
import { createJudge, type Judge } from './support/judge.ts';
import { headsPutBack, pagesDropped, pagesDuplicated, pagesPutBack } from './support/page-edits.ts';
import { report, sized } from './support/results.ts';
import { buildSmallVault, scratchFolder, type SmallVault } from './support/small-vault.ts';
import { rowsDropped, rowsDuplicated, rowsPutBack } from './support/table-edits.ts';

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

/** Older files of the history, newest first; CI takes the two that differ most and least. */
function olderFiles(): Buffer[] {
  const older = vault.history.slice(0, -1).map(({ file }) => file);
  return sized({ short: older.filter((_, index) => index === 1 || index === older.length - 1), long: older });
}

function* ofAllOlder(make: (older: Buffer) => Iterable<Case>): Generator<Case> {
  for (const older of olderFiles()) yield* make(older);
}

async function judged(title: string, cases: Iterable<Case>): Promise<Outcome> {
  const outcome = await judgeAll(cases, (file) => judge.judge(file, 'quick'));
  report(title, { cases: outcome.cases, ...outcome.counts });
  return outcome;
}

function expectNothingSilent(outcome: Outcome): void {
  expect(outcome.silent).toEqual([]);
  expect(outcome.uncoded).toEqual([]);
  expect(outcome.cases).toBeGreaterThan(0);
}

describe('rows', () => {
  test('J3 J6 a row put back to an older signed state is refused or named', async () => {
    const outcome = await judged(
      'rows put back',
      ofAllOlder((older) => rowsPutBack(folder, vault.now, older, 'rows')),
    );
    expectNothingSilent(outcome);
    expect(outcome.counts['identical'] ?? 0).toBe(0);
  });

  test('J6 a dropped row is named', async () => {
    const outcome = await judged('rows dropped', rowsDropped(folder, vault.now, 'rows'));
    expectNothingSilent(outcome);
    expect(outcome.counts).toEqual({ named: outcome.cases });
  });

  test('J3 J6 a row shown twice is refused or named', async () => {
    const outcome = await judged('rows duplicated', rowsDuplicated(folder, vault.now, 'rows'));
    expectNothingSilent(outcome);
    expect(outcome.counts['identical'] ?? 0).toBe(0);
  });

  test('J4 J5 a batch dropped, shown twice or moved is refused or named', async () => {
    const outcome = await judged('batches dropped', rowsDropped(folder, vault.now, 'batches'));
    expectNothingSilent(outcome);
    expect(outcome.counts['identical'] ?? 0).toBe(0);
    expectNothingSilent(await judged('batches duplicated', rowsDuplicated(folder, vault.now, 'batches')));
  });

  test('F3 a control that trusts the seal alone shows rows put back without a word', async () => {
    let fooled = 0;
    for (const { file } of ofAllOlder((older) => rowsPutBack(folder, vault.now, older, 'rows'))) {
      if ((await readByAeadAlone(vault, folder, file)) !== (await readByAeadAlone(vault, folder, vault.now))) fooled += 1;
    }
    report('rows put back, control without digests', { silent: fooled });
    expect(fooled).toBeGreaterThan(0);
  });
});

describe('pages', () => {
  test('J6 a page put back to an older state is refused, harmless or named', async () => {
    expectNothingSilent(
      await judged(
        'pages put back',
        ofAllOlder((older) => pagesPutBack(vault.now, older)),
      ),
    );
  });

  test('a file whose first pages are those of an older copy is refused, harmless or named', async () => {
    expectNothingSilent(
      await judged(
        'heads put back',
        ofAllOlder((older) => headsPutBack(vault.now, older)),
      ),
    );
  });

  test('a page zeroed, cut off or shown twice is refused, harmless or named', async () => {
    expectNothingSilent(await judged('pages dropped', pagesDropped(vault.now)));
    for (const distance of sized({ short: [1], long: [1, 2, 5, 11] }))
      expectNothingSilent(await judged('pages duplicated', pagesDuplicated(vault.now, distance)));
  });
});

test('J7 the whole file put back to any older state is reported as rolled back', async () => {
  const kinds: string[] = [];
  for (const { file } of vault.history.slice(0, -1)) kinds.push((await judge.judge(file, 'thorough')).kind);
  report('whole files put back', { cases: kinds.length, named: kinds.filter((kind) => kind === 'named').length });
  expect(kinds).toEqual(kinds.map(() => 'named'));
});
