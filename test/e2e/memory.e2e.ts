/**
 * While a vault is locked, no living process of the program holds the passphrase or the keys it opens: main, the window's, the
 * engine's own; and none but main, which passed them on, a customer who was on screen. Typed by single keys, so that nobody who
 * drives the program holds the passphrase either.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productKdf } from '../../electron/vault/crypto/kdf.ts';
import { SlotContent, unwrapSlot } from '../../electron/vault/crypto/keyslot.ts';
import { openVault } from '../../electron/vault/session/locked-vault.ts';
import { listSlots } from '../../electron/vault/storage/slots.ts';
import { canProbe } from '../reliability/support/probe.ts';
import { occurrences, type Secret } from '../reliability/support/process-memory.ts';
import { launchApp, shellUnderTest } from '../support/app-under-test.ts';
import { takeStep, type Step } from '../support/take-step.ts';
import { processTree, type RunningProcess } from '../support/process-tree.ts';
import { createWorld, PASSPHRASE, testPorts } from '../support/vault-world.ts';
import { wordsOf } from '../support/words.ts';

const words = wordsOf('en');
const CUSTOMER = 'Quillfeather Ostrogoth';

type Driven = {
  readonly mainPid: number;
  readonly queueDialog: (path: string) => void;
  readonly take: (step: Step) => Promise<void>;
  readonly close: () => Promise<void>;
};

async function drivePreview(folder: string): Promise<Driven> {
  const dialogsFile = join(folder, 'answers.jsonl');
  writeFileSync(dialogsFile, '');
  const user = join(folder, 'user');
  mkdirSync(user);
  const child: ChildProcess = fork(join(import.meta.dirname, '../support/preview-child.ts'), [user, dialogsFile], { execArgv: [] });
  const waiting = new Map<number, (answer: { readonly error?: string }) => void>();
  child.on('message', (answer: { id: number; error?: string }) => waiting.get(answer.id)?.(answer));
  let last = 0;
  await new Promise<void>((resolve) => waiting.set(0, () => resolve()));
  const take = async (step: Step | { readonly do: 'close' }): Promise<void> => {
    last += 1;
    const id = last;
    const answer = await new Promise<{ readonly error?: string }>((resolve) => {
      waiting.set(id, resolve);
      child.send({ id, step });
    });
    if (answer.error !== undefined) throw new Error(answer.error);
  };
  return {
    mainPid: child.pid ?? 0,
    queueDialog: (path) => {
      appendFileSync(dialogsFile, `${JSON.stringify(path)}\n`);
    },
    take,
    close: async () => {
      await take({ do: 'close' });
      child.kill('SIGKILL');
    },
  };
}

/** Electron is a program of its own already: who drives it sees its page through the engine's inspector alone. */
async function driveElectron(folder: string): Promise<Driven> {
  const app = await launchApp({ shell: 'electron', userFolder: join(folder, 'user') });
  await app.page.getByText('English', { exact: true }).click();
  return {
    mainPid: app.mainPid,
    queueDialog: app.queueDialog,
    take: (step) => takeStep(app.page, step),
    close: app.close,
  };
}

/** Two encodings of a text: as bytes leave a program, and as engines hold what has a character beyond Latin-1. */
const asText = (name: string, text: string): Secret[] => [
  { name, bytes: Buffer.from(text) },
  { name: `${name} as UTF-16`, bytes: Buffer.from(text, 'utf16le') },
];

async function secretsOf(path: string): Promise<Secret[]> {
  const locked = openVault(path);
  try {
    const [slot] = listSlots(locked.db, locked.vaultId, 'passphrase');
    if (slot === undefined) throw new Error('the vault has no slot');
    const { seed, journalKey } = SlotContent.parse(await unwrapSlot(slot.header, PASSPHRASE, slot.wrapped, productKdf));
    return [
      ...asText('passphrase', PASSPHRASE),
      ...asText('customer', CUSTOMER),
      ...asText('member seed as text', seed),
      { name: 'member seed', bytes: Buffer.from(seed, 'base64') },
      { name: 'journal key', bytes: Buffer.from(journalKey, 'base64') },
    ];
  } finally {
    locked.db.close();
  }
}

