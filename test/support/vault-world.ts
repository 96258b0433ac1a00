/** Fakes of the ports, and a vault with people in it. Real SQLite, real AEAD; only the KDF is cheap, which the product's policy refuses. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVaultService } from '../../electron/ipc/vault-service.ts';
import type { CallInput, CallOutput, VaultCall, VaultService } from '../../electron/ipc/vault-calls.ts';
import type { KdfPolicy, KeyStore, Ports } from '../../electron/vault/ports.ts';
import type { EventName } from '../../shared/contract.ts';
import type { Role } from '../../shared/model/access.ts';
import type { KitSheet } from '../../shared/model/app.ts';

/** 64 KiB, one pass: for tests alone. */
export const cheapKdf: KdfPolicy = {
  floor: { memoryKiB: 64, passes: 1, lanes: 1 },
  ceiling: { memoryKiB: 256, passes: 2, lanes: 4 },
  choose: () => Promise.resolve({ memoryKiB: 64, passes: 1, lanes: 1 }),
};

export function memoryKeyStore(): KeyStore & { readonly content: Map<string, Uint8Array> } {
  const content = new Map<string, Uint8Array>();
  return {
    kind: 'none',
    content,
    read: (name) => Promise.resolve(content.get(name)),
    write: (name, value) => {
      content.set(name, Uint8Array.from(value));
      return Promise.resolve();
    },
  };
}

export type TestPorts = Ports & { readonly time: { now: number; uptimeMs: number | undefined }; readonly logged: string[] };

/** Both clocks of the computer run alike until a test sets one of them. */
const STARTED_AT = Date.UTC(2026, 10, 22, 8);

/** A clock that moves a millisecond with every look, so that ids stay in order. */
export function testPorts(overrides: Partial<Ports> = {}): TestPorts {
  const time: TestPorts['time'] = { now: Date.UTC(2026, 10, 22, 9), uptimeMs: undefined };
  const logged: string[] = [];
  return {
    clock: { now: () => (time.now += 1), uptimeMs: () => time.uptimeMs ?? time.now - STARTED_AT },
    random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    keyStore: memoryKeyStore(),
    kdf: cheapKdf,
    log: (message, error) => {
      logged.push(`${message} ${error instanceof Error ? error.message : ''}`);
    },
    ...overrides,
    time,
    logged,
  };
}

export const PASSPHRASE = 'correct-vermilion-ledger-42-river';

export type World = {
  readonly folder: string;
  readonly path: string;
  readonly ports: TestPorts;
  readonly founderKit: KitSheet;
  readonly events: { event: EventName; payload: unknown }[];
  readonly call: <C extends VaultCall>(method: C, input: CallInput<C>) => Promise<CallOutput<C>>;
  /** Locks whoever is in and unlocks as another person, through a new service as a new process would. */
  readonly signIn: (label: string) => Promise<void>;
  readonly lock: () => Promise<void>;
  readonly invite: (name: string, roles: readonly Role[], teamId?: string) => Promise<string>;
  readonly join: (code: string, label: string) => Promise<void>;
  /** Invites, joins, and has the founder confirm. Leaves the founder signed in. */
  readonly add: (name: string, roles: readonly Role[], teamId?: string) => Promise<void>;
  readonly service: () => VaultService;
  readonly remove: () => void;
};

/** Founder `boss` (admin and lead) is signed in. Labels equal names. */
export async function createWorld(options: { readonly ports?: TestPorts } = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-test-'));
  const path = join(folder, 'team.keepbook');
  const ports = options.ports ?? testPorts();
  const events: World['events'] = [];
  const start = (): VaultService => createVaultService(ports, (event, payload) => events.push({ event, payload }));
  let service = start();
  const call: World['call'] = (method, input) => service.call(method, input);
  const beforeCreate = events.length;
  const founderKit = await call('vault.create', {
    path,
    teamName: 'North',
    name: 'boss',
    label: 'boss',
    passphrase: PASSPHRASE,
    language: 'en',
  });
  await settled(events, beforeCreate);

  const lock = async (): Promise<void> => {
    await call('vault.settle', { reason: 'user' });
    service = start();
    await call('vault.open', { path });
  };
  const world: World = {
    folder,
    path,
    ports,
    founderKit,
    events,
    call,
    lock,
    service: () => service,
    signIn: async (label) => {
      await call('vault.settle', { reason: 'user' });
      service = start();
      const { labels } = await call('vault.open', { path });
      const slot = labels.find((one) => one.label === label);
      if (slot === undefined) throw new Error(`nobody is called ${label}`);
      const from = events.length;
      await call('vault.unlock', { slotId: slot.slotId, passphrase: PASSPHRASE });
      await settled(events, from);
    },
    invite: async (name, roles, teamId) => {
      const session = await call('session.get', undefined);
      const { code } = await call('people.invite', { name, roles, teamId: (teamId ?? session.teamId) as typeof session.teamId });
      return code;
    },
    join: async (code, label) => {
      await lock();
      const from = events.length;
      await call('vault.join', { code, label, passphrase: PASSPHRASE });
      await settled(events, from);
    },
    add: async (name, roles, teamId) => {
      await world.join(await world.invite(name, roles, teamId), name);
      await world.signIn('boss');
      const member = (await call('people.list', undefined)).find((one) => one.name === name);
      if (member === undefined) throw new Error(`${name} did not join`);
      await call('people.confirm', { memberId: member.id });
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

/** Waits until verification and the work after unlocking are done: that work ends with `roster.changed`. */
async function settled(events: World['events'], from: number): Promise<void> {
  for (let tries = 0; tries < 6_000; tries += 1) {
    if (events.slice(from).some(({ event }) => event === 'roster.changed')) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the vault does not settle');
}
