/** The vault process's own side: absent → locked → unlocked, and one function for each thing main may ask. */
import { VaultError } from '../../shared/errors.ts';
import { newUuid } from '../vault/crypto/bytes.ts';
import type { Ports } from '../vault/ports.ts';
import { settle } from '../vault/session/lock.ts';
import { openVault, signInLabels, type LockedVault } from '../vault/session/locked-vault.ts';
import { awaitsCode } from '../vault/session/code-gate.ts';
import { owesFactor } from '../vault/session/factors.ts';
import { ownExpiry } from '../vault/session/views.ts';
import type { Emit, UnlockedVault } from '../vault/session/unlocked-vault.ts';
import { asVaultError } from '../vault/storage/sqlite-errors.ts';
import { createJobs } from './jobs.ts';
import { createSecretBox } from './secret-box.ts';
import { doorCalls, startWork } from './service/door-calls.ts';
import { factorCalls } from './service/factor-calls.ts';
import { exchangeCalls } from './service/exchange-calls.ts';
import { importCalls } from './service/import-calls.ts';
import { customerCalls } from './service/customer-calls.ts';
import { peopleCalls } from './service/people-calls.ts';
import { poolCalls } from './service/pool-calls.ts';
import { recoveryCalls } from './service/recovery-calls.ts';
import { settingsCalls } from './service/settings-calls.ts';
import type { CallTable, ServiceState } from './service/state.ts';
import type { CallInput, CallOutput, VaultCall, VaultService } from './vault-calls.ts';

/** Checkpoint at least this often while things change. */
const CHECKPOINT_EVERY_MS = 60_000;

function createState(ports: Ports, emit: Emit): ServiceState {
  let locked: LockedVault | undefined;
  let unlocked: UnlockedVault | undefined;
  let entering = false;
  const jobs = createJobs(emit, () => newUuid(ports.clock.now()), ports.clock.now);
  return {
    ports,
    emit,
    jobs,
    locked: () => {
      if (locked === undefined) throw new VaultError('NO_VAULT_OPEN');
      return locked;
    },
    unlocked: () => {
      if (unlocked === undefined || unlocked.closed) throw new VaultError('VAULT_LOCKED');
      return unlocked;
    },
    opened: (vault) => {
      locked = vault;
    },
    enter: async (unlocking) => {
      if (entering || unlocked?.closed === false) throw new VaultError('BUSY', 'somebody is signed in');
      entering = true;
      try {
        const entered = await unlocking();
        unlocked = entered.vault;
        return { ...entered, ...startWork(entered.vault, CHECKPOINT_EVERY_MS, jobs) };
      } finally {
        entering = false;
      }
    },
    left: () => {
      unlocked = undefined;
      locked = undefined;
    },
  };
}

export function createVaultService(ports: Ports, emit: Emit): VaultService {
  const state = createState(ports, emit);
  const box = createSecretBox();
  const table: CallTable<VaultCall> = {
    'vault.open': ({ path }) => {
      const vault = openVault(path);
      state.opened(vault);
      return { labels: signInLabels(vault) };
    },
    'vault.settle': async () => {
      try {
        await settle(state.unlocked());
      } catch (error) {
        if (!(error instanceof VaultError)) throw error;
        const locked = safely(() => state.locked());
        if (locked?.db.open === true) locked.db.close();
      }
      state.left();
    },
    'secrets.key': async () => ({ key: await box.publicKey() }),
    ...doorCalls(state),
    ...factorCalls(state),
    ...customerCalls(state),
    ...exchangeCalls(state),
    ...importCalls(state),
    ...peopleCalls(state),
    ...poolCalls(state),
    ...recoveryCalls(state),
    ...settingsCalls(state),
  };
  return {
    call: async <C extends VaultCall>(method: C, input: CallInput<C>): Promise<CallOutput<C>> => {
      if (!Object.hasOwn(table, method)) throw new VaultError('UNKNOWN_METHOD');
      requireComplete(state, method);
      const call = table[method] as (given: CallInput<C>) => CallOutput<C> | Promise<CallOutput<C>>;
      try {
        return await call((await box.open(method, input)) as typeof input);
      } catch (error) {
        throw asVaultError(error);
      }
    },
  };
}

/** What a person may do who still owes a code: give it, and leave. */
const BESIDE_CODE: ReadonlySet<VaultCall> = new Set<VaultCall>([
  'session.get',
  'settings.get',
  'secrets.key',
  'codes.enter',
  'vault.settle',
]);

/** What a person may do whose passphrase has expired: choose a new one, judge the file, and leave. */
const BESIDE_EXPIRY: ReadonlySet<VaultCall> = new Set<VaultCall>([
  ...BESIDE_CODE,
  'health.get',
  'health.acceptRestore',
  'passphrase.judge',
  'passphrase.generate',
  'passphrase.change',
]);

/** What a person may do whose role needs a second factor: set one up, with a kit before it. */
const BESIDE_FACTOR: ReadonlySet<VaultCall> = new Set<VaultCall>([
  ...BESIDE_EXPIRY,
  'kit.create',
  'factors.addDevice',
  'factors.writeKeyFile',
]);

/** Throws CODE_NEEDED, PASSPHRASE_EXPIRED, FACTOR_NEEDED: signing in is not over before these are settled. */
function requireComplete(state: ServiceState, method: VaultCall): void {
  const vault = safely(() => state.unlocked());
  if (vault === undefined) return;
  if (awaitsCode(vault) && !BESIDE_CODE.has(method)) throw new VaultError('CODE_NEEDED');
  const expiresAt = ownExpiry(vault);
  const isOver = expiresAt !== undefined && expiresAt <= state.ports.clock.now();
  if (isOver && !BESIDE_EXPIRY.has(method)) throw new VaultError('PASSPHRASE_EXPIRED');
  if (owesFactor(vault) && !BESIDE_FACTOR.has(method)) throw new VaultError('FACTOR_NEEDED');
}

function safely<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
