/** E1 to E4 seen from the window: whatever leaves is marked, logged and can be refused. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDispatcher, type Dispatch } from '../../../electron/ipc/dispatcher.ts';
import { listAudit } from '../../../electron/vault/audit/audit-log.ts';
import { createCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { openCustomer } from '../../../electron/vault/customers/open-customer.ts';
import { createVault } from '../../../electron/vault/session/create-vault.ts';
import { roster } from '../../../electron/vault/session/unlocked-vault.ts';
import { contract, type Method } from '../../../shared/contract.ts';
import { DEFAULT_POLICY } from '../../../shared/model/access.ts';
import { PASSPHRASE, testPorts } from '../../support/vault-world.ts';
import { canaryNumber } from './canaries.ts';
import { openDoor, type Door } from './door.ts';
import { ALL, EXAMPLES } from './examples.ts';
import { leaksOf, logOf } from './leaks.ts';
import { setScene, type Scene } from './scene.ts';

type WayOut = { [M in Method]: (typeof contract)[M]['egress'] extends true ? M : never }[Method];
const WAYS_OUT = (Object.keys(contract) as Method[]).filter((method) => contract[method].egress);

let scene: Scene;
let door: Door;

beforeAll(async () => {
  scene = await setScene();
  door = openDoor(scene.path, scene.ports);
}, 120_000);
afterAll(async () => {
  await door.close();
  scene.remove();
});

const fresh = (): string => join(scene.folder, `${String(Math.random()).slice(2)}.age`);

/** Messages that let something out, for a person who has the keys; by way out. */
function requests(): Record<WayOut, unknown> {
  const { id, phone, canary } = scene.customers.li;
  return {
    'customers.list': { query: { ...ALL, search: canary.number }, offset: 0, limit: 20 },
    // Another number than the list is searched for: found once a day is found.
    'customers.similar': { name: '', phones: [scene.customers.shared.canary.number], emails: [] },
    'customers.reveal': { id, valueId: phone },
    'customers.copy': { id, valueId: phone },
    'customers.copyBlock': { ids: [id, scene.customers.shared.id], fields: ['name', 'phone'] },
    'customers.call': { id, valueId: phone },
    'exports.run': {
      query: ALL,
      fields: ['name', 'phones'],
      target: { kind: 'passphrase', passphrase: 'seven quiet rivers' },
      reason: 'fair',
      language: 'en',
    },
    'prints.run': { ids: [id], phones: 'shown', language: 'en' },
    'exposures.print': { memberId: scene.members.boss, days: 30, language: 'en' },
    'rights.save': { language: 'en' },
    'backups.run': undefined,
  };
}

/** Newest first; a backup is in the log before it leaves, and again once it is whole. */
const LOGGED: Record<WayOut, readonly string[]> = {
  'customers.list': ['value.found'],
  'customers.similar': ['value.found'],
  'customers.reveal': ['value.revealed'],
  'customers.copy': ['value.copied'],
  'customers.copyBlock': ['block.copied'],
  'customers.call': ['value.called'],
  'exports.run': ['export.made'],
  'prints.run': ['print.made'],
  'exposures.print': ['report.made'],
  'rights.save': ['rights.saved'],
  'backups.run': ['backup.made', 'backup.begun'],
};

test('the ways out tested here are those the contract marks', () => {
  expect(Object.keys(LOGGED).sort()).toEqual([...WAYS_OUT].sort());
});

describe('E1 E2 each way out leaves its entry in the log and no other', () => {
  test.each(Object.keys(LOGGED) as WayOut[])('%s', async (method) => {
    await door.signIn('boss');
    const before = (await logOf(door.main.dispatch)).length;
    door.ports.dialogAnswers.push(fresh());
    const reply = await door.main.dispatch(method, requests()[method]);
    expect(reply.ok).toBe(true);
    const entries = await logOf(door.main.dispatch);
    const left = entries.slice(0, entries.length - before);
    expect(left.map(({ action }) => action)).toEqual(LOGGED[method]);
    expect(left.every(({ actor }) => actor === 'boss')).toBe(true);
  });
});

test('E1 no method of the contract answers with a secret unmarked or unlogged', async () => {
  await door.signIn('boss');
  const told: string[] = [];
  let asked = 0;
  for (const method of Object.keys(contract) as Method[]) {
    // The two that hand out nothing but end or replace the session are in the table of examples.
    if (
      EXAMPLES[method].needs === 'vault' ||
      [
        'vaults.close',
        'vaults.open',
        'vaults.chooseExisting',
        'vaults.create',
        'vaults.createDemo',
        'vault.lock',
        'restores.run',
        'passphrase.change',
      ].includes(method)
    )
      continue;
    const input: unknown = method in LOGGED ? requests()[method as WayOut] : await EXAMPLES[method].input(scene, door);
    door.ports.dialogAnswers.length = 0;
    door.ports.dialogAnswers.push(
      ...(method === 'exports.run' || method === 'backups.run' ? [fresh()] : (EXAMPLES[method].dialogs?.(scene) ?? [])),
    );
    await door.ports.clipboard.clear();
    door.ports.dialled.length = 0;
    told.push(...(await leaksOf(door.main.dispatch, { method, input }, scene.canaries, () => door.ports.dialled.join(' '))));
    asked += 1;
  }
  expect(told).toEqual([]);
  expect(asked).toBeGreaterThan(40);
});

