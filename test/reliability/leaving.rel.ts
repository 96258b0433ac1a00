/** The vault process killed at any moment while it seals a leaver's customers anew: the work goes on, and ends whole. Rules L2, L3. */
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVaultFile } from '../../electron/vault/storage/database.ts';
import { uuidBytes } from '../../electron/vault/crypto/bytes.ts';
import { asVaultError } from '../../electron/vault/storage/sqlite-errors.ts';
import { Job } from '../../shared/model/app.ts';
import type { BookId, MemberId } from '../../shared/model/ids.ts';
import { teamWithList } from '../support/team-with-list.ts';
import { cheapKdf, memoryKeyStore, PASSPHRASE } from '../support/vault-world.ts';
import { deriveEverything, openRow, steal, type KeyRing } from '../vault/session/stolen-file.ts';
import { readVault } from './support/acked-customers.ts';
import { bundleChild, startChild, verified } from './support/child.ts';
import { report, sized } from './support/results.ts';
import { scratchFolder } from './support/small-vault.ts';
import type { VaultOnDisk } from './support/vault-on-disk.ts';

const CUSTOMERS = sized({ short: 2_500, long: 10_000 });
const KILLS = sized({ short: 6, long: 40 });

const folder = scratchFolder();
let entry: string;
let vault: VaultOnDisk;
let ann: MemberId;
let shared: BookId;
let leaver: KeyRing;

beforeAll(async () => {
  entry = await bundleChild(folder);
  const team = await teamWithList(CUSTOMERS);
  ({ ann, shared } = team);
  await team.world.call('vault.settle', { reason: 'user' });
  const home = join(folder, 'vault');
  mkdirSync(home);
  for (const name of readdirSync(team.world.folder)) copyFileSync(join(team.world.folder, name), join(home, name));
  vault = { folder: home, path: join(home, 'team.keepbook'), keyStore: team.world.ports.keyStore as ReturnType<typeof memoryKeyStore> };
  team.world.remove();
  // Everybody in this vault has the same passphrase; hers opens her own slot alone.
  const file = steal(vault.path);
  const hers = { ...file, slots: file.slots.filter(({ header }) => header.label === 'ann') };
  leaver = await deriveEverything(hers, { passphrase: PASSPHRASE }, cheapKdf, [], 'all but the log’s');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Customers' rows of the shared book by the key they lie under. */
function rowsUnder(epoch: number): number {
  const db = openVaultFile(vault.path, { mustExist: true });
  try {
    return db.prepare('select count(*) from rows where book = ? and epoch = ?').pluck().get(uuidBytes(shared), epoch) as number;
  } finally {
    db.close();
  }
}

test(`sealing ${String(CUSTOMERS)} customers anew survives ${String(KILLS)} kills and ends whole`, async () => {
  const before = (await readVault(vault)).names;
  const problems: string[] = [];
  const all = rowsUnder(1);
  let midway = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    let begun: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => (begun = resolve));
    const child = startChild({
      entry,
      keyStore: vault.keyStore,
      env: { NODE_COMPILE_CACHE: join(folder, 'compiled') },
      hear: (event, payload) => {
        if (event === 'job.progressed' && Job.parse(payload).done > 0) begun();
      },
    });
    await child.signIn(vault.path, 'boss');
    const { verification } = await verified(child.call);
    if (verification !== 'intact') problems.push(`kill ${String(kill)}: ${verification}`);
    // The first time this is the leaving itself; later it goes on with what is left.
    const leaving = child.call('people.leave', { memberId: ann, reason: 'left' }).catch((error: unknown) => asVaultError(error).code);
    await Promise.race([underWay, leaving]);
    await new Promise((resolve) => setTimeout(resolve, (kill * 37) % 60));
    await child.kill();
    await leaving;
    const done = rowsUnder(2);
    if (done > 0 && done < all) midway += 1;
    if (done + rowsUnder(1) !== all) problems.push(`kill ${String(kill)}: ${String(all - done - rowsUnder(1))} rows are gone`);
  }
  const child = startChild({ entry, keyStore: vault.keyStore });
  await child.signIn(vault.path, 'boss');
  const { rowsSealedAnew } = await child.call('people.leave', { memberId: ann, reason: 'left' });
  await child.call('vault.settle', { reason: 'user' });
  await child.kill();

  const found = await readVault(vault);
  if (found.verification !== 'intact') problems.push(`at the end: ${found.verification}`);
  report('kills while sealing anew', { customers: CUSTOMERS, kills: KILLS, midway, 'sealed in the last round': rowsSealedAnew });
  expect(problems).toEqual([]);
  // Otherwise no kill came while there was anything to interrupt.
  expect(midway).toBeGreaterThan(0);
  expect(rowsUnder(1)).toBe(0);
  expect(found.names).toEqual(before);
});

test('nothing that lies there afterwards opens with the keys the leaver had', async () => {
  const file = steal(vault.path);
  const ring = await deriveEverything(file, {}, cheapKdf, [...leaver.secrets.values()], 'all but the log’s');
  const opened = [];
  for (const row of file.rows.filter(({ kind }) => kind !== 'own'))
    if ((await openRow(file, ring, row)) !== undefined) opened.push(row.kind);
  expect(opened).toEqual([]);
});
