/** After lock the vault process is gone, and what remains holds no key. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productKdf } from '../../electron/vault/crypto/kdf.ts';
import { SlotContent, unwrapSlot } from '../../electron/vault/crypto/keyslot.ts';
import { createPeer, type Peer } from '../../electron/ipc/rpc.ts';
import { openVault } from '../../electron/vault/session/locked-vault.ts';
import { listSlots } from '../../electron/vault/storage/slots.ts';
import { createWorld, PASSPHRASE, testPorts, type World } from '../support/vault-world.ts';
import { canProbe } from './support/probe.ts';
import { isAlive, occurrences, type Secret } from './support/process-memory.ts';
import { report } from './support/results.ts';

const MAIN = fileURLToPath(new URL('children/main-child.ts', import.meta.url));
const VAULT_PROCESS = fileURLToPath(new URL('../../electron/vault-process.ts', import.meta.url));

/** The keys a passphrase opens, as bytes and as the text they are wrapped in. */
async function secretsOf(path: string): Promise<{ slotId: string; secrets: Secret[] }> {
  const locked = openVault(path);
  try {
    const [slot] = listSlots(locked.db, locked.vaultId, 'passphrase');
    if (slot === undefined) throw new Error('the vault has no slot');
    const { seed, journalKey } = SlotContent.parse(await unwrapSlot(slot.header, PASSPHRASE, slot.wrapped, productKdf));
    const both = (name: string, text: string): Secret[] => [
      { name: `${name} as text`, bytes: Buffer.from(text) },
      { name, bytes: Buffer.from(text, 'base64') },
    ];
    return { slotId: slot.header.slotId, secrets: [...both('member seed', seed), ...both('journal key', journalKey)] };
  } finally {
    locked.db.close();
  }
}

describe.runIf(canProbe)('memory', () => {
  let world: World;
  let main: ReturnType<typeof fork>;
  let peer: Peer;

  beforeAll(async () => {
    // The real cost of the KDF: this is the one suite that starts the vault process of the product itself.
    world = await createWorld({ ports: testPorts({ kdf: productKdf }) });
    await world.call('vault.settle', { reason: 'user' });
    main = fork(MAIN, [VAULT_PROCESS], { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    peer = createPeer(
      { post: (message) => void main.send(message as object), listen: (listener) => void main.on('message', listener) },
      { answer: () => Promise.resolve(undefined), hear: () => undefined, log: () => undefined },
    );
  });

  afterAll(() => {
    main.kill('SIGKILL');
    world.remove();
  });

  test('K9 keys stand in the memory of the vault process alone, and nowhere once it is locked', async () => {
    const { slotId, secrets } = await secretsOf(world.path);
    const absent: Secret = { name: 'never used', bytes: randomBytes(32) };
    await peer.request('vault.open', { path: world.path });
    await peer.request('vault.unlock', { slotId, passphrase: PASSPHRASE });
    const vaultPid = Number(await peer.request('pid', undefined));
    const mainPid = main.pid ?? 0;

    const unlocked = occurrences(vaultPid, [...secrets, absent]);
    expect(unlocked['member seed']).toBeGreaterThan(0);
    expect(unlocked['journal key']).toBeGreaterThan(0);
    expect(unlocked['never used']).toBe(0);
    expect(Object.values(occurrences(mainPid, secrets))).toEqual(secrets.map(() => 0));

    await peer.request('lock', 'user');
    expect(isAlive(vaultPid)).toBe(false);
    expect(Object.values(occurrences(mainPid, secrets))).toEqual(secrets.map(() => 0));
    const passphrase = occurrences(mainPid, [
      { name: 'passphrase', bytes: Buffer.from(PASSPHRASE) },
      { name: 'passphrase as UTF-16', bytes: Buffer.from(PASSPHRASE, 'utf16le') },
    ]);
    report('memory', {
      ...Object.fromEntries(Object.entries(unlocked).map(([name, found]) => [`${name} unlocked`, found])),
      'keys in main after lock': 0,
      ...passphrase,
    });
  });
});
