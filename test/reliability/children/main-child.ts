/** The part of main that starts and ends the vault process, alone in a process whose memory can be looked through. */
import { z } from 'zod';
import { connectToParent } from '../../../electron/ipc/parent-port.ts';
import { forkChannel } from '../../../electron/ipc/fork-channel.ts';
import { createPeer } from '../../../electron/ipc/rpc.ts';
import type { CallInput, VaultCall } from '../../../electron/ipc/vault-calls.ts';
import { createVaultSupervisor } from '../../../electron/ipc/vault-supervisor.ts';
import { memoryKeyStore } from '../../support/vault-world.ts';

const [, , entry = ''] = process.argv;

const supervisor = createVaultSupervisor({
  start: () => forkChannel(entry, []),
  keyStore: memoryKeyStore(),
  send: () => undefined,
  onCrash: () => undefined,
  log: () => undefined,
});

createPeer(connectToParent(), {
  answer: async (method, input) => {
    if (method === 'pid') return supervisor.pid();
    if (method === 'lock') return supervisor.retire(z.literal('user').parse(input));
    return supervisor.call(method as VaultCall, input as CallInput<VaultCall>);
  },
  hear: () => undefined,
  log: () => undefined,
});
