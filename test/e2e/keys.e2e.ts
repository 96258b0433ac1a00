/** A day without a mouse, key by key: every key of the sheet that `?` opens does what the sheet says, and no mouse event ever happens. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEYS, type KeyName } from '../../renderer/ui/key-list.ts';
import { dayAfter } from '../../renderer/features/customers/days.ts';
import type { AppUnderTest } from '../support/app-under-test.ts';
import { ask } from '../support/bridge.ts';
import { office } from '../support/office.ts';
import { detail, grid, rows, type Person } from '../support/person.ts';
import { patternOf } from '../support/words.ts';

const { words, open: found, close } = office('en');
const CARD = 'Grace Hopper\nCompilers Ltd\nMobile: 138 0013 8000\nE-mail: grace@compilers.example';
let app: AppUnderTest;
let person: Person;

const press = (...keys: readonly string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => app.page.keyboard.press(key)), Promise.resolve());
const focusedName = (): Promise<string> =>
  app.page.evaluate(() => {
    const active = document.activeElement;
    const label = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? active.labels?.[0]?.textContent : undefined;
    return active?.getAttribute('aria-label') ?? label ?? active?.textContent ?? '';
  });
const standsOn = (): Promise<string | null> => grid(person).getAttribute('aria-activedescendant');
const heading = (): Promise<string> => detail(person).getByRole('heading', { level: 2 }).innerText();
const said = (key: string) => app.page.getByText(patternOf(words, key)).first();
const dueLines = () => app.page.getByRole('listbox', { name: words('today.title') }).getByRole('option');
const field = (key: string) => detail(person).getByRole('textbox', { name: words(`customers.field.${key}`), exact: true });

async function tabTo(name: string | RegExp): Promise<void> {
  for (let stop = 0; stop < 60; stop += 1) {
    const at = await focusedName();
    if (typeof name === 'string' ? at === name : name.test(at)) return;
    await press('Tab');
  }
  throw new Error(`no key leads to ${String(name)}`);
}

/** In an open menu, which stands on its first entry or before it. */
async function downTo(name: string): Promise<void> {
  for (let stop = 0; stop < 20 && (await focusedName()) !== name; stop += 1) await press('ArrowDown');
  expect(await focusedName()).toBe(name);
}

/** Through the palette to a place; in the list the keyboard stands on its first row. */
async function to(place: 'customers' | 'today'): Promise<void> {
  await press('Escape', 'Escape', 'Control+k');
  await expect.poll(focusedName).toBe(words('palette.label'));
  await app.page.keyboard.type(words('palette.goTo', { place: words(`app.place.${place}`) }));
  await press('Enter');
  if (place === 'today') return void (await dueLines().first().waitFor());
  await rows(person).first().waitFor();
  await press('Escape', '/', 'Control+a', 'Delete', 'ArrowDown', 'Home');
  await expect.poll(focusedName).toBe(words('customers.title.customers'));
}

async function open(): Promise<string> {
  await to('customers');
  await press('Enter');
  await detail(person).getByRole('heading', { level: 2 }).waitFor();
  return heading();
}

/** As somebody copies a text in another program. */
async function copyElsewhere(text: string): Promise<void> {
  await app.page.evaluate((copied) => {
    const elsewhere = document.createElement('textarea');
    elsewhere.id = 'elsewhere';
    elsewhere.value = copied;
    document.body.append(elsewhere);
    elsewhere.select();
  }, text);
  await press('Control+c');
  await app.page.evaluate(() => document.getElementById('elsewhere')?.remove());
}

async function startCalls(): Promise<void> {
  await to('customers');
  await press('Control+a');
  await app.page.getByRole('toolbar', { name: words('customers.select.bar') }).waitFor();
  await tabTo(words('calls.start'));
  await press('Enter');
  await app.page.getByRole('region', { name: words('calls.title') }).waitFor();
}

async function onCity(): Promise<readonly [row: number, column: number]> {
  await to('customers');
  const heads = await grid(person).getByRole('columnheader').allInnerTexts();
  const column = heads.map((head) => head.trim()).indexOf(words('customers.column.city')) - 1;
  await press(...Array.from({ length: column + 1 }, () => 'ArrowRight'));
  return [0, column];
}
const cellText = (row: number, column: number): Promise<string> =>
  rows(person)
    .nth(row)
    .locator(`[data-column="${String(column)}"]`)
    .innerText();

async function writeNote(text: string): Promise<void> {
  await open();
  await press('n');
  await expect.poll(focusedName).toBe(words('customers.notes.new'));
  await app.page.keyboard.type(text);
}
const note = (text: string) => detail(person).getByRole('listitem').filter({ hasText: text });

