/** The part of the walk where people are invited, join and are confirmed. */
import { button, confirm, goTo, inside, lock, PASSPHRASE, signIn } from './person.ts';
import { settle, WAIT_MS, WALK_NAMES, type Walk } from './walk.ts';

/** Invites both; the code stays in sight for one look. */
export async function inviting({ person, look }: Walk): Promise<readonly string[]> {
  const { page, words } = person;
  await goTo(person, 'people');
  await look('people-alone');
  const codes: string[] = [];
  for (const [name, role] of [
    [WALK_NAMES.seller, 'salesperson'],
    [WALK_NAMES.auditor, 'auditor'],
  ] as const) {
    await button(person, 'people.invite.button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words('people.invite.name') }).fill(name);
    for (const other of await dialog.getByRole('checkbox').all()) if (await other.isChecked()) await other.uncheck();
    await dialog.getByRole('checkbox', { name: new RegExp(words(`roles.${role}`)) }).check();
    if (codes.length === 0) await look('invite');
    await dialog.getByRole('button', { name: words('people.invite.create') }).click();
    const code = page.getByLabel(words('people.invite.code'), { exact: true });
    await code.waitFor();
    if (codes.length === 0) await look('invitation-code');
    codes.push((await code.innerText()).replaceAll(/\s/g, ''));
    await dialog.getByRole('button', { name: words('people.invite.done') }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
  await page.getByRole('button', { name: words('people.cancel.one', { name: WALK_NAMES.seller }) }).click();
  await page.getByRole('dialog').waitFor();
  await look('cancel-invitation');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('people.cancel.keep') })
    .click();
  await button(person, 'people.team.button').click();
  await page.getByRole('dialog').waitFor();
  await look('new-team');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  for (const [tab, name] of [
    ['teams', 'teams.tab'],
    ['roles', 'ownRoles.tab'],
    ['rights', 'people.tabs.rights'],
    ['review', 'review.tab'],
    ['agreement', 'agreement.tab'],
    ['policy', 'people.tabs.policy'],
  ] as const) {
    await page.getByRole('tab', { name: words(name), exact: true }).click();
    await settle(person);
    await look(`people-${tab}`);
  }
  return codes;
}

/** A team below, and the questions its picture asks. */
async function growing({ person, look }: Pick<Walk, 'person' | 'look'>): Promise<void> {
  const { page, words } = person;
  const dialog = page.getByRole('dialog');
  await page.getByRole('tab', { name: words('teams.tab') }).click();
  await button(person, 'people.team.button').click();
  await dialog.getByRole('textbox', { name: words('people.team.name') }).fill(WALK_NAMES.below);
  await dialog.getByRole('button', { name: words('people.team.create') }).click();
  await page.getByRole('heading', { name: WALK_NAMES.below }).waitFor();
  await page.getByRole('button', { name: `${words('teams.rename')}: ${WALK_NAMES.below}` }).click();
  await dialog.waitFor();
  await look('rename-team');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: `${words('teams.place')}: ${WALK_NAMES.below}` }).click();
  await dialog.getByRole('combobox', { name: words('teams.parent') }).click();
  await page.getByRole('option', { name: WALK_NAMES.team }).click();
  await dialog.getByText(words('teams.plan.leads')).waitFor();
  await look('place-team');
  await dialog.getByRole('textbox', { name: words('common.reason') }).fill('spring fair');
  await dialog.getByRole('button', { name: words('teams.placeSign') }).click();
  await page.getByText(words('teams.ledFromAbove', { names: WALK_NAMES.founder })).waitFor();
  await look('people-teams');
  await page.getByRole('button', { name: new RegExp(`^${words('moving.open')}: ${WALK_NAMES.seller}`) }).click();
  await dialog.getByRole('combobox', { name: words('moving.team') }).click();
  await page.getByRole('option', { name: WALK_NAMES.below }).click();
  await dialog.getByText(words('moving.plan.atOnce', { name: WALK_NAMES.seller })).waitFor();
  await look('move-member');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** A role of this vault: defined, looked at again, and about to be removed. */
