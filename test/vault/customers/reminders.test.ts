/** A step that falls due is said once, to whom it concerns, when they want to hear it, and in words that tell nothing. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { isQuiet, startReminders, withReminderStart } from '../../../electron/vault/customers/reminders.ts';
import { settle } from '../../../electron/vault/session/lock.ts';
import { changeSettings } from '../../../electron/vault/session/own-settings.ts';
import type { UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import type { Reminder } from '../../../shared/model/reminder.ts';
import { dissolve, enterQuietly, found, type Company } from '../session/company.ts';

const EVERY_MS = 2;
let company: Company;
let vault: UnlockedVault;
let said: Reminder[] = [];

/** Local time on 22 November 2026. */
const at = (hour: number, minute = 0, day = 22): number => new Date(2026, 10, day, hour, minute).getTime();

async function enter(now: number): Promise<void> {
  company.ports.time.now = now;
  said = [];
  const entered = await enterQuietly(company, 'boss');
  vault = { ...entered, emit: (event, payload) => void (event === 'reminder.due' && said.push(payload as Reminder)) };
  startReminders(vault, EVERY_MS);
}
async function pass(now: number): Promise<void> {
  company.ports.time.now = now;
  await new Promise((resolve) => setTimeout(resolve, 10 * EVERY_MS));
}
const create = (name: string, nextStepOn: string, nextStepTime?: string) =>
  createCustomer(vault, { card: { name, tags: [], nextStepOn, ...(nextStepTime === undefined ? {} : { nextStepTime }) }, reach: [] });

beforeAll(async () => {
  company = await found();
}, 60_000);
afterEach(() => settle(vault));
afterAll(() => dissolve(company));

test('a step with a time is said at that time and once, by the first character of the name alone', async () => {
  await enter(at(10));
  const id = await create('王伟', '2026-11-22', '14:30');
  await pass(at(14, 29));
  expect(said).toEqual([]);
  await pass(at(14, 30));
  expect(said).toEqual([{ count: 1, id, initial: '王', time: '14:30' }]);
  await pass(at(14, 31));
  expect(said).toHaveLength(1);
});

test('what fell due while locked is counted after the next sign-in, and what was said before is not', async () => {
  await enter(at(15));
  await create('李娜', '2026-11-22', '16:00');
  await create('赵敏', '2026-11-22', '16:10');
  await settle(vault);
  await enter(at(17));
  expect(said).toEqual([{ count: 2 }]);
  await settle(vault);
  await enter(at(18));
  expect(said).toEqual([]);
});

test('a step without a time is due in the morning, and quiet hours put it off until they end', async () => {
  await enter(at(19));
  const id = await create('Ann', '2026-11-23');
  await create('Bea', '2026-11-22', '22:00');
  await pass(at(22, 30));
  await pass(at(7, 59, 23));
  expect(said).toEqual([]);
  await pass(at(8, 0, 23));
  expect(said).toMatchObject([{ count: 1, initial: 'B', time: '22:00' }]);
  await pass(at(9, 0, 23));
  expect(said.at(-1)).toEqual({ count: 1, id, initial: 'A' });
});

test('whoever switched reminders off hears nothing, nor afterwards what fell due meanwhile', async () => {
  await enter(at(10, 0, 24));
  changeSettings(vault, { reminders: { on: false, quietFrom: '21:00', quietUntil: '08:00' } });
  await create('Cy', '2026-11-24', '11:00');
  await pass(at(12, 0, 24));
  expect(said).toEqual([]);
  await settle(vault);
  await enter(at(13, 0, 24));
  const on = { on: true, quietFrom: '21:00', quietUntil: '08:00' };
  changeSettings(vault, withReminderStart(vault, { reminders: on }));
  await pass(at(13, 1, 24));
  await settle(vault);
  await enter(at(14, 0, 24));
  expect(said).toEqual([]);
});

test('after a lock nothing is said', async () => {
  await enter(at(10, 0, 25));
  await create('Di', '2026-11-25', '11:00');
  await settle(vault);
  await pass(at(12, 0, 25));
  expect(said).toEqual([]);
});

test('quiet hours go over midnight, and none are none', () => {
  const night = { on: true, quietFrom: '21:00', quietUntil: '08:00' };
  expect(['20:59', '21:00', '00:00', '07:59', '08:00'].map((time) => isQuiet(time, night))).toEqual([false, true, true, true, false]);
  expect(isQuiet('12:00', { on: true, quietFrom: '12:00', quietUntil: '13:00' })).toBe(true);
  expect(isQuiet('12:00', { on: true, quietFrom: '00:00', quietUntil: '00:00' })).toBe(false);
});
