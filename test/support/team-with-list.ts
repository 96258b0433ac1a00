/** A founder, a salesperson `ann` and a list of customers in the team's shared book, which both read. */
import { join } from 'node:path';
import type { BookId, MemberId } from '../../shared/model/ids.ts';
import { writeCsv } from '../bench/vault-place.ts';
import { createWorld, type World } from './vault-world.ts';

export type TeamWithList = { readonly world: World; readonly ann: MemberId; readonly shared: BookId; readonly importMs: number };

/** The founder is signed in. `count` customers come in by an import. */
export async function teamWithList(count: number): Promise<TeamWithList> {
  const world = await createWorld();
  await world.add('ann', ['salesperson']);
  const ann = (await world.call('people.list', undefined)).find(({ name }) => name === 'ann')?.id;
  const shared = (await world.call('books.list', undefined)).find(({ kind }) => kind === 'shared')?.id;
  if (ann === undefined || shared === undefined) throw new Error('the team is not complete');
  const path = join(world.folder, 'list.csv');
  await writeCsv(path, count);
  const { format, mapping } = await world.call('imports.previewFile', { path, format: {}, language: 'zh-CN' });
  const startedAt = performance.now();
  await world.call('imports.commitFile', { path, format, mapping, bookId: shared, duplicates: 'keep' });
  return { world, ann, shared, importMs: performance.now() - startedAt };
}
