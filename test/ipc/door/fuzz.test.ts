/**
 * Random messages through the whole door: the process stands, only known codes come back, and no secret is in any reply,
 * log or error. 30,000 of them take half a minute; `FUZZ_RUNS=100000` is the long run.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract, type Method } from '../../../shared/contract.ts';
import { ERROR_CODES, type ErrorCode } from '../../../shared/errors.ts';
import { PASSPHRASE } from '../../support/vault-world.ts';
import { canariesIn, type Canary } from './canaries.ts';
import { openDoor, type Door } from './door.ts';
import { messages, type Known, type Message } from './arbitraries.ts';
import { setScene, type Scene } from './scene.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 30_000);
/** One person after the other sends this many; the lead moves nothing, so that nobody comes to keys they had not before. */
const TURN = 4_000;
/** What would change who opens what, or end the scene. */
const LEAD_ALONE: readonly Method[] = ['customers.move', 'people.leave', 'policy.set'];
const PEOPLE = ['li', 'ann', 'li', 'boss', 'li', 'wu'] as const;
/** Codes that would mean the program itself failed. */
const FAULTS: readonly ErrorCode[] = ['INTERNAL', 'VAULT_DAMAGED', 'JOURNAL_DAMAGED', 'VAULT_PROCESS_ENDED', 'BACKUP_DAMAGED'];

let scene: Scene;
let door: Door;
let known: Known;
const codes = new Map<string, number>();

beforeAll(async () => {
  // Thousands of synced writes; where the vault lies makes no difference to what the door says.
  if (existsSync('/dev/shm')) process.env['TMPDIR'] = '/dev/shm';
  scene = await setScene();
  door = openDoor(scene.path, scene.ports);
  known = await whatIsKnown();
}, 120_000);
afterAll(async () => {
  await door.close();
  scene.remove();
  rmSync(door.ports.userFolder, { recursive: true, force: true });
});

async function whatIsKnown(): Promise<Known> {
  door.ports.dialogAnswers.push(scene.csv);
  const imported = await door.value('imports.choose');
  door.ports.dialogAnswers.push(scene.backup);
  const backup = await door.value('restores.choose');
  if (!('handle' in imported) || !('handle' in backup)) throw new Error('no handles');
  await door.toSignIn();
  const { labels, recent } = await door.state();
  const placed = Object.values(scene.customers);
  const numbers = scene.canaries.map(({ number }) => number);
  return {
    ids: [
      ...placed.map(({ id }) => id),
      ...Object.values(scene.books),
      ...Object.values(scene.members),
      scene.teamId,
      ...labels.map(({ slotId }) => slotId),
    ],
    valueIds: placed.map(({ phone }) => phone),
    handles: [imported.handle, backup.handle, ...recent.map(({ handle }) => handle), 'h0123456789abcdef0123'],
    searches: [
      ...numbers,
      ...numbers.map((number) => `+86${number}`),
      ...numbers.map((number) => number.slice(-4)),
      'yellowbird00@nest.example',
      'yellowbird01@nest.example',
      'Customer',
    ],
    codes: [scene.kitCode, scene.invitation, 'ABCD-EFGH'],
    passphrases: [PASSPHRASE, 'wrong'],
    keys: [scene.founderKit.recoveryKey ?? '', scene.kitCode, 'AGE-SECRET-KEY-1QQQ'],
  };
}

/** Canaries somebody typed into a saved view: the settings give back what was put into them, and no message knows more. */
const typed = new Set<Canary>();

/** Canaries a reply to this message may hold: the one value that was asked for, by somebody whose keys open it. */
function allowed(who: string, { method, input }: Message): readonly Canary[] {
  if (method === 'settings.set' || method === 'views.share') {
    const asked = fc.stringify(input);
    for (const canary of scene.canaries) if (canariesIn(asked, [canary]).length > 0) typed.add(canary);
  }
  // Not every random value can be made a string.
  if (typeof method === 'string' && /^(settings|views)\./.test(method)) return [...typed];
  if (method !== 'customers.reveal') return [];
  const { li, wu, shared, pool } = scene.customers;
  const opened = who === 'boss' ? [li, wu, shared, pool] : who === 'li' ? [li, shared] : who === 'wu' ? [wu, shared] : [];
  return opened.filter(({ id }) => id === (input as { id?: unknown } | null | undefined)?.id).map(({ canary }) => canary);
}

/** Wrong passphrases among the messages made waits; an hour ends them all. */
async function comeIn(who: string): Promise<void> {
  scene.ports.time.now += 3_600_000;
  await door.signIn(who);
}

async function send(who: string, message: Message): Promise<void> {
  door.ports.dialogAnswers.length = 0;
  // The lead's exports and backups would only take time here; others get a path.
  // With a key file nobody could sign in by the passphrase alone any more.
  if (who !== 'boss' && message.method !== 'factors.addKeyFile')
    door.ports.dialogAnswers.push(
      join(scene.folder, typeof message.method === 'string' && message.method.endsWith('.choose') ? 'list.csv' : 'out'),
    );
  const reply = await door.main.dispatch(message.method, message.input);
  const code = reply.ok ? 'ok' : reply.code;
  codes.set(code, (codes.get(code) ?? 0) + 1);
  expect(reply.ok || ERROR_CODES.includes(reply.code)).toBe(true);
  expect(FAULTS).not.toContain(code);
  const secrets = scene.canaries.filter((canary) => !allowed(who, message).includes(canary));
  expect(canariesIn(JSON.stringify(reply), secrets)).toEqual([]);
}

test(
  `${String(RUNS)} random messages: the door stands, says only what it may, and the journal is intact`,
  { timeout: 60_000 + RUNS * 10 },
  async () => {
    const methods = Object.keys(contract) as Method[];
    const startedAt = performance.now();
    let sent = 0;
    for (let turn = 0; sent < RUNS; turn += 1) {
      const who = PEOPLE[turn % PEOPLE.length] ?? 'li';
      await comeIn(who);
      const asked = methods.filter((method) => who !== 'boss' || !LEAD_ALONE.includes(method));
      const count = Math.min(TURN, RUNS - sent);
      let since = 0;
      const property = fc.asyncProperty(messages(asked, known), async (message) => {
        since += 1;
        if (since % 100 === 0 && (await door.state()).phase !== 'unlocked') await comeIn(who);
        await send(who, message);
      });
      await fc.assert(property, { numRuns: count, endOnFailure: true });
      sent += count;
    }
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(
      `${String(sent)} messages in ${seconds} s: ${[...codes]
        .sort(([, a], [, b]) => b - a)
        .map(([code, count]) => `${code} ${String(count)}`)
        .join(', ')}`,
    );

    const lines = [...scene.ports.logged, ...door.ports.logged].join('\n');
    expect(canariesIn(lines, scene.canaries)).toEqual([]);
    expect(lines).not.toContain('unexpected error');
    // The lead may have allowed an export by chance; what left is sealed.
    const left = join(scene.folder, 'out.age');
    expect(canariesIn(existsSync(left) ? readFileSync(left, 'utf8') : '', scene.canaries)).toEqual([]);
    // Everything but a refusal must really have been reached, or this proves nothing.
    expect(codes.get('ok') ?? 0).toBeGreaterThan(sent / 20);

    await door.signIn('boss');
    expect(await door.value('audit.verify')).toMatchObject({ intact: true });
    expect((await door.value('health.get')).verification).toBe('intact');
  },
);
