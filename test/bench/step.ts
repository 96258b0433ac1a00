/**
 * One step of the vault's bench in a process of its own, so that memory and caches are those of this step:
 * `node step.ts <step> <folder> [file]` prints one line of JSON with numbers.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VaultService } from '../../electron/ipc/vault-calls.ts';
import { deriveKey, productKdf } from '../../electron/vault/crypto/kdf.ts';
import type { CustomerQuery } from '../../shared/model/list.ts';
import { KIT_FILE, kitIn, PASSPHRASE, serviceIn, vaultIn } from './vault-place.ts';

export type Numbers = Readonly<Record<string, number>>;
type Step = (folder: string, file: string) => Promise<Numbers>;

async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const startedAt = performance.now();
  const value = await work();
  return { ms: performance.now() - startedAt, value };
}

/** Milliseconds the processor worked for us: what the wall clock would show on a computer with nothing else to do. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Linux tells the true peak; elsewhere what the runtime says, which may include the program that started us. */
function peakBytes(): number {
  if (!existsSync('/proc/self/status')) return process.resourceUsage().maxRSS * 1024;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024;
}

function collect(): void {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
}

async function untilVerified(service: VaultService): Promise<void> {
  for (;;) {
    const { verification, damageTotal } = await service.call('health.get', undefined);
    if (verification === 'intact') return;
    if (verification === 'damaged') throw new Error(`${String(damageTotal)} rows do not verify`);
    await sleep(5);
  }
}

const everyone: CustomerQuery = { search: '', sort: 'updated', descending: true };

/** From the key to the first answer of a search, then pages, then the end of the verification that runs meanwhile. */
async function openAndLook(folder: string): Promise<{ readonly service: VaultService; readonly numbers: Numbers }> {
  const service = serviceIn(folder);
  await service.call('vault.open', { path: vaultIn(folder) });
  // A person types a passphrase here, and then the key derivation takes its second.
  await sleep(300);
  const [startedAt, cpuAt] = [performance.now(), cpuMs()];
  await service.call('vault.unlockWithKit', { code: kitIn(folder) });
  const { total } = await service.call('customers.list', { query: { ...everyone, search: '王' }, offset: 0, limit: 50 });
  const [searchable, searchableCpu] = [performance.now() - startedAt, cpuMs() - cpuAt];
  if (total === 0) throw new Error('nobody is found');
  await untilVerified(service);
  const verified = performance.now() - startedAt - searchable;
  return { service, numbers: { searchable, searchableCpu, verified } };
}

const steps: Readonly<Record<string, Step>> = {
  create: async (folder) => {
    const service = serviceIn(folder);
    const { ms, value } = await timed(() =>
      service.call('vault.create', {
        path: vaultIn(folder),
        teamName: 'North',
        name: 'boss',
        label: 'boss',
        passphrase: PASSPHRASE,
        language: 'zh-CN',
      }),
    );
    writeFileSync(join(folder, KIT_FILE), value.code);
    await untilVerified(service);
    await service.call('vault.settle', { reason: 'user' });
    const cost = await productKdf.choose();
    const kdf = await timed(() => deriveKey(PASSPHRASE, new Uint8Array(16), cost));
    return { created: ms, kdf: kdf.ms, kdfMiB: cost.memoryKiB / 1024 };
  },

  import: async (folder, file) => {
    const service = serviceIn(folder);
    await service.call('vault.open', { path: vaultIn(folder) });
    await service.call('vault.unlockWithKit', { code: kitIn(folder) });
    await untilVerified(service);
    const { format, mapping } = await service.call('imports.previewFile', { path: file, format: {}, language: 'zh-CN' });
    const [book] = await service.call('books.list', undefined);
    if (book === undefined) throw new Error('no book');
    const [startedAt, cpuAt] = [performance.now(), cpuMs()];
    const result = await service.call('imports.commitFile', { path: file, format, mapping, bookId: book.id, duplicates: 'keep' });
    const [ms, cpu, peak] = [performance.now() - startedAt, cpuMs() - cpuAt, peakBytes()];
    const lock = await timed(() => service.call('vault.settle', { reason: 'user' }));
    return { ms, cpu, peak, imported: result.imported, lock: lock.ms };
  },

  open: async (folder) => {
    const { service, numbers } = await openAndLook(folder);
    const first = await timed(() => service.call('customers.list', { query: everyone, offset: 0, limit: 50 }));
    const other = await timed(() =>
      service.call('customers.list', { query: { ...everyone, sort: 'name', descending: false }, offset: 0, limit: 50 }),
    );
    const deep = await timed(() =>
      service.call('customers.list', { query: everyone, offset: Math.floor(first.value.total * 0.9), limit: 200 }),
    );
    collect();
    const rest = process.memoryUsage.rss();
    // Without locking: the snapshot stays as it was for the next round.
    return { ...numbers, first: first.ms, other: other.ms, deep: deep.ms, rest, total: first.value.total };
  },

  rebuild: async (folder) => {
    for (const name of readdirSync(folder)) if (name.endsWith('.snapshot')) rmSync(join(folder, name));
    const { numbers } = await openAndLook(folder);
    return numbers;
  },

  backup: async (folder, file) => {
    const { service } = await openAndLook(folder);
    const { ms } = await timed(() => service.call('backups.write', { path: file }));
    return { ms, bytes: statSync(file).size, peak: peakBytes() };
  },

  /** What a drill proves: the backup opens with paper alone, every row holds, the restored vault opens and finds people. */
  drill: async (folder, file) => {
    const target = join(folder, 'restored');
    const service = serviceIn(folder);
    const restored = await timed(async () => {
      await service.call('restores.write', { path: file, key: kitIn(folder), target: vaultIn(target) });
      return openAndLook(target);
    });
    return { ms: restored.ms };
  },
};

const [name = '', folder = '', file = ''] = process.argv.slice(2);
const step = steps[name];
if (step === undefined) throw new Error(`no step ${name}`);
console.log(JSON.stringify(await step(folder, file)));
process.exit(0);
