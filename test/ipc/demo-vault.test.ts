import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDoor, type Door } from './door/door.ts';
import { setScene, type Scene } from './door/scene.ts';

let scene: Scene;
let door: Door;
const folders = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('keepbook-demo-'));

beforeAll(async () => {
  scene = await setScene();
  door = openDoor(scene.path, scene.ports);
}, 120_000);
afterAll(async () => {
  await door.close();
  scene.remove();
});

test('the demo vault opens unlocked with 500 invented customers, is marked, and leaves nothing when it is ended', async () => {
  await door.toWelcome();
  const before = new Set(folders());
  const opened = await door.value('vaults.createDemo', { language: 'zh-CN' });
  expect(opened).toMatchObject({ phase: 'unlocked', demo: true });
  const made = folders().filter((name) => !before.has(name));
  expect(made).toHaveLength(1);
  const { total, rows } = await door.value('customers.list', {
    query: { search: '', sort: 'name', descending: false },
    offset: 0,
    limit: 200,
  });
  expect(total).toBe(500);
  expect(rows.some(({ name }) => /^[A-Z]/u.test(name))).toBe(true);
  expect(await door.value('vaults.close')).toMatchObject({ phase: 'welcome', demo: false });
  await expect.poll(() => existsSync(`${tmpdir()}/${made[0] ?? ''}`)).toBe(false);
});

test('locking the demo vault ends it, because nobody knows its passphrase', async () => {
  await door.toWelcome();
  await door.value('vaults.createDemo', { language: 'en' });
  await door.value('vault.lock');
  await expect.poll(async () => (await door.state()).phase).toBe('welcome');
  expect((await door.state()).recent.some(({ name }) => name.startsWith('Demo'))).toBe(false);
});
