/** Runs the vault in a child process that can be killed, recorded or starved of disk. */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { createPeer } from '../../../electron/ipc/rpc.ts';
import type { CallInput, CallOutput, VaultCall } from '../../../electron/ipc/vault-calls.ts';
import { VaultError } from '../../../shared/errors.ts';
import { PASSPHRASE, memoryKeyStore } from '../../support/vault-world.ts';

const SOURCE = fileURLToPath(new URL('../children/vault-child.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export type ChildStart = {
  readonly entry: string;
  readonly keyStore: ReturnType<typeof memoryKeyStore>;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly hear?: (event: string, payload: unknown) => void;
};

export type VaultChild = {
  readonly process: ChildProcess;
  readonly keyStore: ReturnType<typeof memoryKeyStore>;
  /** Rejects with the service's `VaultError`, and with VAULT_PROCESS_ENDED when the process dies before it answers. */
  readonly call: <C extends VaultCall>(method: C, input: CallInput<C>) => Promise<CallOutput<C>>;
  readonly signIn: (path: string, label: string) => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly ended: Promise<void>;
};

/** One file instead of two hundred, so that a child is there in a tenth of a second. Returns its path inside `folder`. */
export async function bundleChild(folder: string): Promise<string> {
  const target = join(folder, 'vault-child.mjs');
  if (existsSync(target)) return target;
  // Native packages are not bundled; this is where the bundle will look for them.
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', 'argon2'] },
    build: {
      ssr: SOURCE,
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'vault-child.mjs', codeSplitting: false } },
    },
  });
  return target;
}

export function startChild({ entry, keyStore, args = [], env = {}, hear = () => undefined }: ChildStart): VaultChild {
  const child = fork(entry, [...args], {
    cwd: ROOT,
    serialization: 'advanced',
    execArgv: [],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const peer = createPeer(
    {
      post: (message) => {
        if (child.connected) child.send(message as object, () => undefined);
      },
      listen: (listener) => child.on('message', listener),
    },
    {
      answer: async (method, input) => {
        const { name, value } = input as { name: string; value: Uint8Array };
        return method === 'keyStore.read' ? keyStore.read(name) : keyStore.write(name, value);
      },
      hear,
      log: () => undefined,
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const call: VaultChild['call'] = async (method, input) => {
    const gone = ended.then((): never => {
      throw new VaultError('VAULT_PROCESS_ENDED');
    });
    gone.catch(() => undefined);
    return (await Promise.race([peer.request(method, input), gone])) as CallOutput<typeof method>;
  };
  return {
    process: child,
    keyStore,
    call,
    ended,
    signIn: async (path, label) => {
      const { labels } = await call('vault.open', { path });
      const slot = labels.find((one) => one.label === label);
      if (slot === undefined) throw new Error(`nobody is called ${label}`);
      await call('vault.unlock', { slotId: slot.slotId, passphrase: PASSPHRASE });
      await verified(call);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Waits for the background verification; says what it found. */
export async function verified(call: VaultChild['call']): Promise<CallOutput<'health.get'>> {
  for (;;) {
    const health = await call('health.get', undefined);
    if (health.verification !== 'running') return health;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
