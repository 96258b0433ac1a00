/** From starting the preview shell with a known vault to the page that asks for the passphrase, browser included. Needs the built page. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../electron/preview/find-browser.ts';
import { launchApp } from '../support/app-under-test.ts';
import { wordsOf } from '../support/words.ts';
import { rowOf, type BenchRow } from './row.ts';
import { PASSPHRASE, serviceIn, vaultIn } from './vault-place.ts';

const ROUNDS = 3;

export async function benchStart(): Promise<readonly BenchRow[]> {
  if (findBrowser() === undefined) {
    console.log('no browser here: cold start not measured');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-bench-start-'));
  try {
    const service = serviceIn(folder);
    const path = vaultIn(folder);
    await service.call('vault.create', { path, teamName: 'North', name: 'boss', label: 'boss', passphrase: PASSPHRASE, language: 'zh-CN' });
    await service.call('vault.settle', { reason: 'user' });
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await startOnce(join(folder, String(round)), path));
    const shown = Math.min(...rounds.map((one) => one.shown));
    const signIn = Math.min(...rounds.map((one) => one.signIn));
    return [
      rowOf({ what: 'cold start to the first screen (preview shell)', size: 0, ours: shown, unit: 'ms' }),
      rowOf({ what: 'cold start to sign-in (preview shell)', size: 0, ours: signIn, unit: 'ms', bar: { most: 2_000 } }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(userFolder: string, vault: string): Promise<{ readonly shown: number; readonly signIn: number }> {
  mkdirSync(userFolder);
  const preferences = { language: 'zh-CN', theme: 'light', density: 'normal', textSize: 'normal', hints: false };
  writeFileSync(join(userFolder, 'preferences.json'), JSON.stringify({ preferences, recentPaths: [vault] }));
  const words = wordsOf('zh-CN');
  const startedAt = performance.now();
  const app = await launchApp({ shell: 'preview', userFolder });
  try {
    const known = app.page.getByRole('button', { name: /^team/ });
    await known.waitFor();
    const shown = performance.now() - startedAt;
    await known.click();
    await app.page.getByRole('heading', { name: words('signIn.passphrase.title') }).waitFor();
    return { shown, signIn: performance.now() - startedAt };
  } finally {
    await app.close();
  }
}
