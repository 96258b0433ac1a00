/** The part of the walk with the day's work: what is due, the calls, the panel being changed, and the lead's figures. */
import { isoDay } from '../../shared/model/day.ts';
import { button, detail, goTo, openFirst } from './person.ts';
import { settle, type Walk } from './walk.ts';

/** Changes nothing but the first customer's next step. */
export async function workingTheDay({ person, look }: Walk): Promise<void> {
  const { page, words } = person;
  await goTo(person, 'today');
  await settle(person);
  await look('today-nothing');
  await goTo(person, 'customers');
  await openFirst(person);
  await detail(person).getByLabel(words('customers.field.nextStepOn'), { exact: true }).fill(isoDay(Date.now()));
  await detail(person).getByLabel(words('customers.field.nextStepTime'), { exact: true }).fill('23:59');
  await page.keyboard.press('Enter');
  await page.getByText(words('customers.form.saved')).first().waitFor();
  for (const key of ['customers.reach.title', 'customers.field.contacts'] as const) {
    await detail(person)
      .getByRole('button', { name: words('customers.inline.section', { section: words(key) }), exact: true })
      .click();
    const add = key === 'customers.reach.title' ? 'customers.reach.add' : 'customers.contacts.add';
    await detail(person)
      .getByRole('button', { name: words(add), exact: true })
      .click();
    await look(`detail-${key === 'customers.reach.title' ? 'reach' : 'contacts'}`);
    await detail(person)
      .getByRole('button', { name: words('common.cancel'), exact: true })
      .click();
  }
  await goTo(person, 'today');
  await page.getByRole('option').first().click();
  await settle(person);
  await look('today');
  await page.getByRole('listbox', { name: words('today.title') }).press('d');
  await page.getByRole('dialog').waitFor();
  await look('today-done');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await button(person, 'customers.print.button').click();
  await page.getByRole('dialog').waitFor();
  await look('today-print');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await button(person, 'calls.start').click();
  await page.getByRole('region', { name: words('calls.title') }).waitFor();
  await look('calls');
  await page.getByRole('button', { name: words('calls.finish') }).click();
  await goTo(person, 'dashboard');
  await page.getByRole('img').first().waitFor();
  await look('dashboard');
  await page.getByText(words('dashboard.table'), { exact: true }).click();
  await settle(person);
  await look('dashboard-table');
  await goTo(person, 'customers');
}
