/** A vault with a founder and some customers, left locked in a folder of its own, ready for a child process. */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld, memoryKeyStore } from '../../support/vault-world.ts';

export type VaultOnDisk = {
  readonly folder: string;
  readonly path: string;
  readonly keyStore: ReturnType<typeof memoryKeyStore>;
};

export type Template = {
  readonly kitCode: string;
  /** A fresh copy in a folder of its own under `parent`. */
  readonly copy: (parent: string) => VaultOnDisk;
};

/** `customers` are created one by one; nobody is signed in afterwards. */
export async function vaultTemplate(parent: string, customers: number): Promise<Template> {
  const world = await createWorld();
  for (let index = 0; index < customers; index += 1) {
    await world.call('customers.create', {
      card: { name: `Customer ${String(index)}`, tags: ['first'] },
      reach: [{ kind: 'phone', value: `+86139000${String(10_000 + index)}` }],
    });
  }
  await world.call('vault.settle', { reason: 'user' });
  const home = join(parent, 'template');
  mkdirSync(home, { recursive: true });
  for (const name of readdirSync(world.folder)) copyFileSync(join(world.folder, name), join(home, name));
  const kept = new Map((world.ports.keyStore as ReturnType<typeof memoryKeyStore>).content);
  world.remove();
  return {
    kitCode: world.founderKit.code,
    copy: (under) => {
      const folder = mkdtempSync(join(under, 'vault-'));
      for (const name of readdirSync(home)) copyFileSync(join(home, name), join(folder, name));
      const keyStore = memoryKeyStore();
      for (const [name, value] of kept) keyStore.content.set(name, value);
      return { folder, path: join(folder, 'team.keepbook'), keyStore };
    },
  };
}

export function discard(vault: VaultOnDisk): void {
  rmSync(vault.folder, { recursive: true, force: true });
}
