/** Every method of the contract against the real vault: what it takes, what it refuses, and what it says when nobody is signed in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type Method } from '../../../shared/contract.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { canariesIn } from './canaries.ts';
import { openDoor, type Door } from './door.ts';
import { ALL, EXAMPLES, sendExample } from './examples.ts';
import { malformedInputs } from './malformed.ts';
import { setScene, type Scene } from './scene.ts';

const METHODS = Object.keys(contract) as Method[];
const CLOSED: readonly ErrorCode[] = ['VAULT_LOCKED', 'NO_VAULT_OPEN'];

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

async function enter(method: Method): Promise<void> {
  const { needs } = EXAMPLES[method];
  if (needs === 'nothing') return door.toWelcome();
  if (needs === 'vault') return door.toSignIn();
  const { phase, vaultName } = await door.state();
  if (phase !== 'unlocked' || vaultName !== 'team.keepbook' || (await door.value('session.get')).name !== 'boss') await door.signIn('boss');
}

test('every method of the contract has an example', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual([...METHODS].sort());
});

describe('an example is accepted in the right state, and only a method marked as a way out answers with a secret', () => {
  test.each(METHODS)('%s', async (method) => {
    await enter(method);
    const reply = await sendExample(method, scene, door);
    expect(reply).toMatchObject(EXAMPLES[method].refusal === undefined ? { ok: true } : { ok: false, code: EXAMPLES[method].refusal });
    const leaked = canariesIn(JSON.stringify(reply), scene.canaries);
    expect(leaked.length > 0).toBe(method === 'customers.reveal');
    expect(leaked.length === 0 || contract[method].egress).toBe(true);
  });
});

describe('an input that is wrong in one place is refused as INVALID_INPUT', () => {
  test.each(METHODS)('%s', async (method) => {
    await enter(method);
    const valid: unknown = await EXAMPLES[method].input(scene, door);
    const wrong = malformedInputs(method, valid);
    expect(wrong.length).toBeGreaterThan(3);
    for (const { title, input } of wrong) expect([title, await door.code(method, input)]).toEqual([title, 'INVALID_INPUT']);
  });
});

describe('without a session every method that needs one says so', () => {
  const needing = METHODS.filter((method) => EXAMPLES[method].needs !== 'nothing');

  test.each(needing)('%s on the welcome screen', async (method) => {
    await door.toWelcome();
    const reply = await sendExample(method, scene, door);
    expect(reply.ok ? 'ok' : reply.code).toSatisfy((code: ErrorCode) => CLOSED.includes(code));
  });

  test.each(needing.filter((method) => EXAMPLES[method].needs === 'session'))('%s at the sign-in list', async (method) => {
    await door.toSignIn();
    const reply = await sendExample(method, scene, door);
    expect(reply.ok ? 'ok' : reply.code).toSatisfy((code: ErrorCode) => CLOSED.includes(code));
  });
});

test('names outside the contract reach nobody, whatever object carries them', async () => {
  await door.signIn('boss');
  for (const method of [
    'db.run',
    'vault.open',
    'vault.settle',
    'customers.copyValue',
    'exports.write',
    'keyStore.read',
    'constructor',
    '__proto__',
    'hasOwnProperty',
    'toString',
    'valueOf',
    '',
    'CUSTOMERS.LIST',
    'customers.list ',
    1,
    Symbol.iterator,
    null,
    undefined,
    {},
    ['customers.list'],
  ]) {
    expect(await door.main.dispatch(method, { query: ALL, offset: 0, limit: 1 })).toEqual({ ok: false, code: 'UNKNOWN_METHOD' });
  }
});

test('nothing in all of this stood in a log', () => {
  const lines = [...scene.ports.logged, ...door.ports.logged];
  expect(canariesIn(lines.join('\n'), scene.canaries)).toEqual([]);
  expect(lines.filter((line) => line.includes('unexpected error'))).toEqual([]);
});
