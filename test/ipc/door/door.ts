/** Main's whole side with a real vault behind it, spoken to only by messages, as the window does. */
import { createMainSide, type MainSide } from '../../../electron/ipc/main-side.ts';
import type { Method, Output } from '../../../shared/contract.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { AppState } from '../../../shared/model/app.ts';
import { fakeMainPorts, type FakePorts } from '../../support/main-ports.ts';
import { PASSPHRASE, type TestPorts } from '../../support/vault-world.ts';
import { inProcessVault } from './in-process-vault.ts';

export type Door = {
  readonly main: MainSide;
  readonly ports: FakePorts;
  readonly vaultPorts: TestPorts;
  readonly path: string;
  /** The answer, or an error whose message is the code. */
  readonly value: <M extends Method>(method: M, input?: unknown) => Promise<Output<M>>;
  /** The code of the refusal; undefined when there was none. */
  readonly code: (method: Method, input?: unknown) => Promise<ErrorCode | undefined>;
  readonly state: () => Promise<AppState>;
  /** Closes whatever is open and ends at the sign-in list of this vault. */
  readonly toSignIn: () => Promise<void>;
  readonly signIn: (label: string, passphrase?: string) => Promise<void>;
  readonly toWelcome: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A door before the vault at `path`; `vaultPorts` are those the vault was made with. */
export function openDoor(path: string, vaultPorts: TestPorts): Door {
  const ports: FakePorts = { ...fakeMainPorts(), keyStore: vaultPorts.keyStore, startVaultProcess: () => inProcessVault(vaultPorts) };
  const main = createMainSide(ports);
  const value: Door['value'] = async (method, input) => {
    const reply = await main.dispatch(method, input);
    if (!reply.ok) throw new Error(`${method}: ${reply.code}`);
    return reply.value as Output<typeof method>;
  };
  const toWelcome = async (): Promise<void> => {
    await value('vaults.close');
  };
  const toSignIn = async (): Promise<void> => {
    await toWelcome();
    ports.dialogAnswers.length = 0;
    ports.dialogAnswers.push(path);
    await value('vaults.chooseExisting');
  };
  return {
    main,
    ports,
    vaultPorts,
    path,
    value,
    code: async (method, input) => {
      const reply = await main.dispatch(method, input);
      return reply.ok ? undefined : reply.code;
    },
    state: () => value('app.state'),
    toSignIn,
    toWelcome,
    signIn: async (label, passphrase = PASSPHRASE) => {
      await toSignIn();
      const slot = (await value('app.state')).labels.find((one) => one.label === label);
      if (slot === undefined) throw new Error(`nobody is called ${label}`);
      const before = ports.sent.length;
      await value('vault.unlock', { slotId: slot.slotId, passphrase });
      await workAfterUnlocking(ports, before);
    },
    close: () => main.shutDown(),
  };
}

/** The program tells of the roster when what it does by itself after a sign-in is done. */
export async function workAfterUnlocking(ports: FakePorts, since: number): Promise<void> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    if (ports.sent.slice(since).some(([event]) => event === 'roster.changed')) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the work after unlocking does not end');
}