test('E1 the check itself catches a handler that goes around the gate', async () => {
  const ports = testPorts();
  const path = join(scene.folder, 'around.keepbook');
  const { vault } = await createVault(
    { path, vaultName: 'around', teamName: 'North', name: 'boss', label: 'boss', passphrase: PASSPHRASE, language: 'en' },
    ports,
    () => undefined,
  );
  await vault.verified;
  const canary = canaryNumber(50);
  const id = await createCustomer(vault, { card: { name: 'A', tags: [] }, reach: canary.reach });
  const around: Dispatch = createDispatcher((method, input) => {
    if (method === 'audit.list') return Promise.resolve(listAudit(vault.audit, input as Parameters<typeof listAudit>[1], roster(vault)));
    const plain = openCustomer(vault, id).reach?.values[0]?.value ?? '';
    if (method === 'customers.reveal') return Promise.resolve({ value: plain, hideAfterMs: 1, revealsLeft: 1, revealsPerDay: 1 });
    return Promise.resolve({ noteId: id, text: plain });
  }, ports.log);
  const value = openCustomer(vault, id).reach?.values[0]?.id;
  expect(await leaksOf(around, { method: 'customers.reveal', input: { id, valueId: value } }, [canary])).toEqual([
    'customers.reveal let a secret out with 0 log entries',
  ]);
  // An answer with a field too many does not even reach the window; one that hides the value in a field that is there does.
  expect(await leaksOf(around, { method: 'notes.add', input: { id, text: 'x' } }, [canary])).toEqual([]);
  const hidden: Dispatch = createDispatcher((method, input) => {
    if (method === 'audit.list') return Promise.resolve(listAudit(vault.audit, input as Parameters<typeof listAudit>[1], roster(vault)));
    const rights = { depth: 0, mayChange: false, mayFoundBelow: false };
    return Promise.resolve([{ id, name: openCustomer(vault, id).reach?.values[0]?.value ?? '', ...rights }]);
  }, ports.log);
  expect(await leaksOf(hidden, { method: 'teams.list', input: undefined }, [canary])).toEqual([
    'teams.list answers with a secret but is not marked as a way out',
    'teams.list let a secret out with 0 log entries',
  ]);
  vault.projection.close();
  vault.journal.db.close();
});

describe('E3 E4 with the budget spent or the policy against it every way out refuses, and the refusal is logged', () => {
  const REFUSED: Record<WayOut, readonly [code: string, action: string]> = {
    'customers.list': ['BUDGET_SPENT', 'reveal.refused'],
    'customers.similar': ['BUDGET_SPENT', 'reveal.refused'],
    'customers.reveal': ['BUDGET_SPENT', 'reveal.refused'],
    'customers.copy': ['BUDGET_SPENT', 'reveal.refused'],
    'customers.copyBlock': ['EXPORT_NOT_ALLOWED', 'export.refused'],
    'customers.call': ['BUDGET_SPENT', 'reveal.refused'],
    'exports.run': ['EXPORT_NOT_ALLOWED', 'export.refused'],
    'prints.run': ['EXPORT_NOT_ALLOWED', 'export.refused'],
    'exposures.print': ['FORBIDDEN', 'export.refused'],
    'rights.save': ['FORBIDDEN', 'export.refused'],
    'backups.run': ['FORBIDDEN', 'export.refused'],
  };

  let other: unknown;

  beforeAll(async () => {
    await door.signIn('boss');
    await door.value('policy.set', { policy: { ...DEFAULT_POLICY, revealsPerDay: 1 }, reason: 'strict' });
    await door.signIn('li');
    const { current } = await door.value('agreement.get');
    if (current !== undefined) await door.value('agreement.sign', { version: current.version });
    // Spent on another customer than those asked about below.
    const { id } = await door.value('customers.create', {
      card: { name: 'Other', tags: [] },
      reach: [{ kind: 'phone', value: '13800138333' }],
    });
    other = { id, valueId: (await door.value('customers.get', { id })).reach[0]?.id };
    expect(await door.value('customers.reveal', other)).toMatchObject({ value: '138 0013 8333', revealsLeft: 0 });
  });

  test.each(Object.keys(REFUSED) as WayOut[])('%s', async (method) => {
    await door.signIn('li');
    const target = fresh();
    await door.ports.clipboard.clear();
    door.ports.dialled.length = 0;
    door.ports.dialogAnswers.push(target);
    expect(await door.code(method, requests()[method])).toBe(REFUSED[method][0]);
    expect([existsSync(target), await door.ports.clipboard.readText(), door.ports.dialled]).toEqual([false, '', []]);
    await door.signIn('ann');
    const [newest] = (await logOf(door.main.dispatch))
      .filter(({ actor }) => actor === 'li')
      .filter(({ action }) => action !== 'vault.unlocked');
    expect(newest).toMatchObject({ action: REFUSED[method][1], reason: REFUSED[method][0], actor: 'li' });
  });

  test('what was revealed today may be seen again, because it counts once', async () => {
    await door.signIn('li');
    expect(await door.value('customers.reveal', other)).toMatchObject({ revealsLeft: 0, revealsPerDay: 1 });
  });
});

test('E2 when the entry cannot be written, nothing leaves', async () => {
  await door.signIn('boss');
  rmSync(scene.path);
  await door.ports.clipboard.clear();
  door.ports.dialled.length = 0;
  const target = fresh();
  for (const method of [
    'customers.reveal',
    'customers.copy',
    'customers.copyBlock',
    'customers.call',
    'exports.run',
    'prints.run',
    'backups.run',
  ] as const) {
    door.ports.dialogAnswers.length = 0;
    door.ports.dialogAnswers.push(target);
    expect([method, await door.code(method, requests()[method])]).toEqual([method, 'VAULT_MISSING']);
  }
  expect([existsSync(target), await door.ports.clipboard.readText(), door.ports.dialled]).toEqual([false, '', []]);
});
