/** The rollback journal left by a death in mid-transaction: flipped, cut, planted from elsewhere or from an older state. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryKeyStore } from '../support/vault-world.ts';
import { bundleChild, startChild } from './support/child.ts';
import { faultControl } from './support/fault.ts';
import { flips, judgeAll, someMask, strided, type Outcome } from './support/flips.ts';
import { createJudge, type Judge, type Verdict } from './support/judge.ts';
import { canProbe, compileProbe } from './support/probe.ts';
import { report, sized } from './support/results.ts';
import { buildSmallVault, scratchFolder, type SmallVault } from './support/small-vault.ts';
import { vaultTemplate } from './support/vault-on-disk.ts';

const STRIDE = sized({ short: 61, long: 1 });
/** More calls to the disk than the first change after signing in makes. */
const CALLS = 60;

const folder = scratchFolder();

/** A file as death left it in mid-transaction, with the journal to undo it. */
type HotState = { readonly file: Buffer; readonly journal: Buffer };
type KeyStoreContent = ReadonlyMap<string, Uint8Array>;

/** Kills the process at each call to the disk of the entry that signing in writes, as long as that leaves a hot journal; at most `most` of them. */
async function dieWhileWriting(file: Buffer, kept: KeyStoreContent, entry: string, most: number): Promise<HotState[]> {
  const found: HotState[] = [];
  for (let point = 0; point < CALLS; point += 1) {
    const state = await dieAt(point, file, kept, entry);
    const isHot = state.journal.length > 512 && !state.file.equals(file);
    if (isHot) found.push(state);
    else if (found.length > 0) return found;
    if (found.length === most) return found;
  }
  return found;
}

async function dieAt(point: number, file: Buffer, kept: KeyStoreContent, entry: string): Promise<HotState> {
  const home = mkdtempSync(join(folder, 'hot-'));
  const path = join(home, 'team.keepbook');
  writeFileSync(path, file);
  const keyStore = memoryKeyStore();
  for (const [name, value] of kept) keyStore.content.set(name, value);
  const fault = faultControl(compileProbe('fault', folder), folder, home);
  const child = startChild({ entry, keyStore, env: { ...fault.env, NODE_COMPILE_CACHE: join(folder, 'compiled') } });
  await child.call('vault.open', { path });
  await child.call('vault.settle', { reason: 'user' });
  fault.arm('killed', point);
  await child.signIn(path, 'boss').catch(() => undefined);
  await Promise.race([child.ended, new Promise((resolve) => setTimeout(resolve, 1_500))]);
  await child.kill();
  const journal = existsSync(`${path}-journal`) ? readFileSync(`${path}-journal`) : Buffer.alloc(0);
  const state = { file: readFileSync(path), journal };
  rmSync(home, { recursive: true, force: true });
  return state;
}

describe.runIf(canProbe)('a rollback journal', () => {
  let vault: SmallVault;
  let judge: Judge;
  let entry: string;
  let hot: HotState[];

  beforeAll(async () => {
    entry = await bundleChild(folder);
    vault = await buildSmallVault();
    judge = await createJudge(vault, folder);
    hot = await dieWhileWriting(vault.now, vault.keyStore, entry, CALLS);
  });

  afterAll(() => {
    judge.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('undoes what a death in mid-transaction left, wherever it came', async () => {
    const kinds: string[] = [];
    for (const { file, journal } of hot) kinds.push((await judge.judge(file, 'thorough', journal)).kind);
    report('deaths in mid-transaction', { cases: kinds.length, identical: kinds.filter((kind) => kind === 'identical').length });
    expect(kinds.length).toBeGreaterThan(3);
    expect(kinds).toEqual(kinds.map(() => 'identical'));
  });

  test('flipped at any byte is refused, or the vault reads as before or after the change, or the loss is named', async () => {
    const [first, last] = [hot[Math.floor(hot.length / 2)], hot.at(-1)];
    for (const state of [first, last]) {
      if (state === undefined) throw new Error('no hot journal was made');
      const { silent, uncoded, counts, cases } = await flipJournal(state);
      report('journal bytes flipped', { journal: state.journal.length, cases, ...counts });
      expect(silent).toEqual([]);
      expect(uncoded).toEqual([]);
    }
  });

  /** A journal that is not taken for one leaves the file as it is; where all of the change had been written, that is the state after it. */
  async function flipJournal({ file, journal }: HotState): Promise<Outcome> {
    const alone = await judge.judge(file, 'thorough');
    const after = alone.kind === 'silent' ? await createJudge(vault, folder, file) : undefined;
    const eitherWay = async (flippedJournal: Buffer): Promise<Verdict> => {
      const verdict = await judge.judge(file, 'quick', flippedJournal);
      return verdict.kind === 'silent' && after !== undefined ? after.judge(file, 'quick', flippedJournal) : verdict;
    };
    const offsets = [...strided(journal.length, STRIDE), ...strided(Math.min(journal.length, 600), 7)];
    const outcome = await judgeAll(flips(journal, offsets, someMask), eitherWay);
    after?.close();
    return outcome;
  }

  test('cut short anywhere is refused, or the vault reads as before, or the loss is named', async () => {
    const state = hot[Math.floor(hot.length / 2)];
    if (state === undefined) throw new Error('no hot journal was made');
    const cuts = strided(state.journal.length, sized({ short: 1_031, long: 64 })).map((length) => ({
      name: `cut at ${String(length)}`,
      file: state.journal.subarray(0, length),
    }));
    const { silent, uncoded, counts, cases } = await judgeAll(cuts, (journal) => judge.judge(state.file, 'quick', journal));
    report('journals cut short', { cases, ...counts });
    expect(silent).toEqual([]);
    expect(uncoded).toEqual([]);
  });

  test('planted from an older state or another vault is refused, harmless or named', async () => {
    const older = vault.history.at(2);
    const stranger = (await vaultTemplate(folder, 1)).copy(folder);
    if (older === undefined) throw new Error('the history is too short');
    // A computer that knows the newest checkpoint would refuse to write to the older file.
    const planted = [
      ...(await dieWhileWriting(older.file, new Map(), entry, 2)),
      ...(await dieWhileWriting(readFileSync(stranger.path), stranger.keyStore.content, entry, 2)),
    ];
    const cases = planted.map(({ journal }, index) => ({ name: `journal ${String(index)}`, file: journal }));
    const { silent, uncoded, counts } = await judgeAll(cases, (journal) => judge.judge(vault.now, 'thorough', journal));
    report('journals planted', { cases: cases.length, ...counts });
    expect(cases.length).toBe(4);
    expect(silent).toEqual([]);
    expect(uncoded).toEqual([]);
  });
});