async function ruling({ person, look }: Pick<Walk, 'person' | 'look'>): Promise<void> {
  const { page, words } = person;
  const dialog = page.getByRole('dialog');
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  };
  await page.getByRole('tab', { name: words('ownRoles.tab'), exact: true }).click();
  await button(person, 'ownRoles.define').click();
  await dialog.getByRole('textbox', { name: words('ownRoles.nameLabel') }).fill(WALK_NAMES.role);
  for (const name of ['permission.books.contacts.name', 'permission.customers.export.name'] as const)
    await dialog.getByRole('checkbox', { name: words(name) }).check();
  await look('define-role');
  await dialog.getByRole('textbox', { name: words('common.reason') }).fill('spring fair');
  await dialog.getByRole('button', { name: words('change.sign') }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: `${words('ownRoles.change')}: ${WALK_NAMES.role}` }).click();
  await dialog.getByRole('checkbox', { name: words('permission.books.contacts.name') }).uncheck();
  await dialog.getByText(words('ownRoles.nobodyHas')).waitFor();
  await look('change-role');
  await close();
  await page.getByRole('button', { name: `${words('ownRoles.remove')}: ${WALK_NAMES.role}` }).click();
  await dialog.waitFor();
  await look('remove-role');
  await close();
  await look('people-own-roles');
}

export async function joining({ person, look }: Walk, codes: readonly string[]): Promise<void> {
  const { page, words } = person;
  await lock(person);
  await look('sign-in-one');
  await button(person, 'signIn.useKit').click();
  await look('sign-in-kit');
  await button(person, 'common.back').click();
  for (const [index, name] of [WALK_NAMES.seller, WALK_NAMES.auditor].entries()) {
    await button(person, 'signIn.useInvitation').click();
    if (index === 0) await look('join-code');
    await page.getByLabel(words('signIn.invitation.code')).fill(codes[index] ?? '');
    await button(person, 'common.next').click();
    await page.getByLabel(words('create.people.label'), { exact: true }).fill(name);
    await page.getByLabel(words('passphrase.label'), { exact: true }).fill(PASSPHRASE);
    await page.getByLabel(words('passphrase.repeat'), { exact: true }).fill(PASSPHRASE);
    if (index === 0) await look('join');
    await page.getByRole('button', { name: words('signIn.join'), exact: true }).click();
    await page.getByRole('heading', { name: words('waiting.title') }).waitFor({ timeout: WAIT_MS });
    if (index === 0) await look('waiting');
    await button(person, 'waiting.lock').click();
  }
  await page.getByRole('list', { name: words('signIn.labels') }).waitFor();
  await look('sign-in');
  await signIn(person, WALK_NAMES.founder, 'not the passphrase');
  await page.getByRole('alert').waitFor({ timeout: WAIT_MS });
  await signIn(person, WALK_NAMES.founder, 'not the passphrase');
  await page.getByText(words('signIn.wait.honest')).waitFor({ timeout: WAIT_MS });
  await look('sign-in-wrong');
  await signIn(person, WALK_NAMES.founder);
  await inside(person);
  await goTo(person, 'people');
  await page.getByRole('button', { name: words('people.compare.one', { name: WALK_NAMES.seller }) }).waitFor();
  await look('people-waiting');
  await page.getByRole('button', { name: words('people.compare.one', { name: WALK_NAMES.seller }) }).click();
  await page.getByRole('dialog').waitFor();
  await look('compare-words');
  await page.keyboard.press('Escape');
  await confirm(person, WALK_NAMES.seller);
  await confirm(person, WALK_NAMES.auditor);
  await look('people');
  await page.getByRole('button', { name: `${words('people.again.open')}: ${WALK_NAMES.seller}` }).click();
  await page.getByRole('dialog').getByText(words('people.again.kit')).waitFor();
  await look('invite-again');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: `${words('change.open')}: ${WALK_NAMES.seller}` }).click();
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: new RegExp(`^${words('roles.auditor')}`) })
    .check();
  await page.getByRole('dialog').getByText(words('change.sameKeys')).waitFor();
  await look('change-roles');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await growing({ person, look });
  await ruling({ person, look });
  await page.getByRole('tab', { name: words('people.tabs.rights') }).click();
  await page.getByRole('gridcell').first().click();
  await settle(person);
  await look('people-rights-why');
  await page.getByRole('tab', { name: words('people.tabs.members') }).click();
  await page.getByRole('link', { name: new RegExp(words('app.place.account')) }).click();
  await page.getByText(words('account.who')).waitFor();
  await settle(person);
  await look('account');
  await goTo(person, 'people');
  await page.getByRole('button', { name: `${words('leave.open')}: ${WALK_NAMES.seller}` }).click();
  await page.getByRole('dialog').getByText(words('leave.does.freeze')).waitFor();
  await look('leave');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('leave.report') })
    .click();
  await page.getByRole('dialog').getByText(words('exposure.nothing')).waitFor();
  await look('exposure');
  await page.keyboard.press('Escape');
  await page.getByText(words('exposure.nothing')).waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
