/** A whole day at work in which no mouse exists: the page counts what only a pointer sends, and every step ends with none. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dayAfter } from '../../renderer/features/customers/days.ts';
import { PASSPHRASE, serviceIn, vaultIn } from '../bench/vault-place.ts';
import { launchApp, type AppUnderTest } from '../support/app-under-test.ts';
import { copyElsewhere, keyboardOf, type Keyboard } from '../support/keyboard.ts';
import { detail, grid, inside, rows, type Person } from '../support/person.ts';
import { patternOf, wordsOf } from '../support/words.ts';

const words = wordsOf('zh-CN');
const folder = mkdtempSync(join(tmpdir(), 'keepbook-day-'));
const CUSTOMERS = [
  { name: '王伟', company: '明辉科技', nextStep: '发报价', nextStepOn: dayAfter(Date.now(), -3) },
  { name: '李娜', company: '东海贸易', nextStep: '回访样品', nextStepOn: dayAfter(Date.now(), -1) },
  { name: '赵敏', company: '南山服饰', nextStep: '约见面', nextStepOn: dayAfter(Date.now(), 0) },
  { name: '孙丽', company: '西湖茶业' },
] as const;
const CARD = `欧阳远山
销售总监
远山精密机械（上海）有限公司
手机：138 0013 8000（微信同号）
邮箱：ouyang@yuanshan.example`;
const NOTE = '对方要一份新报价，周五前给';

let app: AppUnderTest;
let person: Person;
let keys: Keyboard;

/**
 * Everything a hand on a pointer sends. A click that answers a key is none: the browser or a list of choices makes it, and it counts
 * no presses. Neither is a move: where the page changes under a resting pointer the browser makes one.
 */
function watchPointer(): void {
  const seen: string[] = [];
  Object.assign(window, { pointerSeen: seen });
  const options = { capture: true, passive: true };
  for (const kind of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'wheel'])
    window.addEventListener(kind, () => seen.push(kind), options);
  let answeringKey = false;
  const handleKey = (): void => {
    answeringKey = true;
    setTimeout(() => (answeringKey = false), 0);
  };
  window.addEventListener('keydown', handleKey, options);
  const handleClick = (event: MouseEvent): void => {
    if (event.detail > 0 || (!event.isTrusted && !answeringKey)) seen.push('click');
  };
  window.addEventListener('click', handleClick, options);
}
const pointerSeen = (): Promise<readonly string[]> =>
  app.page.evaluate(() =>
    'pointerSeen' in window && Array.isArray(window.pointerSeen) ? window.pointerSeen.splice(0).map(String) : ['not watched'],
  );

/** By the palette, as `Ctrl+K` and the first letters. */
async function goBy(place: string): Promise<void> {
  await keys.press('Control+k');
  await expect.poll(keys.focused).toBe(words('palette.label'));
  await keys.type(words('palette.goTo', { place: words(`app.place.${place}`) }));
  await app.page.getByRole('option', { name: words('palette.goTo', { place: words(`app.place.${place}`) }) }).waitFor();
  await keys.press('Enter');
}
const lines = () => app.page.getByRole('listbox', { name: words('today.title') }).getByRole('option');
const nameOpen = (name: string) => detail(person).getByRole('heading', { level: 2, name, exact: true }).waitFor();

beforeAll(async () => {
  const path = vaultIn(folder);
  const service = serviceIn(folder);
  await service.call('vault.create', { path, teamName: '华东组', name: '陈静', label: '陈静', passphrase: PASSPHRASE, language: 'zh-CN' });
  for (const card of CUSTOMERS) {
    await service.call('customers.create', { card: { ...card, tags: [] }, reach: [{ kind: 'phone', value: '13800138000' }] });
  }
  await service.call('vault.settle', { reason: 'user' });
  const userFolder = join(folder, 'user');
  mkdirSync(userFolder);
  const preferences = { language: 'zh-CN', theme: 'light', density: 'normal', textSize: 'normal', hints: false };
  writeFileSync(join(userFolder, 'preferences.json'), JSON.stringify({ preferences, recentPaths: [path] }));
  app = await launchApp({ userFolder });
  await app.page.setViewportSize({ width: 1280, height: 800 });
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  person = { app, page: app.page, words };
  keys = keyboardOf(app.page);
  // The page is loaded anew by a lock.
  await app.page.addInitScript(watchPointer);
  await app.page.evaluate(watchPointer);
}, 120_000);

