/** Simulated power cuts during a recorded session: no acknowledged write is lost and nothing else appears. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readVault } from './support/acked-customers.ts';
import { bundleChild } from './support/child.ts';
import { createDisk, seededRandom } from './support/disk.ts';
import { canProbe } from './support/probe.ts';
import { recordRun, recoveredContent, VAULT_NAME, type RecordedRun } from './support/recorded-run.ts';
import { report, sized } from './support/results.ts';
import { scratchFolder } from './support/small-vault.ts';
import { vaultTemplate, type Template } from './support/vault-on-disk.ts';

const CUTS = sized({ short: 2_000, long: 100_000 });
const CONTROL_CUTS = sized({ short: 150, long: 5_000 });
const SEED = 20_261_122;
/** Of the states a cut may leave, so many are signed in to. */
const SIGN_INS = sized({ short: 12, long: 1_000 });

const folder = scratchFolder();
let entry: string;
let template: Template;

type Losses = {
  readonly cuts: number;
  readonly distinct: number;
  readonly lost: number;
  readonly corrupt: number;
  readonly examples: readonly string[];
};

/** Cuts at random moments; a state that was judged before is not read again. */
function cutPower(run: RecordedRun, count: number): Losses {
  const random = seededRandom(SEED);
  const home = mkdtempSync(join(folder, 'cut-'));
  const moments = Array.from({ length: count }, () => Math.floor(random() * run.steps.length)).sort((a, b) => a - b);
  const disk = createDisk(run.initial, run.folderName);
  const examples: string[] = [];
  const seen = new Map<string, number | undefined>();
  let [at, lost, corrupt] = [0, 0, 0];
  for (const moment of moments) {
    for (; at <= moment; at += 1) {
      const step = run.steps[at];
      if (step !== undefined) disk.take(step);
    }
    const left = disk.afterPowerCut(random);
    const name = fingerprint(left);
    if (!seen.has(name)) seen.set(name, stateAfter(run, home, left));
    const state = seen.get(name);
    if (state === undefined) corrupt += 1;
    else if (state < (run.ackedState[moment + 1] ?? run.ackedState.at(-1) ?? 0)) lost += 1;
    else continue;
    if (examples.length < 5) examples.push(`cut after call ${String(moment)}: ${state === undefined ? 'corrupt' : 'lost'}`);
  }
  rmSync(home, { recursive: true, force: true });
  return { cuts: count, distinct: seen.size, lost, corrupt, examples };
}

function fingerprint(files: ReadonlyMap<string, Buffer>): string {
  return ['', '-journal', '-wal'].map((ending) => files.get(VAULT_NAME + ending)?.toString('latin1') ?? '-').join('\n');
}

/** Number of the state found, or undefined for one that never was. */
function stateAfter(run: RecordedRun, home: string, left: ReadonlyMap<string, Buffer>): number | undefined {
  try {
    return run.states.get(recoveredContent(home, left));
  } catch {
    return undefined;
  }
}

describe.runIf(canProbe)('power cuts', () => {
  let run: RecordedRun;

  beforeAll(async () => {
    entry = await bundleChild(folder);
    template = await vaultTemplate(folder, 2);
    run = await recordRun({ entry, folder, template });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('F2 no acknowledged write is lost and no state appears that never was', () => {
    const { examples, ...losses } = cutPower(run, CUTS);
    report('power cuts', { ...losses, calls: run.steps.length, acknowledged: run.acks, states: run.states.size });
    expect(run.acks).toBeGreaterThan(40);
    expect(examples).toEqual([]);
    expect(losses).toMatchObject({ lost: 0, corrupt: 0 });
  });

  test('every state a cut may leave is one that opens and verifies', async () => {
    const step = Math.max(1, Math.floor(run.files.length / SIGN_INS));
    const bad: string[] = [];
    let signIns = 0;
    for (let index = 0; index < run.files.length; index += step) {
      const home = mkdtempSync(join(folder, 'state-'));
      const path = join(home, VAULT_NAME);
      writeFileSync(path, run.files[index] ?? Buffer.alloc(0));
      const found = await readVault({ path, keyStore: template.copy(home).keyStore });
      if (found.verification !== 'intact' || found.anchor !== 'known')
        bad.push(`state ${String(index)}: ${found.verification} ${found.anchor}`);
      signIns += 1;
      rmSync(home, { recursive: true, force: true });
    }
    report('states signed in to after power cuts', { signIns, bad: bad.length });
    expect(bad).toEqual([]);
  });

  test('a control without syncs loses acknowledged writes or corrupts the file', async () => {
    const weak = await recordRun({ entry, folder, template, pragmas: ['synchronous=OFF'] });
    const { examples: _, ...losses } = cutPower(weak, CONTROL_CUTS);
    report('power cuts, control synchronous=OFF', losses);
    expect(losses.lost + losses.corrupt).toBeGreaterThan(0);
  });

  test('a control with a write-ahead log and synchronous=NORMAL loses acknowledged writes', async () => {
    const weak = await recordRun({ entry, folder, template, pragmas: ['journal_mode=WAL', 'synchronous=NORMAL'] });
    const { examples: _, ...losses } = cutPower(weak, CONTROL_CUTS);
    report('power cuts, control WAL and synchronous=NORMAL', losses);
    expect(losses.lost).toBeGreaterThan(0);
  });
});
