/** Runs at most one vault process, so that keys live in a process that can be ended. */
import { z } from 'zod';
import { events, type EventName } from '../../shared/contract.ts';
import { VaultError, type ErrorCode } from '../../shared/errors.ts';
import type { LockReason } from '../../shared/model/app.ts';
import type { KeyStore } from '../vault/ports.ts';
import type { ChildChannel, Send } from './ports.ts';
import { createPeer, type Peer } from './rpc.ts';
import type { CallInput, CallOutput, VaultCall } from './vault-calls.ts';

/** How long a process may write its checkpoint and snapshot before it is ended regardless. */
export const SETTLE_LIMIT_MS = 4_000;

export type VaultSupervisor = {
  /**
   * Starts a process when none runs; asks it after the last one has ended. Rejects with the process's `VaultError`,
   * VAULT_LOCKED when it is retired meanwhile, VAULT_PROCESS_ENDED when it dies.
   */
  readonly call: <C extends VaultCall>(method: C, input: CallInput<C>) => Promise<CallOutput<C>>;
  /** Refuses all waiting calls at once, lets the process settle for a while, ends it. Resolves when it is gone. */
  readonly retire: (reason: LockReason) => Promise<void>;
  /** Counts ended processes; what was opened before the count changed is not open any more. */
  readonly generation: () => number;
  readonly pid: () => number | undefined;
};

export type SupervisorPorts = {
  readonly start: () => ChildChannel;
  readonly keyStore: KeyStore;
  /** Events of the running process; those of a retired one are dropped. */
  readonly send: Send;
  /** The process ended although nobody asked it to. */
  readonly onCrash: () => void;
  readonly log: (message: string, error?: unknown) => void;
  readonly settleLimitMs?: number;
};

type Running = {
  readonly channel: ChildChannel;
  readonly peer: Peer;
  readonly exited: Promise<void>;
  /** Rejects when calls must not wait any longer. */
  readonly ended: Promise<never>;
  readonly end: (code: ErrorCode) => void;
};

const KeyStoreRead = z.strictObject({ name: z.string().min(1).max(200) });
const KeyStoreWrite = z.strictObject({ name: z.string().min(1).max(200), value: z.instanceof(Uint8Array) });

export function createVaultSupervisor(ports: SupervisorPorts): VaultSupervisor {
  let running: Running | undefined;
  let retiring: Promise<void> = Promise.resolve();
  let generation = 0;

  const start = (): Running => {
    const channel = ports.start();
    let end: Running['end'] = () => undefined;
    const ended = new Promise<never>((_resolve, reject) => {
      end = (code) => {
        reject(new VaultError(code));
      };
    });
    ended.catch(() => undefined);
    const peer = createPeer(channel, {
      answer: (method, input) => answerKeyStore(ports.keyStore, method, input),
      hear: (event, payload) => {
        if (running?.channel === channel) forward(ports, event, payload);
      },
      log: ports.log,
    });
    const exited = new Promise<void>((resolve) => {
      channel.onExit(() => {
        end('VAULT_PROCESS_ENDED');
        resolve();
        if (running?.channel !== channel) return;
        running = undefined;
        generation += 1;
        ports.onCrash();
      });
    });
    return { channel, peer, exited, ended, end };
  };

  return {
    call: async (method, input) => {
      // The next process starts while the last one settles, but asks for the file only when that one has ended.
      running ??= start();
      const { peer, ended } = running;
      const answer = retiring.then(() => peer.request(method, input));
      return (await Promise.race([answer, ended])) as CallOutput<typeof method>;
    },
    retire: (reason) => {
      const process = running;
      running = undefined;
      if (process === undefined) return retiring;
      generation += 1;
      process.end('VAULT_LOCKED');
      const earlier = retiring;
      retiring = endProcess(process, reason, ports.settleLimitMs ?? SETTLE_LIMIT_MS).then(() => earlier);
      return retiring;
    },
    generation: () => generation,
    pid: () => running?.channel.pid(),
  };
}

async function endProcess(process: Running, reason: LockReason, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  const settled = process.peer.request('vault.settle', { reason }).catch(() => undefined);
  await Promise.race([settled, process.exited, limit]);
  clearTimeout(timer);
  process.channel.kill();
  await process.exited;
}

function forward(ports: SupervisorPorts, event: string, payload: unknown): void {
  if (!isEvent(event)) {
    ports.log('dropped an event outside the contract');
    return;
  }
  const parsed = events[event].safeParse(payload);
  if (parsed.success) ports.send(event, parsed.data);
  else ports.log(`dropped a malformed event: ${event}`);
}

function isEvent(event: string): event is EventName {
  return Object.hasOwn(events, event);
}

async function answerKeyStore(keyStore: KeyStore, method: string, input: unknown): Promise<unknown> {
  if (method === 'keyStore.read') return keyStore.read(KeyStoreRead.parse(input).name);
  if (method !== 'keyStore.write') throw new VaultError('UNKNOWN_METHOD');
  const { name, value } = KeyStoreWrite.parse(input);
  return keyStore.write(name, value);
}
