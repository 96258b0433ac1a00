/** K11, K12: what a passphrase needs beside it, and what a stolen file opens without it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readKeyFile } from '../../../electron/vault/crypto/key-file.ts';
import { SlotContent, unwrapSlot, type FactorSecrets, type SlotHeader } from '../../../electron/vault/crypto/keyslot.ts';
import { openVaultFile } from '../../../electron/vault/storage/database.ts';
import { listSlots, type StoredSlot } from '../../../electron/vault/storage/slots.ts';
import { outcomeOf } from '../../support/outcome.ts';
import { cheapKdf, createWorld, memoryKeyStore, PASSPHRASE, testPorts, type World } from '../../support/vault-world.ts';

let world: World;
let keyFile: string;
let keyStore: ReturnType<typeof memoryKeyStore>;

beforeEach(async () => {
  keyStore = memoryKeyStore();
  world = await createWorld({ ports: testPorts({ keyStore }) });
  keyFile = join(world.folder, 'stick.keepbook-key');
});
afterEach(() => {
  world.remove();
});

const addFile = () => world.call('factors.writeKeyFile', { passphrase: PASSPHRASE, path: keyFile });
const addDevice = () => world.call('factors.addDevice', { passphrase: PASSPHRASE });

async function slotId(): Promise<SlotHeader['slotId']> {
  await world.call('vault.settle', { reason: 'user' });
  const { labels } = await world.call('vault.open', { path: world.path });
  const [label] = labels;
  if (label === undefined) throw new Error('nobody');
  return label.slotId;
}
const unlock = async (given: { readonly passphrase?: string; readonly keyFile?: string }) =>
  outcomeOf(world.call('vault.unlock', { slotId: await slotId(), passphrase: PASSPHRASE, ...given }));

async function storedSlot(): Promise<StoredSlot> {
  await world.call('vault.settle', { reason: 'user' });
  const db = openVaultFile(world.path, { mustExist: true });
  const vaultId = db.prepare('select lower(hex(vault_id)) from vault').pluck().get() as string;
  const uuid = vaultId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const [slot] = listSlots(db, uuid, 'passphrase');
  db.close();
  if (slot === undefined) throw new Error('no slot');
  return slot;
}

test('K11 a key file is asked for at the next sign-in, and the right one opens', async () => {
  await addFile();
  expect((await world.call('session.get', undefined)).factors).toEqual(['file']);
  expect(await unlock({})).toBe('KEY_FILE_NEEDED');
  expect(await unlock({ keyFile: join(world.folder, 'nowhere') })).toBe('KEY_FILE_WRONG');
  expect(await unlock({ keyFile, passphrase: 'wrong' })).toBe('WRONG_PASSPHRASE');
  expect(await unlock({ keyFile })).toBe('accepted');
});

test('K11 the stolen file and the passphrase open nothing without the key file and the secret of the computer', async () => {
  await addFile();
  await addDevice();
  const { header, wrapped } = await storedSlot();
  expect(header.factors).toEqual(['device', 'file']);
  const file = readKeyFile(keyFile, header);
  const device = keyStore.content.get(`device-secret-${header.vaultId}-${header.slotId}`);
  if (device === undefined) throw new Error('no device secret');
  const open = (other: SlotHeader, secrets: FactorSecrets) =>
    unwrapSlot(other, PASSPHRASE, wrapped, cheapKdf, secrets).catch(() => undefined);
  const { factors: _, ...bare } = header;
  const other = new Uint8Array(32);
  expect(await open(header, {})).toBeUndefined();
  expect(await open(bare, {})).toBeUndefined();
  expect(await open(header, { file, device: other })).toBeUndefined();
  expect(await open(header, { file: other, device })).toBeUndefined();
  expect(await open(header, { file: device, device: file })).toBeUndefined();
  for (const factors of [[], ['file'], ['device'], ['file', 'device']] as const)
    expect(await open({ ...bare, factors }, { file, device })).toBeUndefined();
  expect(SlotContent.safeParse(await open(header, { file, device })).success).toBe(true);
});

test('K11 a slot whose list of factors was edited in the file opens with nothing', async () => {
  await addFile();
  await world.call('vault.settle', { reason: 'user' });
  const db = new Database(world.path);
  db.exec("update slots set factors = '' where kind = 'passphrase'");
  db.close();
  expect(await unlock({})).toBe('WRONG_PASSPHRASE');
  expect(await unlock({ keyFile })).toBe('WRONG_PASSPHRASE');
});

test('K12 on a computer without the secret the passphrase does not open, and says so', async () => {
  await addDevice();
  expect(await unlock({})).toBe('accepted');
  keyStore.content.delete([...keyStore.content.keys()].find((name) => name.startsWith('device-secret-')) ?? '');
  expect(await unlock({})).toBe('DEVICE_SECRET_MISSING');
});

test('K11 nobody depends on a thing that gets lost without a kit', async () => {
  const code = await world.invite('li', ['salesperson']);
  await world.join(code, 'li');
  expect(await outcomeOf(addFile())).toBe('KIT_NEEDED');
});

test('K11 the kit opens when the key file is lost, and a new passphrase ends it', async () => {
  await addFile();
  await slotId();
  await world.call('vault.unlockWithKit', { code: world.founderKit.code });
  expect(await outcomeOf(world.call('factors.remove', { passphrase: world.founderKit.code, factor: 'file' }))).toBe('PASSPHRASE_NEEDED');
  const next = 'seven-lanterns-over-quiet-harbor-93';
  await world.call('passphrase.change', { current: world.founderKit.code, next });
  expect(await unlock({ passphrase: next })).toBe('accepted');
});

test('K8 K11 a new passphrase keeps the factors, removing needs the passphrase and ends one alone', async () => {
  await addFile();
  await addDevice();
  const next = 'seven-lanterns-over-quiet-harbor-93';
  await world.call('passphrase.change', { current: PASSPHRASE, next });
  expect(await unlock({ passphrase: next })).toBe('KEY_FILE_NEEDED');
  expect(await unlock({ passphrase: next, keyFile })).toBe('accepted');
  expect(await outcomeOf(world.call('factors.remove', { passphrase: 'wrong', factor: 'file' }))).toBe('WRONG_PASSPHRASE');
  await world.call('factors.remove', { passphrase: next, factor: 'file' });
  expect((await world.call('session.get', undefined)).factors).toEqual(['device']);
  expect(await unlock({ passphrase: next })).toBe('accepted');
  const { entries } = await world.call('audit.list', { offset: 0, limit: 200 });
  expect(entries.filter(({ action }) => action.startsWith('factor.')).map(({ action, subject }) => [action, subject])).toEqual([
    ['factor.removed', 'file'],
    ['factor.added', 'device'],
    ['factor.added', 'file'],
  ]);
});

test('K9 the slot stays stated: a vault with factors is intact', async () => {
  await addFile();
  expect(await unlock({ keyFile })).toBe('accepted');
  await expect.poll(async () => (await world.call('health.get', undefined)).verification).toBe('intact');
});

test('K11 a key file that was changed, cut or made for somebody else is refused', async () => {
  await addFile();
  const { header } = await storedSlot();
  const text = readFileSync(keyFile, 'utf8');
  const place = { vaultId: header.vaultId, slotId: header.slotId };
  expect(readKeyFile(keyFile, place)).toHaveLength(32);
  const wrong = join(world.folder, 'wrong.keepbook-key');
  const [title = '', vault = '', slot = '', secret = '', sum = ''] = text.split('\n');
  const other = [title, vault, slot, secret.startsWith('A') ? `B${secret.slice(1)}` : `A${secret.slice(1)}`, sum].join('\n');
  for (const content of ['', 'x', text.slice(0, -3), other, text.repeat(2).slice(10), 'k'.repeat(5_000)]) {
    writeFileSync(wrong, content);
    expect(() => readKeyFile(wrong, place)).toThrow(expect.objectContaining({ code: 'KEY_FILE_WRONG' }));
  }
  expect(() => readKeyFile(keyFile, { ...place, vaultId: slot })).toThrow(expect.objectContaining({ code: 'KEY_FILE_WRONG' }));
  // Mail programs and editors turn line ends around.
  writeFileSync(wrong, text.replaceAll('\n', '\r\n'));
  expect(readKeyFile(wrong, place)).toHaveLength(32);
});

test('a vault made before there were factors opens, and gets the column with the next slot', async () => {
  await world.call('vault.settle', { reason: 'user' });
  const db = new Database(world.path);
  db.exec('alter table slots drop column factors; alter table slots drop column credential');
  db.close();
  expect(await unlock({})).toBe('accepted');
  await addFile();
  expect(await unlock({ keyFile })).toBe('accepted');
  await expect.poll(async () => (await world.call('health.get', undefined)).verification).toBe('intact');
});
