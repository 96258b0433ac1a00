/** A customer of the pool: claimed by a salesperson, opened by the lead's program, returned with a reason, and closed for a while. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppUnderTest } from '../support/app-under-test.ts';
import { office } from '../support/office.ts';
import {
  bringIn,
  button,
  confirm,
  detail,
  goTo,
  lookAt,
  newCustomer,
  openFirst,
  revealFirst,
  takeTurn,
  type Person,
} from '../support/person.ts';

const { words, open, close } = office('zh-CN');
let app: AppUnderTest;
let person: Person;

beforeAll(async () => {
  ({ app, person } = await open());
  await bringIn(person, '陈静', '李雷', 'salesperson');
  await confirm(person, '李雷');
  await goTo(person, 'customers');
  await newCustomer(person, { name: '王伟', company: '远山机械', phone: '13800138000' });
}, 180_000);
afterAll(close, 30_000);

const look = (name: string): Promise<void> => lookAt(app, name);

async function toPool(reason: string): Promise<void> {
  const { page } = app;
  await openFirst(person);
  await page.getByRole('button', { name: words('customers.detail.more') }).click();
  await page.getByRole('menuitem', { name: words('customers.pool.return') }).click();
  const dialog = page.getByRole('dialog');
  const move = dialog.getByRole('button', { name: words('customers.move.button') });
  await move.waitFor();
  expect(await move.isDisabled()).toBe(true);
  await dialog.getByLabel(words('common.reason')).fill(reason);
  await look('return');
  await move.click();
  await dialog.waitFor({ state: 'hidden' });
}

test('a claim is on record at once and opens when the lead signs in', async () => {
  const { page } = app;
  await toPool('没时间跟');
  await takeTurn(person, '李雷');
  await goTo(person, 'pool');
  await openFirst(person);
  await detail(person)
    .getByRole('button', { name: words('customers.claim.button') })
    .waitFor();
  await detail(person).getByText(words('customers.reach.afterClaimDetail')).waitFor();
  await look('pool-before');
  await detail(person)
    .getByRole('button', { name: words('customers.claim.button') })
    .click();
  await detail(person)
    .getByText(words('customers.claim.own', { keepers: '陈静' }))
    .waitFor();
  await page.getByText(words('customers.pool.waiting', { count: 1 })).waitFor();
  await look('pool-claimed');
  await takeTurn(person, '陈静');
  await takeTurn(person, '李雷');
  await goTo(person, 'today');
  await page.getByRole('region', { name: words('today.handovers.title') }).waitFor();
  await look('today-claimed');
  await button(person, 'today.handovers.open').click();
  await page.getByText(words('customers.filter.handed.unseen')).first().waitFor();
  await openFirst(person);
  await revealFirst(person);
  await look('claim-opened');
  await page.getByRole('button', { name: words('customers.filter.clear', { name: words('customers.filter.handedOver') }) }).click();
}, 120_000);

test('whoever returned a customer is told how long they are closed to them', async () => {
  const { page } = app;
  await toPool('客户暂不采购');
  await goTo(person, 'pool');
  await openFirst(person);
  await detail(person)
    .getByRole('button', { name: words('customers.claim.button') })
    .click();
  await page.getByText(words('errors.COOLING_OFF.title', { days: 30 })).waitFor();
  await look('cooling-off');
}, 60_000);

test('the rules hand out so many a day; Today has them until they are called', async () => {
  const { page } = app;
  await takeTurn(person, '陈静');
  await goTo(person, 'people');
  await page.getByRole('tab', { name: words('people.tabs.policy') }).click();
  const perDay = page.getByRole('textbox', { name: new RegExp(words('policy.allotPerDay')) });
  await perDay.fill('1');
  await perDay.evaluate((field) => field.scrollIntoView({ block: 'center' }));
  const stood = await perDay.boundingBox();
  await page.getByRole('textbox', { name: words('policy.reason') }).fill('每天一位');
  await look('policy-pool');
  await button(person, 'policy.save').click();
  await page.getByText(words('policy.saved')).waitFor();
  // The bar with the button is gone; whoever pressed it is back at what they changed, and it stands where it stood.
  await expect.poll(() => perDay.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await perDay.boundingBox()).toEqual(stood);
  await goTo(person, 'customers');
  await newCustomer(person, { name: '赵敏', company: '近海贸易', phone: '13900139000' });
  await toPool('换人跟');
  await goTo(person, 'pool');
  await look('pool-keeper');
  await page.getByRole('button', { name: words('customers.pool.allot', { count: 1 }) }).click();
  await page.getByText(words('customers.pool.allotDone', { count: 1 })).waitFor();
  await takeTurn(person, '李雷');
  await goTo(person, 'today');
  const given = page.getByRole('group', { name: words('today.section.allotted') });
  await given.getByText('赵敏').waitFor();
  await look('today-allotted');
  await goTo(person, 'pool');
  await page.getByText(words('customers.pool.allotted', { done: 1, most: 1 })).waitFor();
  await look('pool-allotted');
}, 120_000);
