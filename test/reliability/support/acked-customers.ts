/** What a vault owes after the child was killed: every customer whose creation was answered. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openVault, signInLabels } from '../../../electron/vault/session/locked-vault.ts';
import { unlock } from '../../../electron/vault/session/unlock.ts';
import { PASSPHRASE, testPorts } from '../../support/vault-world.ts';
import type { VaultOnDisk } from './vault-on-disk.ts';

export type Found = {
  readonly ids: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
  readonly verification: string;
  readonly anchor: string;
  readonly damage: number;
  readonly batches: number;
};

/** Signs the founder in on the spot and reads what is there. Writes nothing but what SQLite rolls back. */
export async function readVault(vault: Pick<VaultOnDisk, 'path' | 'keyStore'>): Promise<Found> {
  const locked = openVault(vault.path);
  try {
    const slot = signInLabels(locked).find(({ label }) => label === 'boss');
    if (slot === undefined) throw new Error('boss is not in the list');
    const ports = { ...testPorts(), keyStore: vault.keyStore };
    const open = await unlock(locked, slot.slotId, PASSPHRASE, ports, () => undefined);
    await open.verified;
    const ids = [false, true].flatMap((trashed) => open.projection.ids({ search: '', trashed, sort: 'name', descending: false }));
    const names = new Map(ids.map((id) => [id, open.projection.get(id)?.card.name ?? '']));
    const { verification, anchor, damageTotal } = open.health;
    const { seq } = open.journal;
    open.projection.close();
    return { ids: new Set(ids), names, verification, anchor, damage: damageTotal, batches: seq };
  } finally {
    locked.db.close();
  }
}

/** A folder that goes away after the work. */
export async function inFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(parent, 'run-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
