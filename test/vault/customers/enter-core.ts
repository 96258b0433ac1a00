/** Enters the core as somebody whose program was changed: they can write whatever their keys sign. */
import { openVault, signInLabels } from '../../../electron/vault/session/locked-vault.ts';
import { settle } from '../../../electron/vault/session/lock.ts';
import { unlock } from '../../../electron/vault/session/unlock.ts';
import type { UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { PASSPHRASE, type World } from '../../support/vault-world.ts';

/** Whoever is signed in leaves before; nobody is signed in afterwards. */
export async function asModified<T>(world: World, label: string, work: (vault: UnlockedVault) => T | Promise<T>): Promise<T> {
  await world.call('vault.settle', { reason: 'user' });
  const locked = openVault(world.path);
  const slot = signInLabels(locked).find((one) => one.label === label);
  if (slot === undefined) throw new Error(`nobody is called ${label}`);
  const vault = await unlock(locked, slot.slotId, PASSPHRASE, world.ports, () => undefined);
  await vault.verified;
  try {
    return await work(vault);
  } finally {
    await settle(vault);
  }
}