const EFFECTS: Readonly<Record<KeyName, (...keys: readonly string[]) => Promise<void>>> = {
  search: async (...keys) => {
    await to('customers');
    await press(...keys);
    await expect.poll(focusedName).toBe(words('customers.search.label'));
  },
  palette: async (...keys) => {
    await press(...keys);
    await expect.poll(focusedName).toBe(words('palette.label'));
  },
  create: async (...keys) => {
    await press(...keys);
    await app.page.getByRole('form', { name: words('customers.new.title') }).waitFor();
  },
  pasteCard: async (begin = '', paste = '') => {
    await copyElsewhere(CARD);
    const form = app.page.getByRole('form', { name: words('customers.new.title') });
    await press(begin);
    await form.waitFor();
    await press(paste);
    await expect
      .poll(() =>
        form
          .getByRole('textbox', { name: words('customers.field.name') })
          .first()
          .inputValue(),
      )
      .toBe('Grace Hopper');
    await press('Control+Enter');
    await detail(person).getByRole('heading', { level: 2, name: 'Grace Hopper' }).waitFor();
  },
  move: async (down = '', up = '') => {
    await to('customers');
    const first = await standsOn();
    await press(down);
    await expect.poll(standsOn).not.toBe(first);
    await press(up);
    await expect.poll(standsOn).toBe(first);
  },
  open: async (...keys) => {
    await to('customers');
    await press(...keys);
    await detail(person).getByRole('heading', { level: 2 }).waitFor();
  },
  select: async (...keys) => {
    await to('customers');
    await press(...keys);
    await app.page.getByRole('toolbar', { name: words('customers.select.bar') }).waitFor();
  },
  selectAll: async (...keys) => {
    await to('customers');
    await press(...keys);
    await expect.poll(() => rows(person).locator('input:checked').count()).toBe(await rows(person).count());
  },
  tag: async (...keys) => {
    await to('customers');
    await press('Control+a');
    await app.page.getByRole('toolbar', { name: words('customers.select.bar') }).waitFor();
    await press(...keys);
    await expect.poll(focusedName).toContain(words('customers.tagging.add'));
    await app.page.keyboard.type('fair');
    await press('Enter');
    await said('customers.tagging.done.add_other').waitFor();
    await expect.poll(() => rows(person).filter({ hasText: 'fair' }).count()).toBe(await rows(person).count());
    await press('Control+z');
    await expect.poll(() => rows(person).filter({ hasText: 'fair' }).count()).toBe(0);
  },
  cell: async (right = '', edit = '') => {
    await to('customers');
    await press(right);
    await expect.poll(() => grid(person).getAttribute('data-cells')).toBe('');
    await press(edit);
    await app.page.locator('.kb-cell-input').waitFor();
  },
  fillDown: async (...keys) => {
    const [, column] = await onCity();
    const first = await cellText(0, column);
    expect(await cellText(1, column)).not.toBe(first);
    await press('Shift+ArrowDown', ...keys);
    await expect.poll(() => cellText(1, column)).toBe(first);
    await press('Control+z');
    await expect.poll(() => cellText(1, column)).not.toBe(first);
  },
  block: async (copy = '') => {
    const [, column] = await onCity();
    const first = await cellText(0, column);
    await press(copy);
    await said('customers.cells.copied_one').waitFor();
    await press('ArrowDown');
    await app.paste();
    await expect.poll(() => cellText(1, column)).toBe(first);
    await press('Control+z');
    await expect.poll(() => cellText(1, column)).not.toBe(first);
  },
  edit: async (...keys) => {
    await open();
    await press(...keys);
    await app.page.getByRole('form', { name: words('customers.form.title') }).waitFor();
  },
  note: async (...keys) => {
    await open();
    await press(...keys);
    await expect.poll(focusedName).toBe(words('customers.notes.new'));
  },
  step: async (...keys) => {
    await open();
    await press(...keys);
    await expect.poll(focusedName).toContain(words('customers.field.nextStep'));
  },
  call: async (...keys) => {
    await open();
    await press(...keys);
    await app.page
      .getByText(words('customers.reach.calling'))
      .or(app.page.getByText(words('customers.reach.noDialler')))
      .first()
      .waitFor();
  },
  callFirst: async (...keys) => {
    await to('customers');
    await press('/');
    await app.page.keyboard.type('Ada');
    await press(...keys);
    await detail(person).getByRole('heading', { level: 2, name: 'Ada One' }).waitFor();
  },
  calls: async (next = '', back = '') => {
    await startCalls();
    const first = await heading();
    await press(next);
    await expect.poll(heading).not.toBe(first);
    await press(back);
    await expect.poll(heading).toBe(first);
  },
  callResult: async (...keys) => {
    await startCalls();
    const notes = () => detail(person).getByRole('listitem').count();
    for (const key of keys) {
      const before = await notes();
      await press(key);
      await expect.poll(notes).toBeGreaterThan(before);
    }
  },
  callDay: async (...keys) => {
    await startCalls();
    for (const [at, days] of [1, 3, 7].entries()) {
      await press(keys[at] ?? '');
      await expect.poll(() => field('nextStepOn').inputValue()).toBe(dayAfter(Date.now(), days));
    }
  },
  today: async (...keys) => {
    const done = keys.at(-1) ?? '';
    await to('today');
    for (const key of keys.slice(0, -1)) {
      const before = await dueLines().count();
      await press(key);
      await expect.poll(() => dueLines().count()).toBe(before - 1);
      await press('Control+z');
      await expect.poll(() => dueLines().count()).toBe(before);
    }
    await press(done);
    await expect.poll(focusedName).toContain(words('today.doneWhat'));
  },
  save: async (...keys) => {
    await writeNote('Kept by a key');
    await press(...keys);
    await note('Kept by a key').waitFor();
  },
  undo: async (...keys) => {
    await writeNote('Taken back by a key');
    await press('Control+Enter');
    await note('Taken back by a key').waitFor();
    await press('Escape', ...keys);
    await open();
    await expect.poll(() => note('Taken back by a key').count()).toBe(0);
  },
  redo: async (...keys) => {
    await to('customers');
    await press(...keys);
    await open();
    await note('Taken back by a key').waitFor();
  },
  back: async (...keys) => {
    await open();
    await press(...keys);
    await detail(person).waitFor({ state: 'hidden' });
  },
  help: async (...keys) => {
    await to('customers');
    await press(...keys);
    const sheet = app.page.getByRole('dialog', { name: words('palette.keys') });
    await sheet.waitFor();
    expect(await sheet.locator('kbd').allInnerTexts()).toEqual(KEYS.map(({ shown }) => shown));
    if (process.env['SHOTS'] !== undefined) await app.page.screenshot({ path: join(process.env['SHOTS'], 'keys.png') });
  },
  lock: async (...keys) => {
    await press(...keys);
    await app.page.getByRole('heading', { name: words('signIn.passphrase.title') }).waitFor();
  },
};

