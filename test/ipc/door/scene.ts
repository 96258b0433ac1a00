/** A team with customers in every kind of book, each customer with canaries, and everything the contract's methods can be asked about. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KitSheet } from '../../../shared/model/app.ts';
import type { BookId, CustomerId, MemberId, TeamId, ValueId } from '../../../shared/model/ids.ts';
import { createWorld, PASSPHRASE, type TestPorts, type World } from '../../support/vault-world.ts';
import { canaryNumber, type Canary } from './canaries.ts';

export type Placed = { readonly id: CustomerId; readonly bookId: BookId; readonly phone: ValueId; readonly canary: Canary };

export type Scene = {
  readonly folder: string;
  readonly path: string;
  readonly ports: TestPorts;
  readonly founderKit: KitSheet;
  /** Of the salesperson `li`. */
  readonly kitCode: string;
  readonly teamId: TeamId;
  readonly books: Readonly<Record<'li' | 'wu' | 'shared' | 'pool', BookId>>;
  readonly customers: Readonly<Record<'li' | 'wu' | 'shared' | 'pool', Placed>>;
  readonly canaries: readonly Canary[];
  /** Not used by anybody yet. */
  readonly invitation: string;
  readonly members: Readonly<Record<'boss' | 'li' | 'invited' | 'waiting', MemberId>>;
  readonly backup: string;
  readonly csv: string;
  readonly remove: () => void;
};

async function place(world: World, bookId: BookId, index: number): Promise<Placed> {
  const canary = canaryNumber(index);
  const { id } = await world.call('customers.create', {
    bookId,
    card: { name: `Customer ${String.fromCharCode(65 + index)}`, tags: ['vip'], level: 'A' },
    reach: canary.reach,
  });
  const detail = await world.call('customers.get', { id });
  const phone = detail.reach.find(({ kind }) => kind === 'phone');
  if (phone === undefined) throw new Error('no phone was kept');
  return { id, bookId, phone: phone.id, canary };
}

async function memberNamed(world: World, name: string): Promise<MemberId> {
  const found = (await world.call('people.list', undefined)).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no member ${name}`);
  return found.id;
}

/** Members: `boss` (admin, lead), `li` and `wu` (salespeople), `ann` (auditor), one invited, one waiting. Nobody is signed in afterwards. */
export async function setScene(options: { readonly ports?: TestPorts } = {}): Promise<Scene> {
  const world = await createWorld(options);
  for (const name of ['li', 'wu']) await world.add(name, ['salesperson']);
  await world.add('ann', ['auditor']);
  await world.join(await world.invite('waiting', ['salesperson']), 'waiting');
  await world.signIn('boss');
  const all = await world.call('books.list', undefined);
  const owned = async (name: string): Promise<BookId> => {
    const owner = await memberNamed(world, name);
    return idOf(all.find((book) => book.ownerId === owner));
  };
  const books = {
    li: await owned('li'),
    wu: await owned('wu'),
    shared: idOf(all.find(({ kind }) => kind === 'shared')),
    pool: idOf(all.find(({ kind }) => kind === 'pool')),
  };
  const customers = {
    li: await place(world, books.li, 0),
    wu: await place(world, books.wu, 1),
    shared: await place(world, books.shared, 2),
    pool: await place(world, books.pool, 3),
  };
  const invitation = await world.invite('newcomer', ['salesperson']);
  await world.invite('invited', ['salesperson']);
  const members = {
    boss: await memberNamed(world, 'boss'),
    li: await memberNamed(world, 'li'),
    invited: await memberNamed(world, 'invited'),
    waiting: await memberNamed(world, 'waiting'),
  };
  const { teamId } = await world.call('session.get', undefined);
  const backup = join(world.folder, 'whole.age');
  await world.call('backups.write', { path: backup });
  const csv = join(world.folder, 'list.csv');
  writeFileSync(csv, 'Name,Phone\nNew One,13800138111\n');
  await world.signIn('li');
  const { code: kitCode } = await world.call('kit.create', { passphrase: PASSPHRASE });
  await world.call('vault.settle', { reason: 'user' });
  const { folder, path, ports, founderKit, remove } = world;
  const canaries = Object.values(customers).map(({ canary }) => canary);
  return { folder, path, ports, founderKit, kitCode, teamId, books, customers, canaries, invitation, members, backup, csv, remove };
}

function idOf(book: { readonly id: BookId } | undefined): BookId {
  if (book === undefined) throw new Error('a book is missing');
  return book.id;
}
