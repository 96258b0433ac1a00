/** One person at a time in one service. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVaultService } from '../../../electron/ipc/vault-service.ts';
import { createWorld, PASSPHRASE, type World } from '../../support/vault-world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await world.add('li', ['salesperson']);
  await world.call('vault.settle', { reason: 'user' });
}, 60_000);
afterAll(() => {
  world.remove();
});

test('of two sign-ins at once, and of any while somebody is in, only the first is let in, and it goes on undisturbed', async () => {
  const service = createVaultService(world.ports, () => undefined);
  const { labels } = await service.call('vault.open', { path: world.path });
  const attempts = labels.map(({ slotId }) => service.call('vault.unlock', { slotId, passphrase: PASSPHRASE }));
  expect(
    (await Promise.allSettled(attempts)).map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as unknown) : 'in')),
  ).toEqual(['in', expect.objectContaining({ code: 'BUSY' })]);
  const later = [
    ...labels.map(({ slotId }) => service.call('vault.unlock', { slotId, passphrase: PASSPHRASE })),
    service.call('vault.unlockWithKit', { code: world.founderKit.code }),
  ];
  for (const attempt of later) await expect(attempt).rejects.toMatchObject({ code: 'BUSY' });
  const { id } = await service.call('customers.create', { card: { name: 'Still here', tags: [] }, reach: [] });
  expect(await service.call('session.get', undefined)).toMatchObject({ name: 'boss' });
  expect(await service.call('audit.verify', undefined)).toMatchObject({ intact: true });
  await service.call('vault.settle', { reason: 'user' });

  const next = createVaultService(world.ports, () => undefined);
  const boss = (await next.call('vault.open', { path: world.path })).labels[0];
  if (boss === undefined) throw new Error('nobody can sign in');
  await expect(next.call('vault.unlock', { slotId: boss.slotId, passphrase: 'wrong' })).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
  await next.call('vault.unlock', { slotId: boss.slotId, passphrase: PASSPHRASE });
  expect((await next.call('customers.get', { id })).card.name).toBe('Still here');
  await next.call('vault.settle', { reason: 'user' });
});
