/** The customer beside the list: changed where one reads it, and nothing typed is lost to a lock. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppUnderTest } from '../support/app-under-test.ts';
import { ask } from '../support/bridge.ts';
import { button, detail, lock, openFirst, signIn, type Person } from '../support/person.ts';
import { office } from '../support/office.ts';
import { axeFaults } from '../support/window-faults.ts';

const { words, open, close } = office('zh-CN');
let app: AppUnderTest;
let person: Person;

const press = (key: string): Promise<void> => app.page.keyboard.press(key);
const field = (name: string) => words(`customers.field.${name}`);
const inline = (name: string, value: string) =>
  detail(person).getByRole('button', { name: words('customers.inline.edit', { field: field(name), value }), exact: true });
const saved = () => app.page.getByText(words('customers.form.saved')).first().waitFor();

beforeAll(async () => {
  ({ app, person } = await open());
  const contacts = [{ id: 'zhangsan1', name: '张三', isPrimary: true }] as never;
  await ask(app.page, 'customers.create', {
    card: { name: '王伟', company: '明辉科技', tags: ['重点'], level: 'A', contacts },
    reach: [{ kind: 'phone', value: '13800138000' }],
  });
  await openFirst(person);
}, 120_000);
afterAll(close, 30_000);

test('a value is changed where it stands by keyboard, Esc leaves it, and Ctrl+Z takes the change back', async () => {
  await inline('company', '明辉科技').click();
  await app.page.keyboard.type('东海贸易');
  await press('Escape');
  await inline('company', '明辉科技').waitFor();
  await press('Enter');
  await app.page.keyboard.type('东海贸易');
  await press('Enter');
  await inline('company', '东海贸易').waitFor();
  await saved();
  await press('Control+z');
  await inline('company', '明辉科技').waitFor();
  await detail(person)
    .getByRole('button', { name: words('customers.inline.add', { field: field('city') }) })
    .click();
  await app.page.keyboard.type('上海');
  await press('Enter');
  await inline('city', '上海').waitFor();
  expect(await axeFaults(app.page, { contrastOnly: false })).toEqual([]);
});

test('a birthday that is none is not kept, and what was typed stays', async () => {
  await detail(person)
    .getByRole('button', { name: words('customers.inline.add', { field: field('birthday') }) })
    .click();
  await app.page.keyboard.type('13-40');
  await press('Enter');
  const box = detail(person).getByRole('textbox', { name: field('birthday') });
  expect(await box.getAttribute('aria-invalid')).toBe('true');
  await box.fill('05-20');
  await press('Enter');
  await inline('birthday', '05-20').waitFor();
});

test('a new number says whose it is before it is saved', async () => {
  await detail(person)
    .getByRole('button', { name: words('customers.inline.section', { section: words('customers.reach.title') }) })
    .click();
  const form = detail(person).getByRole('form', { name: words('customers.reach.title') });
  await form.getByRole('button', { name: words('customers.reach.add') }).click();
  await form
    .getByRole('textbox', { name: words('customers.kind.phone'), exact: true })
    .last()
    .fill('13900139000');
  await form
    .getByRole('combobox', { name: words('customers.contacts.whose') })
    .last()
    .click();
  await app.page.getByRole('option', { name: '张三' }).click();
  await form.getByRole('button', { name: words('common.save') }).click();
  await form.waitFor({ state: 'hidden' });
  await detail(person).locator('.kb-reach').filter({ hasText: '张三' }).filter({ hasText: '139 **** 9000' }).waitFor();
});

test('what was typed and not saved comes back after a lock: a note, a value, a new customer; and is gone from the window meanwhile', async () => {
  const note = detail(person).getByRole('textbox', { name: words('customers.notes.new') });
  await note.fill('谈了一半');
  await inline('city', '上海').click();
  await app.page.keyboard.type('杭州');
  await lock(person);
  expect(await app.page.content()).not.toContain('谈了一半');
  await signIn(person, '陈静');
  await detail(person)
    .getByRole('textbox', { name: field('city') })
    .waitFor({ timeout: 30_000 });
  expect(
    await detail(person)
      .getByRole('textbox', { name: field('city') })
      .inputValue(),
  ).toBe('杭州');
  expect(await note.inputValue()).toBe('谈了一半');
  await press('Escape');
  await press('Control+n');
  const form = app.page.getByRole('form', { name: words('customers.new.title') });
  await form.getByRole('textbox', { name: field('name') }).fill('李娜');
  await form.getByRole('textbox', { name: words('customers.kind.phone') }).fill('13700137000');
  await lock(person);
  await signIn(person, '陈静');
  await form.waitFor({ timeout: 30_000 });
  expect(await form.getByRole('textbox', { name: words('customers.kind.phone') }).inputValue()).toBe('13700137000');
  await press('Control+Enter');
  await detail(person).getByRole('heading', { level: 2, name: '李娜' }).waitFor();
  const drafts = (await ask(app.page, 'settings.get')).drafts.filter(({ key }) => key !== 'place');
  await expect.poll(async () => (await ask(app.page, 'settings.get')).drafts.some(({ key }) => key === 'new')).toBe(false);
  expect(drafts.length).toBeLessThanOrEqual(2);
  expect(await button(person, 'customers.detail.edit').count()).toBe(1);
});
