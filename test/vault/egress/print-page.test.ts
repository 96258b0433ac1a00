import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

const PHONE = '13800138000';
let world: World;
let ids: CustomerId[];
const print = (some: readonly CustomerId[], phones: 'tokens' | 'shown' = 'tokens') =>
  world.call('prints.page', { ids: some, phones, language: 'zh-CN' });
const newest = async () => (await world.call('audit.list', { offset: 0, limit: 1 })).entries[0];
const create = async (name: string, quiet = false) =>
  (
    await world.call('customers.create', {
      card: { name, company: '<b>远山</b>', tags: [], ...(quiet ? { doNotContact: true } : {}) },
      reach: [{ kind: 'phone', value: PHONE }],
      note: 'for nobody else',
    })
  ).id;

beforeAll(async () => {
  world = await createWorld();
  await world.add('li', ['salesperson']);
  ids = [await create('王伟'), await create('李娜', true)];
}, 60_000);
afterAll(() => world.remove());

describe('a page to print', () => {
  test('carries tokens instead of numbers, and who, when and its log entry three times over', async () => {
    const { html, rows, logToken } = await print(ids);
    const { token } = await world.call('customers.get', { id: ids[0] as CustomerId });
    expect(rows).toBe(2);
    expect(html).toContain(token);
    expect(html.replace(/\s/gu, '')).not.toContain('8000');
    expect(html.split(`boss · `).length - 1).toBe(3);
    expect(html.split(logToken).length - 1).toBe(3);
  });

  test('holds no note and nothing a name could smuggle into it', async () => {
    const { html } = await print(ids, 'shown');
    expect(html).not.toContain('for nobody else');
    expect(html).not.toContain('<b>远山');
    expect(html).not.toContain('<script');
  });

  test('E1 E2 is in the log with how many, under the number that stands on it', async () => {
    const { logToken } = await print(ids);
    expect(await newest()).toMatchObject({ action: 'print.made', count: 2 });
    expect(`#${String((await newest())?.seq)}`).toBe(logToken);
  });

  test('shows numbers only when asked, and never of those who must not be contacted', async () => {
    const { html } = await print(ids, 'shown');
    expect(html.split('138 0013 8000').length - 1).toBe(1);
    expect(html).toContain('请勿联系');
  });
});

test('E4 a salesperson prints a day list of their own, but numbers and long lists are exports', async () => {
  await world.signIn('li');
  const own: CustomerId[] = [];
  for (let index = 0; index < 51; index += 1) own.push(await create(`客户${String(index)}`));
  expect((await print(own.slice(0, 50))).rows).toBe(50);
  await expect(print(own)).rejects.toMatchObject({ code: 'EXPORT_NOT_ALLOWED' });
  await expect(print(own.slice(0, 1), 'shown')).rejects.toMatchObject({ code: 'EXPORT_NOT_ALLOWED' });
  await world.signIn('boss');
  const { entries } = await world.call('audit.list', { offset: 0, limit: 20 });
  expect(entries.filter(({ action, actor }) => action === 'export.refused' && actor === 'li')).toHaveLength(2);
});

test('nobody prints a customer their keys do not open', async () => {
  await world.signIn('boss');
  await world.add('sun', ['salesperson']);
  await world.signIn('li');
  const theirs = await create('秘密');
  await world.signIn('sun');
  await expect(print([theirs])).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