type Found = Readonly<Record<string, number>>;

/** What each kind of process holds of what, only what was found. */
function search(processes: readonly RunningProcess[], secrets: readonly Secret[]): Record<string, Found> {
  const found: Record<string, Record<string, number>> = {};
  for (const { pid, kind } of processes) {
    for (const [name, count] of Object.entries(occurrences(pid, secrets)))
      if (count > 0) (found[kind] ??= {})[name] = (found[kind][name] ?? 0) + count;
  }
  return found;
}

describe.runIf(canProbe)('memory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-memory-'));
  let driven: Driven;
  let secrets: Secret[];
  let path: string;

  beforeAll(async () => {
    const world = await createWorld({ ports: testPorts({ kdf: productKdf }) });
    const books = await world.call('books.list', undefined);
    const shared = books.find(({ kind }) => kind === 'shared');
    if (shared === undefined) throw new Error('no shared book');
    await world.call('customers.create', { bookId: shared.id, card: { name: CUSTOMER, tags: [] }, reach: [] });
    await world.call('vault.settle', { reason: 'user' });
    path = world.path;
    secrets = await secretsOf(path);
    driven = await (shellUnderTest() === 'electron' ? driveElectron(folder) : drivePreview(folder));
  });
  afterAll(async () => {
    await driven.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(path, '..'), { recursive: true, force: true });
  });

  const type = async (): Promise<void> => {
    for (const key of PASSPHRASE) await driven.take({ do: 'press', key });
  };
  const unlock = async (): Promise<void> => {
    await driven.take({ do: 'focus', label: words('passphrase.label') });
    await type();
    await driven.take({ do: 'press', key: 'Enter' });
    await driven.take({ do: 'wait', role: 'navigation', name: words('app.places') });
  };

  test('K9 while locked, passphrase and keys are in no living process; the same search finds them before', async () => {
    driven.queueDialog(path);
    await driven.take({ do: 'click', role: 'button', name: words('welcome.open') });
    await driven.take({ do: 'wait', role: 'heading', name: words('signIn.passphrase.title') });
    await driven.take({ do: 'focus', label: words('passphrase.label') });
    await type();
    const typed = search(processTree(driven.mainPid), secrets);
    expect(Object.keys(typed['renderer'] ?? {})).toContain('passphrase');
    expect(typed['main']).toBeUndefined();

    await driven.take({ do: 'press', key: 'Enter' });
    await driven.take({ do: 'wait', role: 'navigation', name: words('app.places') });
    const before = processTree(driven.mainPid);
    const unlocked = search(before, secrets);
    expect(Object.keys(unlocked['vault'] ?? {})).toEqual(expect.arrayContaining(['member seed', 'journal key', 'customer']));
    expect(Object.keys(unlocked['renderer'] ?? {})).toContain('customer');
    expect(unlocked['main']?.['member seed']).toBeUndefined();
    expect(unlocked['main']?.['passphrase']).toBeUndefined();

    // A second time, so that what a first lock leaves behind cannot be mistaken for nothing.
    await driven.take({ do: 'press', key: 'Control+l' });
    await driven.take({ do: 'wait', role: 'heading', name: words('signIn.passphrase.title') });
    await unlock();
    await driven.take({ do: 'press', key: 'Control+l' });
    await driven.take({ do: 'wait', role: 'heading', name: words('signIn.passphrase.title') });
    const after = processTree(driven.mainPid);
    const gone = before.filter(({ kind }) => kind === 'renderer' || kind === 'vault').map(({ pid }) => pid);
    await expect.poll(() => processTree(driven.mainPid).filter(({ pid }) => gone.includes(pid))).toEqual([]);
    const kinds = new Set(after.map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['main', 'renderer']));
    const locked = search(processTree(driven.mainPid), secrets);
    console.log(JSON.stringify({ typed, unlocked, locked, processes: after.map(({ kind }) => kind) }));
    const { main = {}, ...others } = locked;
    expect(others).toEqual({});
    // What was listed crossed main as text, which stands there until something else is written over it.
    expect(Object.keys(main).filter((name) => !name.startsWith('customer'))).toEqual([]);
  });
});
