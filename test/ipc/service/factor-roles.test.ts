/** N5: the rules may ask a role for a second factor. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { join } from 'node:path';
import { DEFAULT_POLICY, Policy, type Role } from '../../../shared/model/access.ts';
import { createWorld, PASSPHRASE, type World } from '../../support/vault-world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => {
  world.remove();
});

const rule = (factorRoles: readonly Role[]) => world.call('policy.set', { policy: { ...DEFAULT_POLICY, factorRoles }, reason: 'agreed' });
const canWork = () =>
  world.call('books.list', undefined).then(
    () => 'accepted',
    (error: unknown) => (error as { code: unknown }).code,
  );

test('N5 a role that needs one sets it up before anything else, with a kit before it', async () => {
  await world.add('li', ['salesperson']);
  await rule(['salesperson']);
  expect(await canWork()).toBe('accepted');
  await world.signIn('li');
  expect(await canWork()).toBe('FACTOR_NEEDED');
  expect((await world.call('session.get', undefined)).owesFactor).toBe(true);
  const path = join(world.folder, 'li.keepbook-key');
  await expect(world.call('factors.writeKeyFile', { passphrase: PASSPHRASE, path })).rejects.toMatchObject({ code: 'KIT_NEEDED' });
  await world.call('kit.create', { passphrase: PASSPHRASE });
  await world.call('factors.writeKeyFile', { passphrase: PASSPHRASE, path });
  expect(await canWork()).toBe('accepted');
});

test('N5 taking the factor away ends the work again, and codes of an app are no such factor', async () => {
  await world.call('factors.addDevice', { passphrase: PASSPHRASE });
  await rule(['lead']);
  expect(await canWork()).toBe('accepted');
  await world.call('factors.remove', { passphrase: PASSPHRASE, factor: 'device' });
  expect(await canWork()).toBe('FACTOR_NEEDED');
  await expect(world.call('codes.begin', { passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'FACTOR_NEEDED' });
});

test('N5 whoever comes in by the kit can sign the rules and set a new passphrase', async () => {
  await rule(['admin']);
  expect(await canWork()).toBe('FACTOR_NEEDED');
  await world.lock();
  await world.call('vault.unlockWithKit', { code: world.founderKit.code });
  expect(await canWork()).toBe('accepted');
  await world.call('passphrase.change', { current: world.founderKit.code, next: 'seven-lanterns-over-quiet-harbor-93' });
});

test('rules signed before this was asked for ask nobody', () => {
  const { factorRoles: _, ...older } = DEFAULT_POLICY;
  expect(Policy.parse(older).factorRoles).toEqual([]);
});