beforeAll(async () => {
  ({ app, person } = await found());
  const due = dayAfter(Date.now(), -1);
  for (const [name, city, phone] of [
    ['Ada One', 'Leeds', '13800138001'],
    ['Ben Two', 'York', '13800138002'],
    ['Cam Three', 'Bath', '13800138003'],
    ['Grace H.', 'Derby', '13800138000'],
  ] as const) {
    const card = { name, city, tags: [], nextStep: 'Send the offer', nextStepOn: due };
    await ask(app.page, 'customers.create', { card, reach: [{ kind: 'phone', value: phone }] });
  }
  await app.page.evaluate(() => {
    Object.assign(globalThis, { mouseEvents: 0 });
    const count = (): void => {
      (globalThis as unknown as { mouseEvents: number }).mouseEvents += 1;
    };
    for (const type of ['pointerdown', 'mousedown', 'wheel', 'touchstart']) document.addEventListener(type, count, { capture: true });
  });
}, 180_000);
afterAll(close, 30_000);

for (const { name, shown, presses } of KEYS.filter((key) => key.name !== 'lock'))
  test(`${shown} (${name}) does what the sheet says`, async () => {
    await EFFECTS[name](...presses);
    await press('Escape', 'Escape', 'Escape');
  });

test('two customers who are one are found, compared and merged by keys, and made two again', async () => {
  await to('customers');
  const before = await grid(person).getAttribute('aria-rowcount');
  await press('/');
  await tabTo(words('customers.list.more'));
  await press('Enter');
  await app.page.getByRole('menuitem', { name: words('customers.duplicates.open') }).waitFor();
  await downTo(words('customers.duplicates.open'));
  await press('Enter');
  await app.page.getByRole('dialog').getByText(words('customers.duplicates.because.phone')).first().waitFor();
  await tabTo(patternOf(words, 'customers.duplicates.compareOne'));
  await press('Enter');
  await tabTo(words('customers.merge.button'));
  await press('Enter');
  await app.page.getByRole('dialog').getByText(words('customers.duplicates.none')).waitFor();
  await press('Escape');
  await expect.poll(() => grid(person).getAttribute('aria-rowcount')).toBe(String(Number(before) - 1));
  await to('customers');
  await press('Control+z');
  await expect.poll(() => grid(person).getAttribute('aria-rowcount')).toBe(before);
});

test('Ctrl+L (lock) locks, and in all of it there was no mouse', async () => {
  expect(await app.page.evaluate(() => (globalThis as unknown as { mouseEvents: number }).mouseEvents)).toBe(0);
  await EFFECTS.lock(...(KEYS.find(({ name }) => name === 'lock')?.presses ?? []));
});
