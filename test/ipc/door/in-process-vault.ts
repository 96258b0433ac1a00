/** The vault process's side without a process: the real service behind a channel that clones messages as a real one does. */
import type { ChildChannel } from '../../../electron/ipc/ports.ts';
import type { MessagePort } from '../../../electron/ipc/rpc.ts';
import { serveVault } from '../../../electron/ipc/serve-vault.ts';
import { createVaultService } from '../../../electron/ipc/vault-service.ts';
import type { VaultService } from '../../../electron/ipc/vault-calls.ts';
import type { TestPorts } from '../../support/vault-world.ts';

/** A port whose messages arrive at what the other end listens with, until the pair is cut. */
function portPair(): readonly [MessagePort, MessagePort, () => void] {
  let isCut = false;
  const heard: [((message: unknown) => void)[], ((message: unknown) => void)[]] = [[], []];
  const portOf = (own: 0 | 1): MessagePort => ({
    post: (message) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        if (!isCut) for (const listener of heard[own === 0 ? 1 : 0]) listener(copy);
      });
    },
    listen: (listener) => {
      heard[own].push(listener);
    },
  });
  const cut = (): void => {
    isCut = true;
  };
  return [portOf(0), portOf(1), cut];
}

/** As `startVaultProcess` of main's ports. Ending it lets go of the file, as the end of a process would. */
export function inProcessVault(ports: TestPorts): ChildChannel {
  const [near, far, cut] = portPair();
  const services: VaultService[] = [];
  const onExit: (() => void)[] = [];
  serveVault({
    port: far,
    keyStoreKind: 'none',
    log: ports.log,
    createService: (_keyStore, emit) => {
      // The same store as main's, asked without the channel, which is cut before the vault has settled.
      const service = createVaultService(ports, emit);
      services.push(service);
      return service;
    },
  });
  return {
    ...near,
    pid: () => undefined,
    onExit: (listener) => {
      onExit.push(listener);
    },
    kill: () => {
      cut();
      const lettingGo = services.map((service) => service.call('vault.settle', { reason: 'closed' }).catch(() => undefined));
      void Promise.all(lettingGo).then(() => {
        for (const listener of onExit) listener();
      });
    },
  };
}
