/** N4: codes of an app after the passphrase, a gate of this program. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hotp, stepAt } from '../../../electron/vault/crypto/totp.ts';
import { outcomeOf } from '../../support/outcome.ts';
import { createWorld, PASSPHRASE, type World } from '../../support/vault-world.ts';

const STEP_MS = 30_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => {
  world.remove();
});

/** What an app does with the text of the QR. */
function appWith(secret: string): (stepsLater?: number) => string {
  const bits = [...secret].map((char) => ALPHABET.indexOf(char).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  return (stepsLater = 0) => hotp(bytes, stepAt(world.ports.time.now) + stepsLater);
}

async function setUp(): Promise<{ readonly app: ReturnType<typeof appWith>; readonly recovery: readonly string[] }> {
  const { secret } = await world.call('codes.begin', { passphrase: PASSPHRASE });
  const app = appWith(secret);
  const { recoveryCodes } = await world.call('codes.confirm', { passphrase: PASSPHRASE, code: app() });
  return { app, recovery: recoveryCodes };
}

/** As a new process, with the passphrase given. */
async function passphraseOnly(passphrase = PASSPHRASE): Promise<void> {
  await world.call('vault.settle', { reason: 'user' });
  const service = world.service();
  const { labels } = await service.call('vault.open', { path: world.path });
  const [label] = labels;
  if (label === undefined) throw new Error('nobody');
  await service.call('vault.unlock', { slotId: label.slotId, passphrase });
}
const enter = (code: string) => outcomeOf(world.call('codes.enter', { code }));
const canWork = () => outcomeOf(world.call('people.list', undefined));

test('N4 nothing but the code goes before it was given, and everything after', async () => {
  const { app } = await setUp();
  expect(await canWork()).toBe('accepted');
  world.ports.time.now += STEP_MS;
  await passphraseOnly();
  expect((await world.call('session.get', undefined)).codes).toBe('waiting');
  expect(await canWork()).toBe('CODE_NEEDED');
  expect(await outcomeOf(world.call('codes.remove', { passphrase: PASSPHRASE }))).toBe('CODE_NEEDED');
  expect(await outcomeOf(world.call('passphrase.change', { current: PASSPHRASE, next: 'seven-lanterns-over-quiet-harbor-93' }))).toBe(
    'CODE_NEEDED',
  );
  expect(await enter('000000')).toBe('WRONG_CODE');
  expect(await enter(app())).toBe('accepted');
  expect(await canWork()).toBe('accepted');
});

test('N4 a code counts once, also in a new process and with the clock set back', async () => {
  const { app } = await setUp();
  world.ports.time.now += 2 * STEP_MS;
  const code = app();
  await passphraseOnly();
  expect(await enter(code)).toBe('accepted');
  await passphraseOnly();
  expect(await enter(code)).toBe('WRONG_CODE');
  world.ports.time.now -= STEP_MS;
  expect(await enter(app())).toBe('WRONG_CODE');
});

test('N4 a recovery code counts once, however it is typed, and the ones left are told', async () => {
  const { recovery } = await setUp();
  expect(recovery).toHaveLength(10);
  const [first = '', second = ''] = recovery;
  await passphraseOnly();
  expect(await enter(` ${first.slice(0, 5)}-${first.slice(5)} `.toLowerCase())).toBe('accepted');
  expect(await world.call('codes.left', undefined)).toEqual({ left: 9 });
  await passphraseOnly();
  expect(await enter(first)).toBe('WRONG_CODE');
  expect(await enter(second)).toBe('accepted');
});

test('N1 wrong codes cost time, and a right passphrase in between forgives none of them', async () => {
  const { app } = await setUp();
  world.ports.time.now += STEP_MS;
  for (let slip = 0; slip < 3; slip += 1) {
    await passphraseOnly();
    expect(await enter('000000')).toBe('WRONG_CODE');
  }
  await passphraseOnly();
  expect(await enter(app())).toBe('TRY_LATER');
  world.ports.time.now += 61_000;
  expect(await enter(app())).toBe('accepted');
});

test('N4 the kit opens when the phone is lost, and a new passphrase set there asks for no code', async () => {
  await setUp();
  await world.lock();
  await world.call('vault.unlockWithKit', { code: world.founderKit.code });
  expect(await canWork()).toBe('accepted');
  const next = 'seven-lanterns-over-quiet-harbor-93';
  await world.call('passphrase.change', { current: world.founderKit.code, next });
  await passphraseOnly(next);
  expect(await canWork()).toBe('accepted');
});

test('K8 N4 a new passphrase and a new factor keep the codes; taking them away needs the passphrase', async () => {
  await setUp();
  const next = 'seven-lanterns-over-quiet-harbor-93';
  await world.call('passphrase.change', { current: PASSPHRASE, next });
  await world.call('factors.addDevice', { passphrase: next });
  expect((await world.call('session.get', undefined)).codes).toBe('given');
  expect(await outcomeOf(world.call('codes.remove', { passphrase: 'wrong' }))).toBe('WRONG_PASSPHRASE');
  await world.call('codes.remove', { passphrase: next });
  await passphraseOnly(next);
  expect(await canWork()).toBe('accepted');
});

test('codes are in force only when the app has shown that it holds the secret', async () => {
  await world.call('codes.begin', { passphrase: PASSPHRASE });
  expect(await outcomeOf(world.call('codes.confirm', { passphrase: PASSPHRASE, code: '000000' }))).toBe('WRONG_CODE');
  await passphraseOnly();
  expect(await canWork()).toBe('accepted');
});
