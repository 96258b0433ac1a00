/** A small real vault with a history: three people, a dozen customers, an inbox, a log, and a copy of the file after every change. */
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { PASSPHRASE, createWorld, memoryKeyStore, testPorts, type TestPorts, type World } from '../../support/vault-world.ts';

/** What lin's passphrase is changed to in the course of the history. */
export const CHANGED_PASSPHRASE = 'quiet-harbour-lantern-58-cedar';

export type Moment = { readonly after: string; readonly file: Buffer };

export type SmallVault = {
  /** Whole files, each left behind by a person who locked; the last one is the vault as it is now. */
  readonly history: readonly Moment[];
  readonly now: Buffer;
  /** The sealed snapshots beside the vault, by the ending of their file names. */
  readonly snapshots: ReadonlyMap<string, Buffer>;
  /** An age file with the vault of the last moment, and the paper that opens it. */
  readonly backup: Buffer;
  readonly kitCode: string;
  readonly keyStore: ReadonlyMap<string, Uint8Array>;
  /** Instant at which everybody reads, so that two readings can be compared. */
  readonly readAt: number;
};

/** A quick folder: memory where there is one, since thousands of states are laid out and thrown away. */
export function scratchFolder(): string {
  const memory = '/dev/shm';
  try {
    return mkdtempSync(join(memory, 'keepbook-rel-'));
  } catch {
    return mkdtempSync(join(tmpdir(), 'keepbook-rel-'));
  }
}

/** Ports of a computer that knows the newest checkpoint, with a clock that starts where the history ended. */
export function readerPorts(vault: SmallVault): TestPorts {
  const ports = testPorts();
  ports.time.now = vault.readAt;
  const keyStore = memoryKeyStore();
  for (const [name, value] of vault.keyStore) keyStore.content.set(name, Uint8Array.from(value));
  return { ...ports, keyStore };
}

async function createSome(world: World, names: readonly string[]): Promise<CustomerId[]> {
  const ids: CustomerId[] = [];
  for (const [index, name] of names.entries()) {
    const { id } = await world.call('customers.create', {
      card: { name, company: `${name} Trading`, city: 'Ningbo', tags: ['fair', 'key account'], level: 'A', nextStep: 'send the offer' },
      reach: [
        { kind: 'phone', value: `+86138000${String(10_000 + index)}`, label: 'work' },
        { kind: 'email', value: `someone${String(index)}@example.com` },
      ],
      note: `met ${name} in spring`,
    });
    ids.push(id);
  }
  return ids;
}

/** Builds the vault through the service, as the program does. Takes a few seconds. */
export async function buildSmallVault(): Promise<SmallVault> {
  const ports = testPorts();
  const world = await createWorld({ ports });
  const history: Moment[] = [];
  const locked = async (after: string): Promise<void> => {
    await world.lock();
    history.push({ after, file: readFileSync(world.path) });
  };
  try {
    await world.add('lin', ['salesperson']);
    await world.add('shen', ['auditor']);
    await locked('people joined');
    await world.signIn('boss');
    const shared = await createSome(world, ['Ardent', 'Bellwether', 'Cobalt', 'Dunmore', 'Elm Street', 'Fairweather']);
    await locked('a lead added customers');
    await world.signIn('lin');
    const own = await createSome(world, ['Granite', 'Harbour', 'Ivory', 'Juniper', 'Kestrel', 'Lowland']);
    await locked('a salesperson added customers');
    await world.signIn('boss');
    await edit(world, shared);
    await locked('customers were edited and trashed');
    await world.signIn('lin');
    await giveAway(world, own);
    await locked('a customer went to the pool through its inbox, and a passphrase was changed');
    const left = asLeft(world);
    return { ...left, history, readAt: ports.time.now, ...(await backUp(world)) };
  } finally {
    await world.call('vault.settle', { reason: 'user' });
    world.remove();
  }
}

async function giveAway(world: World, own: readonly CustomerId[]): Promise<void> {
  const pool = (await world.call('books.list', undefined)).find((book) => book.kind === 'pool');
  const given = own.at(-1);
  if (pool === undefined || given === undefined) throw new Error('the history lacks a pool or a customer');
  await world.call('customers.move', { ids: [given], bookId: pool.id, reason: 'not mine' });
  await world.call('passphrase.change', { current: PASSPHRASE, next: CHANGED_PASSPHRASE });
}

/** Everything on the computer at this moment. */
function asLeft(world: World): Pick<SmallVault, 'now' | 'snapshots' | 'keyStore'> {
  const names = readdirSync(world.folder).filter((name) => name.endsWith('.snapshot'));
  const snapshots = new Map(names.map((name) => [name.slice(basename(world.path).length), readFileSync(join(world.folder, name))]));
  const { content } = world.ports.keyStore as ReturnType<typeof memoryKeyStore>;
  return { now: readFileSync(world.path), snapshots, keyStore: new Map(content) };
}

/** Last of all, because a lead who signs in folds the inbox in. */
async function backUp(world: World): Promise<Pick<SmallVault, 'backup' | 'kitCode'>> {
  const target = join(world.folder, 'backup.age');
  await world.signIn('boss');
  await world.call('backups.write', { path: target });
  return { backup: readFileSync(target), kitCode: world.founderKit.code };
}

async function edit(world: World, ids: readonly CustomerId[]): Promise<void> {
  const [first, second, third] = ids;
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few customers to edit');
  const detail = await world.call('customers.get', { id: first });
  await world.call('customers.update', {
    id: first,
    version: detail.version,
    card: { ...detail.card, city: 'Suzhou' },
    reach: [{ op: 'add', value: { kind: 'wechat', value: 'ardent_wx' } }],
  });
  await world.call('notes.add', { id: second, text: 'wants a call in June' });
  await world.call('customers.trash', { ids: [third] });
}
