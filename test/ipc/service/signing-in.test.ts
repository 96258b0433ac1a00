/** Wrong secrets, used and old invitations, weak passphrases: each a code of its own, and the vault as it was. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIRST_RULES } from '../../../shared/model/passphrase-rules.ts';
import { outcomeOf } from '../../support/outcome.ts';
import { createWorld, PASSPHRASE, type World } from '../../support/vault-world.ts';

let world: World;
let other: World;
const WEAK = ['short', 'password1234', 'boss-boss-boss', '123456789012', 'qwertyuiopas', 'aaaaaaaaaaaaaaaa'];

beforeAll(async () => {
  world = await createWorld();
  other = await createWorld();
}, 60_000);
afterAll(() => {
  world.remove();
  other.remove();
});

test('a wrong passphrase and a slot that is not there are told alike, and a right one still opens', async () => {
  await world.call('vault.settle', { reason: 'user' });
  const fresh = world.service();
  const { labels } = await fresh.call('vault.open', { path: world.path });
  const slotId = labels[0]?.slotId;
  if (slotId === undefined) throw new Error('no label');
  for (const passphrase of ['wrong', `${PASSPHRASE} `, PASSPHRASE.toUpperCase(), '\u0000', 'x'.repeat(1_024)]) {
    expect(await outcomeOf(fresh.call('vault.unlock', { slotId, passphrase }))).toBe('WRONG_PASSPHRASE');
    world.ports.time.now += 3_600_000;
  }
  expect(
    await outcomeOf(
      fresh.call('vault.unlock', { slotId: '0198c0de-0000-7000-8000-000000000009' as typeof slotId, passphrase: PASSPHRASE }),
    ),
  ).toBe('WRONG_PASSPHRASE');
  for (const code of ['', 'ABCD', other.founderKit.code, world.founderKit.code.slice(0, -1), world.founderKit.recoveryKey ?? ''])
    expect(await outcomeOf(fresh.call('vault.unlockWithKit', { code }))).toBe('WRONG_KIT_CODE');
  expect(await outcomeOf(fresh.call('vault.unlock', { slotId, passphrase: PASSPHRASE }))).toBe('accepted');
});

test('K7 an invitation is for one person, once, for a day, and a slip in it is told', async () => {
  await world.signIn('boss');
  const [used, expired, typed] = [
    await world.invite('li', ['salesperson']),
    await world.invite('wu', ['salesperson']),
    await world.invite('xu', ['salesperson']),
  ];
  await world.join(used, 'li');
  await world.lock();
  const join = (code: string, label: string) => outcomeOf(world.call('vault.join', { code, label, passphrase: PASSPHRASE }));
  expect(await outcomeOf(world.call('vault.inspectInvitation', { code: used }))).toBe('WRONG_INVITATION');
  expect(await join(used, 'li2')).toBe('WRONG_INVITATION');
  const at = typed.length - 6;
  const slipped = `${typed.slice(0, at)}${typed.charAt(at) === 'A' ? 'B' : 'A'}${typed.slice(at + 1)}`;
  for (const code of [slipped, `${typed}0`, typed.slice(0, -1), 'no code at all', ''])
    expect([code, await join(code, 'xu')]).toEqual([code, 'WRONG_INVITATION']);
  expect(await join(typed, 'boss')).toBe('LABEL_TAKEN');
  expect(await world.call('vault.inspectInvitation', { code: typed.toLowerCase().replaceAll('-', ' ') })).toMatchObject({
    name: 'xu',
    invitedBy: 'boss',
  });
  world.ports.time.now += 25 * 3_600_000;
  expect(await outcomeOf(world.call('vault.inspectInvitation', { code: expired }))).toBe('INVITATION_EXPIRED');
  expect(await join(expired, 'wu')).toBe('INVITATION_EXPIRED');
  await world.signIn('boss');
  expect((await world.call('people.list', undefined)).map(({ name, state }) => [name, state])).toEqual([
    ['boss', 'active'],
    ['li', 'waiting'],
    ['wu', 'invited'],
    ['xu', 'invited'],
  ]);
});

test('an invitation that was cancelled lets nobody in', async () => {
  await world.signIn('boss');
  const code = await world.invite('zhou', ['salesperson']);
  const member = (await world.call('people.list', undefined)).find(({ name }) => name === 'zhou');
  if (member === undefined) throw new Error('nobody was invited');
  await world.call('people.cancelInvitation', { memberId: member.id });
  await world.lock();
  expect(await outcomeOf(world.call('vault.join', { code, label: 'zhou', passphrase: PASSPHRASE }))).toSatisfy(
    (given) => given === 'INVITATION_USED' || given === 'WRONG_INVITATION',
  );
});

test('weak passphrases are refused for founder, lead and salesperson, and at a change; nobody joins by them', async () => {
  await world.signIn('boss');
  const forLead = await world.invite('lead2', ['lead']);
  const forSales = await world.invite('sales2', ['salesperson']);
  for (const next of [...WEAK, PASSPHRASE.slice(0, 10)])
    expect([next, await outcomeOf(world.call('passphrase.change', { current: PASSPHRASE, next }))]).toEqual([next, 'PASSPHRASE_TOO_WEAK']);
  await world.lock();
  for (const passphrase of WEAK) {
    const founding = {
      path: `${world.folder}/weak.keepbook`,
      teamName: 'North',
      name: 'boss',
      label: 'boss',
      passphrase,
      language: 'en',
    } as const;
    expect([passphrase, await outcomeOf(other.service().call('vault.create', founding))]).toEqual([passphrase, 'PASSPHRASE_TOO_WEAK']);
    for (const code of [forLead, forSales])
      expect([passphrase, await outcomeOf(world.call('vault.join', { code, label: 'new', passphrase }))]).toEqual([
        passphrase,
        'PASSPHRASE_TOO_WEAK',
      ]);
  }
  // Good enough for one's own customers, not for those of others.
  const middling = 'maple-hat 7781 sofa';
  const normal = await world.call('passphrase.judge', { passphrase: middling, own: [], strict: false, rules: FIRST_RULES });
  const strict = await world.call('passphrase.judge', { passphrase: middling, own: [], strict: true, rules: FIRST_RULES });
  if (normal.acceptable && !strict.acceptable)
    expect(await outcomeOf(world.call('vault.join', { code: forLead, label: 'new', passphrase: middling }))).toBe('PASSPHRASE_TOO_WEAK');
  await world.join(forSales, 'sales2');
});

test('changing needs the old one, and only the new one opens afterwards', async () => {
  await world.signIn('boss');
  const next = 'seven-lanterns-over-quiet-harbor-93';
  expect(await outcomeOf(world.call('passphrase.change', { current: 'wrong', next }))).toBe('WRONG_PASSPHRASE');
  expect(await outcomeOf(world.call('kit.create', { passphrase: 'wrong' }))).toBe('WRONG_PASSPHRASE');
  await world.call('passphrase.change', { current: PASSPHRASE, next });
  await expect(world.signIn('boss')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
});