afterEach(async () => {
  expect(await pointerSeen()).toEqual([]);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

test('the vault is chosen and opened', async () => {
  await app.page.getByRole('button', { name: /^team/ }).waitFor();
  await keys.tabTo(/^team/);
  await keys.press('Enter');
  await expect.poll(keys.focused, { timeout: 30_000 }).toBe(words('passphrase.label'));
  await keys.type(PASSPHRASE);
  await keys.press('Enter');
  await inside(person);
});

test('what is due is put off and done', async () => {
  await goBy('today');
  await expect.poll(() => lines().count()).toBe(3);
  await expect.poll(keys.focused).toBe(words('today.title'));
  await keys.press('3');
  await expect.poll(() => lines().count()).toBe(2);
  await keys.press('d');
  await expect.poll(keys.focused).toBe(words('today.doneWhat'));
  await keys.type('样品满意');
  await keys.press('Enter');
  await expect.poll(() => lines().count()).toBe(1);
});

test('one after the other is called, and what came of it noted', async () => {
  await expect.poll(keys.focused).toBe(words('today.title'));
  await keys.tabTo(words('calls.start'), 'Shift+Tab');
  await keys.press('Enter');
  await nameOpen('赵敏');
  await keys.press('c');
  await app.page
    .getByText(words('customers.reach.calling'))
    .or(app.page.getByText(words('customers.reach.noDialler')))
    .first()
    .waitFor();
  await keys.press('1');
  await detail(person)
    .getByRole('listitem')
    .filter({ hasText: words('customers.templates.noAnswer') })
    .first()
    .waitFor();
  await keys.press('j');
  await app.page.getByRole('region', { name: words('calls.title') }).waitFor({ state: 'hidden' });
});

test('a customer is found, opened, and gets a note with a next step', async () => {
  await goBy('customers');
  await rows(person).first().waitFor();
  await keys.press('/');
  await expect.poll(keys.focused).toBe(words('customers.search.label'));
  await keys.type('wangwei');
  await expect.poll(() => rows(person).count()).toBe(1);
  await keys.press('Enter');
  await nameOpen('王伟');
  await keys.press('n');
  await expect.poll(keys.focused).toBe(words('customers.notes.new'));
  await keys.type(NOTE);
  await keys.press('Control+Enter');
  await detail(person).getByRole('listitem').filter({ hasText: NOTE }).waitFor();
  await keys.press('Escape', 'r');
  await expect.poll(keys.focused).toBe(words('customers.field.nextStep'));
  await keys.press('Control+a');
  await keys.type('送合同');
  await keys.press('Tab', 'Control+a');
  await keys.type('+3');
  await keys.press('Enter');
  await app.page.getByText(words('customers.form.saved')).first().waitFor();
  await expect
    .poll(() =>
      detail(person)
        .getByRole('textbox', { name: words('customers.field.nextStepOn') })
        .inputValue(),
    )
    .toBe(dayAfter(Date.now(), 3));
});

test('a card somebody sent becomes a customer', async () => {
  await keys.press('Escape', 'Escape');
  await copyElsewhere(app.page, CARD);
  await keys.press('Control+n');
  await expect.poll(keys.focused).toContain(words('customers.field.name'));
  await app.paste();
  await expect
    .poll(() =>
      app.page
        .getByRole('textbox', { name: words('customers.field.name') })
        .first()
        .inputValue(),
    )
    .toBe('欧阳远山');
  await keys.press('Control+Enter');
  await nameOpen('欧阳远山');
  await keys.press('Escape');
});

test('a cell is written over in the list, and taken back', async () => {
  await keys.press('/', 'Control+a');
  await keys.type('孙丽');
  await rows(person).filter({ hasText: '孙丽' }).waitFor();
  await expect.poll(() => rows(person).count()).toBe(1);
  await keys.press('ArrowDown', 'ArrowRight', 'ArrowRight');
  await keys.type('Dragon Well Tea');
  await keys.press('Enter');
  await grid(person).getByText('Dragon Well Tea').waitFor();
  await keys.press('Control+z');
  await grid(person).getByText('西湖茶业').waitFor();
  await keys.press('Escape', '/', 'Escape');
  await expect.poll(() => rows(person).count()).toBe(5);
});

test('several are chosen and handed over', async () => {
  await keys.press('/', 'ArrowDown');
  await expect.poll(keys.focused).toBe(words('customers.title.customers'));
  await keys.press('Home', 'Space', 'ArrowDown', 'Space');
  await keys.tabTo(words('customers.move.button'));
  await keys.press('Enter');
  await expect.poll(keys.focused).toBe(words('customers.move.to'));
  await keys.type(words('bookKinds.pool'));
  await app.page.getByRole('option', { name: words('bookKinds.pool'), exact: true }).waitFor();
  await keys.press('ArrowDown', 'Enter', 'Tab');
  await expect.poll(keys.focused).toMatch(new RegExp(`^${words('common.reason')}`));
  await keys.type('没有时间跟进');
  await keys.press('Enter');
  await expect.poll(() => rows(person).count()).toBe(3);
});

test('a small list comes in from a file', async () => {
  const file = join(folder, '展会名片.csv');
  writeFileSync(file, '姓名,公司,手机\n周杰,北方机械,13900139001\n吴敏,江南丝绸,13900139002\n');
  await goBy('import');
  await app.page.getByRole('heading', { level: 1, name: words('import.title') }).waitFor();
  app.queueDialog(file);
  await keys.tabTo(words('import.choose.button'));
  await keys.press('Enter');
  await app.page.getByRole('button', { name: words('import.plan.check') }).waitFor();
  await keys.tabTo(words('import.plan.check'));
  await keys.press('Enter');
  await app.page.getByRole('heading', { name: words('import.check.title') }).waitFor();
  await keys.tabTo(patternOf(words, 'import.check.commit'));
  await keys.press('Enter');
  await app.page.getByRole('heading', { name: words('import.result.title') }).waitFor({ timeout: 30_000 });
});

test('the list leaves into a file with a passphrase', async () => {
  const file = join(folder, '客户.csv.age');
  await goBy('export');
  await app.page.getByRole('heading', { level: 1, name: words('export.title') }).waitFor();
  await keys.tabTo(words('export.target.passphraseLabel'));
  await keys.type(PASSPHRASE);
  await keys.tabTo(words('passphrase.repeat'));
  await keys.type(PASSPHRASE);
  await keys.tabTo(new RegExp(`^${words('common.reason')}`));
  await keys.type('春季展会');
  app.queueDialog(file);
  // How strong the passphrase is takes a moment.
  await expect.poll(() => app.page.getByRole('button', { name: patternOf(words, 'export.run') }).isEnabled()).toBe(true);
  await keys.tabTo(patternOf(words, 'export.run'));
  await keys.press('Enter');
  await app.page.getByText(words('export.result.title')).first().waitFor({ timeout: 30_000 });
  expect(existsSync(file)).toBe(true);
});

test('every key is told, and the vault is locked', async () => {
  await keys.press('Shift+?');
  await app.page.getByRole('dialog', { name: words('palette.keys') }).waitFor();
  await keys.press('Escape');
  await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await keys.press('Control+l');
  await app.page.getByRole('heading', { name: words('signIn.passphrase.title') }).waitFor();
  await expect.poll(keys.focused).toBe(words('passphrase.label'));
});

test('the count sees a mouse, and what stands for one', async () => {
  await app.page.mouse.click(5, 5);
  expect(await pointerSeen()).toEqual(expect.arrayContaining(['pointerdown', 'mousedown', 'click']));
  await app.page.locator('body').dispatchEvent('click');
  expect(await pointerSeen()).toEqual(['click']);
});
