/** What a person is told of wrong passphrases in their name, and how a pause is ended. Rules N1, N2. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bornFrom, birthdayForms } from '../../../shared/model/born.ts';
import { FIRST_RULES } from '../../../shared/model/passphrase-rules.ts';
import { createWorld, PASSPHRASE, type World } from '../../support/vault-world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  for (const name of ['li', 'wu', 'xu']) await world.add(name, ['salesperson']);
}, 60_000);
afterAll(() => {
  world.remove();
});

async function mistype(label: string, times: number): Promise<unknown[]> {
  await world.call('vault.settle', { reason: 'user' });
  const fresh = world.service();
  const { labels } = await fresh.call('vault.open', { path: world.path });
  const slotId = labels.find((one) => one.label === label)?.slotId;
  if (slotId === undefined) throw new Error(`nobody is called ${label}`);
  const codes: unknown[] = [];
  for (let at = 0; at < times; at += 1)
    await fresh.call('vault.unlock', { slotId, passphrase: 'not this one at all' }).catch((error: unknown) => {
      codes.push((error as { code: unknown }).code);
    });
  await fresh.call('vault.settle', { reason: 'user' });
  return codes;
}

test('N2 a person is told what was tried in their name since they were here, also when somebody else came in between, and once', async () => {
  expect(await mistype('li', 2)).toEqual(['WRONG_PASSPHRASE', 'WRONG_PASSPHRASE']);
  await world.signIn('boss');
  expect((await world.call('session.get', undefined)).missedSignIns).toBeUndefined();
  await world.signIn('li');
  const missed = (await world.call('session.get', undefined)).missedSignIns;
  expect(missed).toMatchObject({ count: 2 });
  expect(missed?.lastAt).toBeLessThan(world.ports.time.now);
  await world.signIn('li');
  expect((await world.call('session.get', undefined)).missedSignIns).toBeUndefined();
});

test('N2 it is told until the session ends or the passphrase is a new one', async () => {
  await mistype('xu', 1);
  await world.signIn('xu');
  const missed = async () => (await world.call('session.get', undefined)).missedSignIns;
  expect(await missed()).toMatchObject({ count: 1 });
  await world.call('passphrase.change', { current: PASSPHRASE, next: 'seven-lanterns-over-quiet-harbor-93' });
  expect(await missed()).toBeUndefined();
});

test('N1 an admin or a lead of the team sees who waits and ends it; others neither see nor end', async () => {
  expect(await mistype('li', 4)).toEqual(['WRONG_PASSPHRASE', 'WRONG_PASSPHRASE', 'WRONG_PASSPHRASE', 'TRY_LATER']);
  await world.signIn('wu');
  const listed = async () => (await world.call('people.list', undefined)).find(({ name }) => name === 'li');
  const memberId = (await listed())?.id;
  if (memberId === undefined) throw new Error('li is missing');
  expect((await listed())?.pausedFor).toBeUndefined();
  await expect(world.call('people.endPause', { memberId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await world.signIn('boss');
  expect((await listed())?.pausedFor).toBeGreaterThan(0);
  await world.call('people.endPause', { memberId });
  expect((await listed())?.pausedFor).toBeUndefined();
  const { entries } = await world.call('audit.list', { offset: 0, limit: 5, action: 'pause.ended' });
  expect(entries).toMatchObject([{ actor: 'boss', subject: 'li' }]);
  await world.signIn('li');
  expect((await world.call('session.get', undefined)).missedSignIns).toMatchObject({ count: 3 });
});

test('a birthday that is given is looked for in the passphrase in the ways people write it', async () => {
  expect(['1990-05-20', '19900520', '1990.5.20', '1990年5月20日', '1990/5/20'].map(bornFrom)).toEqual(Array(5).fill('1990-05-20'));
  expect(['', '1990', '1990-13-01', '1990-02-30', '1990520', 'tomorrow'].map(bornFrom)).toEqual(Array(6).fill(undefined));
  expect(birthdayForms('1990-05-20')).toEqual(expect.arrayContaining(['19900520', '20.05.1990', '900520', '0520', '1990520', '1990']));
  await world.signIn('li');
  const change = (next: string, born?: string) => world.call('passphrase.change', { current: PASSPHRASE, next, born });
  const next = 'zephyr 0520 walnut!';
  const judged = await world.call('passphrase.judge', {
    passphrase: '19900520 ok',
    own: birthdayForms('1990-05-20'),
    strict: false,
    rules: FIRST_RULES,
  });
  expect(judged.problems).toContain('own-name');
  await expect(change('walnut19900520', '1990-05-20')).rejects.toMatchObject({ code: 'PASSPHRASE_TOO_WEAK' });
  expect((await world.call('passphrase.judge', { passphrase: next, own: [], strict: false, rules: FIRST_RULES })).acceptable).toBe(true);
});
