/** Puts a vault service behind a channel and gives it a key store that lives at the channel's other end. */
import { z } from 'zod';
import type { KeyStore } from '../vault/ports.ts';
import type { Send } from './ports.ts';
import { createPeer, type MessagePort } from './rpc.ts';
import type { CallInput, VaultCall, VaultService } from './vault-calls.ts';

export type ServedVault = {
  readonly port: MessagePort;
  readonly keyStoreKind: KeyStore['kind'];
  readonly createService: (keyStore: KeyStore, emit: Send) => VaultService;
  readonly log: (message: string, error?: unknown) => void;
};

const StoredBytes = z.instanceof(Uint8Array).optional();

/** Main has parsed the window's messages; names outside `VaultCalls` are refused by the service itself. */
export function serveVault({ port, keyStoreKind, createService, log }: ServedVault): void {
  const peer = createPeer(port, {
    answer: (method, input) => service.call(method as VaultCall, input as CallInput<VaultCall>),
    hear: () => {
      log('main sends no events to the vault process');
    },
    log,
  });
  const keyStore: KeyStore = {
    kind: keyStoreKind,
    read: async (name) => StoredBytes.parse(await peer.request('keyStore.read', { name })),
    write: async (name, value) => {
      await peer.request('keyStore.write', { name, value });
    },
  };
  const service = createService(keyStore, (event, payload) => {
    peer.notify(event, payload);
  });
}
