/** The rules for passphrases that an admin signs, where a passphrase is chosen and while it is kept. K10. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listSlots } from '../../../electron/vault/storage/slots.ts';
import { openVaultFile } from '../../../electron/vault/storage/database.ts';
import { SlotContent, unwrapSlot } from '../../../electron/vault/crypto/keyslot.ts';
import { DEFAULT_POLICY, Policy } from '../../../shared/model/access.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import { PASSPHRASE_PRESETS } from '../../../shared/model/passphrase-rules.ts';
import { outcomeOf } from '../../support/outcome.ts';
import { createWorld, PASSPHRASE, type World } from '../../support/vault-world.ts';

const numbered = (number: number): string => `Quiet harbor ${String(number)} vermilion-lantern`;
let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => {
  world.remove();
});

const change = (current: string, next: string) => outcomeOf(world.call('passphrase.change', { current, next }));
const rule = (rules: Partial<Policy>) => world.call('policy.set', { policy: { ...DEFAULT_POLICY, ...rules }, reason: 'agreed' });

test('rules signed before these were asked for mean the recommended ones', () => {
  const { salespersonMayExport, leadMayExport, exportMaxRows, revealsPerDay, autoLockMinutes, phoneRegion } = DEFAULT_POLICY;
  const older = { salespersonMayExport, leadMayExport, exportMaxRows, revealsPerDay, autoLockMinutes, phoneRegion };
  expect(Policy.parse(older)).toMatchObject({ ...older, ...PASSPHRASE_PRESETS.nist, factorRoles: [] });
});

test('what the rules ask for is asked at a change and when joining', async () => {
  await rule(PASSPHRASE_PRESETS.classic);
  expect(await change(PASSPHRASE, 'seven-lanterns-over-quiet-harbor-93')).toBe('PASSPHRASE_TOO_WEAK');
  expect(await change(PASSPHRASE, numbered(1))).toBe('accepted');
  const code = await world.invite('li', ['salesperson']);
  await world.lock();
  expect(await world.call('vault.inspectInvitation', { code })).toMatchObject({
    rules: { passphraseMinLength: 12, passphraseClasses: true },
  });
  expect(await outcomeOf(world.call('vault.join', { code, label: 'li', passphrase: PASSPHRASE }))).toBe('PASSPHRASE_TOO_WEAK');
  expect(await outcomeOf(world.call('vault.join', { code, label: 'li', passphrase: numbered(2) }))).toBe('accepted');
});

test('K10 none of the last few can be taken again, the present one included; older ones can', async () => {
  await rule({ passphraseHistory: 3 });
  expect(await change(PASSPHRASE, PASSPHRASE)).toBe('PASSPHRASE_USED');
  expect(await change(PASSPHRASE, numbered(1))).toBe('accepted');
  expect(await change(numbered(1), numbered(2))).toBe('accepted');
  for (const used of [PASSPHRASE, numbered(1), numbered(2)]) expect(await change(numbered(2), used)).toBe('PASSPHRASE_USED');
  expect(await change(numbered(2), numbered(3))).toBe('accepted');
  expect(await change(numbered(3), PASSPHRASE)).toBe('accepted');
});

test('K10 the memory is inside the sealed slot, under one salt, and holds no more than the rules ask for', async () => {
  await rule({ passphraseHistory: 2 });
  for (let number = 1; number <= 3; number += 1) await change(number === 1 ? PASSPHRASE : numbered(number - 1), numbered(number));
  const { vaultId } = await world.call('session.get', undefined);
  await world.call('vault.settle', { reason: 'user' });
  const db = openVaultFile(world.path, { mustExist: true });
  const [slot] = listSlots(db, vaultId, 'passphrase');
  db.close();
  if (slot === undefined) throw new Error('no slot');
  const opened = SlotContent.parse(await unwrapSlot(slot.header, numbered(3), slot.wrapped, world.ports.kdf));
  expect(opened.past?.tags).toHaveLength(2);
  expect(Buffer.from(slot.wrapped).includes(Buffer.from(opened.past?.salt ?? '', 'base64'))).toBe(false);
});

test('an expired passphrase lets a person choose a new one and nothing else', async () => {
  await rule({ passphraseDays: 90 });
  const { passphraseExpiresAt = 0 } = await world.call('session.get', undefined);
  expect(Math.round((passphraseExpiresAt - world.ports.time.now) / DAY_MS)).toBe(90);
  world.ports.time.now = passphraseExpiresAt - 1_000;
  expect(await outcomeOf(world.call('people.list', undefined))).toBe('accepted');
  world.ports.time.now = passphraseExpiresAt;
  await world.signIn('boss');
  expect(await outcomeOf(world.call('people.list', undefined))).toBe('PASSPHRASE_EXPIRED');
  expect(
    await outcomeOf(world.call('customers.list', { query: { search: '', sort: 'name', descending: false }, offset: 0, limit: 5 })),
  ).toBe('PASSPHRASE_EXPIRED');
  expect(await change(PASSPHRASE, numbered(1))).toBe('accepted');
  expect(await outcomeOf(world.call('people.list', undefined))).toBe('accepted');
  expect((await world.call('session.get', undefined)).passphraseExpiresAt).toBeGreaterThan(passphraseExpiresAt + 89 * DAY_MS);
});

test('N1 rules that close after three slips do so from the third on, also in a new process', async () => {
  await rule(PASSPHRASE_PRESETS.classic);
  await world.call('vault.settle', { reason: 'user' });
  const { labels } = await world.call('vault.open', { path: world.path });
  const slotId = labels[0]?.slotId;
  if (slotId === undefined) throw new Error('no label');
  for (let slip = 0; slip < 3; slip += 1) await outcomeOf(world.call('vault.unlock', { slotId, passphrase: 'wrong' }));
  await expect(world.call('vault.unlock', { slotId, passphrase: PASSPHRASE })).rejects.toMatchObject({
    code: 'TRY_LATER',
    details: { seconds: 3_600 },
  });
});
