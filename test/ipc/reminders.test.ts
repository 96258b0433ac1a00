/** What the system's notification says, and what a click on it does. */
import { expect, test } from 'vitest';
import { reminderText, withReminders } from '../../electron/ipc/reminders.ts';
import { CustomerId } from '../../shared/model/ids.ts';
import { fakeMainPorts } from '../support/main-ports.ts';

const id = CustomerId.parse('0198c0de-0000-7000-8000-000000000001');

test('a notification says what is due by one character of a name, and of several only how many', () => {
  expect(reminderText({ count: 1, id, initial: '王', time: '14:30' }, 'zh-CN')).toEqual({
    title: '新到期一项跟进',
    body: '14:30 · 王＊ · 点这里打开',
  });
  expect(reminderText({ count: 3 }, 'en')).toEqual({ title: '3 follow-ups came due', body: 'Click to open' });
});

test('the window hears of it too, and a click opens the customer only while the vault is unlocked', () => {
  const ports = fakeMainPorts();
  let unlocked = true;
  const send = withReminders({ ...ports, language: () => 'en', isUnlocked: () => unlocked });
  send('reminder.due', { count: 1, id });
  expect(ports.sent).toEqual([['reminder.due', { count: 1, id }]]);
  ports.notified[0]?.open();
  expect(ports.sent.at(-1)).toEqual(['reminder.opened', { id }]);
  unlocked = false;
  ports.notified[0]?.open();
  expect(ports.sent).toHaveLength(2);
});
