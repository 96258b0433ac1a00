/** The vault process's side without a process: the real service behind a channel that clones messages as a real one does. */
import type { ChildChannel } from '../../../electron/ipc/ports.ts';
import type { MessagePort } from '../../../electron/ipc/rpc.ts';
import { serveVault } from '../../../electron/ipc/serve-vault.ts';
import { createVaultService } from '../../../electron/ipc/vault-service.ts';
import type { TestPorts } from '../../support/vault-world.ts';

/** A port whose messages arrive at what the other end listens with. */
function portPair(): readonly [MessagePort, MessagePort] {
  const heard: [((message: unknown) => void)[], ((message: unknown) => void)[]] = [[], []];
  const portOf = (own: 0 | 1): MessagePort => ({
    post: (message) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        for (const listener of heard[own === 0 ? 1 : 0]) listener(copy);
      });
    },
    listen: (listener) => {
      heard[own].push(listener);
    },
  });
  return [portOf(0), portOf(1)];
}

/** As `startVaultProcess` of main's ports; ending it only tells so, because the supervisor settles the vault first. */
export function inProcessVault(ports: TestPorts): ChildChannel {
  const [near, far] = portPair();
  const onExit: (() => void)[] = [];
  serveVault({
    port: far,
    keyStoreKind: 'none',
    log: ports.log,
    createService: (keyStore, emit) => createVaultService({ ...ports, keyStore }, emit),
  });
  return {
    ...near,
    pid: () => undefined,
    onExit: (listener) => {
      onExit.push(listener);
    },
    kill: () => {
      for (const listener of onExit) listener();
    },
  };
}
