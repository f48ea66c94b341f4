// Nothing typed is lost and nothing is overwritten: forms that the user leaves, two users who change the same thing,
// undo, errors shown at their fields.
import assert from 'node:assert/strict';
import { agent } from './people.mjs';
import { AGENT_HERTZ } from './talk.mjs';

const ADMIN = 'admin@acme.example';
const QUESTION = 'Is there a place for bicycles?';

/** What one administrator does on the pages. */
function at(page) {
  const button = (name) => page.getByRole('button', { name, exact: true });
  const language = (name) => page.getByRole('group', { name });
  return {
    page,
    button,
    language,
    dialog: (name) => page.getByRole('dialog', { name }),
    async entry(question) {
      await page.goto('/knowledge');
      await page.getByRole('button', { name: question }).click();
      await language('English').getByLabel('Question').waitFor();
    },
    /** True when the focus is in a field with this label and the field is visible. */
    async isFocused(label) {
      const field = page.getByLabel(label, { exact: true });
      await page.waitForFunction((name) => document.activeElement?.labels?.[0]?.textContent === name, label);
      const box = await field.boundingBox();
      const { height } = page.viewportSize();
      assert(box && box.y >= 0 && box.y + box.height <= height, `${label} is not in sight`);
    },
  };
}

async function leavingAsks(admin, journal) {
  const { page, button, language } = admin;
  const question = () => language('English').getByLabel('Question');
  await page.goto('/knowledge?entry=new');
  await question().fill(QUESTION);
  await page.keyboard.press('Escape');
  await admin.dialog('Leave without saving?').waitFor();
  await journal.picture('draft-leaving', page);
  await page.keyboard.press('Escape');
  await admin.dialog('Leave without saving?').waitFor({ state: 'hidden' });
  assert.equal(await question().inputValue(), QUESTION);
  await page.mouse.click(300, 500);
  await button('Leave and keep it').click();
  await question().waitFor({ state: 'hidden' });
  await button('Add an entry').click();
  await page.getByText('Restored what you typed earlier.').waitFor();
  assert.equal(await question().inputValue(), QUESTION);
  await journal.picture('draft-restored', page);
}

async function reloadRestores({ page, button, language }) {
  const answer = () => language('Spanish').getByLabel('Answer');
  await answer().fill('Sí, detrás.');
  const asked = page.waitForEvent('dialog');
  const reloaded = page.reload();
  const dialog = await asked;
  assert.equal(dialog.type(), 'beforeunload');
  await dialog.accept();
  await reloaded;
  await page.getByText('Restored what you typed earlier.').waitFor();
  assert.equal(await answer().inputValue(), 'Sí, detrás.');
  await page.goBack().catch(() => undefined);
  await button('Keep editing').click();
  assert.equal(await answer().inputValue(), 'Sí, detrás.');
  await language('English').getByLabel('Answer').fill('Yes, behind the house.');
  await language('Spanish').getByLabel('Question').fill('¿Hay lugar para bicicletas?');
  await button('Save').click();
  await page.getByText('Yes, behind the house.').waitFor();
  await button('Add an entry').click();
  assert.equal(await language('English').getByLabel('Question').inputValue(), '');
}

/** Both open the entry; one saves, and the other has changed one of the same fields and one other field. */
async function twoChangeTheSame(first, second, journal) {
  await first.entry(QUESTION);
  await second.entry(QUESTION);
  await first.language('English').getByLabel('Answer').fill('Yes, for twenty.');
  await first.button('Save').click();
  await first.page.getByText('Yes, for twenty.').waitFor();
  await second.language('English').getByLabel('Answer').fill('Yes, for ten.');
  await second.language('Spanish').getByLabel('Answer').fill('Sí, para diez.');
  await second.button('Save').click();
  const dialog = second.dialog('Someone else has changed this');
  await dialog.getByText('English: Answer').waitFor();
  assert.equal(await dialog.getByRole('radiogroup').count(), 1);
  await journal.picture('draft-conflict', second.page);
  await dialog.getByLabel('Theirs').check();
  await dialog.getByRole('button', { name: 'Save this' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await second.entry(QUESTION);
  assert.equal(await second.language('English').getByLabel('Answer').inputValue(), 'Yes, for twenty.');
  assert.equal(await second.language('Spanish').getByLabel('Answer').inputValue(), 'Sí, para diez.');
}

/** Changes to different fields of the settings need no question: both are kept. */
async function differentFieldsMerge(first, second) {
  for (const { page } of [first, second]) await page.goto('/settings');
  const name = ({ page }) => page.getByLabel('Its name');
  const own = ({ page }) => page.getByLabel('Name of the business');
  await Promise.all([name(first), own(second)].map((field) => field.waitFor()));
  const before = { name: await name(first).inputValue(), own: await own(first).inputValue() };
  await name(first).fill('Bella');
  await first.button('Save').click();
  await first.page.getByText('Saved.', { exact: false }).first().waitFor();
  await own(second).fill('Acme Dental West');
  await second.button('Save').click();
  await second.page.waitForFunction(() => document.body.innerText.includes('Saved.'));
  await first.page.reload();
  assert.equal(await name(first).inputValue(), 'Bella');
  assert.equal(await own(first).inputValue(), 'Acme Dental West');
  await name(first).fill(before.name);
  await own(first).fill(before.own);
  await first.button('Save').click();
  await first.page.getByText('Saved.', { exact: false }).first().waitFor();
}

async function faultsAreInSight(admin, journal) {
  const { page, button } = admin;
  await page.goto('/settings');
  await page.getByLabel('Its name').fill(' ');
  await button('Save').scrollIntoViewIfNeeded();
  await page.setViewportSize({ width: 1440, height: 500 });
  await button('Save').click();
  await admin.isFocused('Its name');
  await journal.picture('fault-in-sight', page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('link', { name: 'Home' }).click();
  await button('Discard it').click();
  await page.waitForURL('**/');
}

async function removalsComeBack(admin, journal) {
  const { page, button } = admin;
  await page.goto('/people?tab=departments');
  await button('Edit Billing').click();
  await button('Remove').click();
  await page.getByText('Billing was removed.').waitFor();
  await button('Edit Billing').waitFor({ state: 'hidden' });
  await journal.picture('removal-undo', page);
  await button('Undo').click();
  await button('Edit Billing').waitFor();
}

async function hoursAreProposed(admin, journal) {
  const { page, button } = admin;
  await page.goto('/people?tab=hours');
  const monday = page.getByRole('group', { name: 'Monday' });
  await monday.waitFor();
  // The demo business is open around the clock.
  await page.getByLabel('Open all day on Monday').uncheck({ force: true });
  await button('Add hours on Monday').click();
  await button('Add hours on Monday').click();
  assert.equal(await monday.getByLabel('Closes').count(), 2);
  assert.equal(await monday.getByRole('alert').count(), 0);
  await button('Use the hours of Monday from Monday to Friday').click();
  await journal.picture('hours', page);
  await page.getByRole('tab', { name: 'Agents' }).click();
  await button('Keep editing').click();
  await button('Save').click();
  await button('Undo').click();
  await page.getByText('Undone.').waitFor();
  assert.equal(await monday.getByLabel('Closes').count(), 0);
}

export async function drafts(product) {
  const { journal } = product;
  const one = await agent(product, AGENT_HERTZ, ADMIN);
  const first = at(one.page);
  await journal.step('what is typed is not left without a question, and is here again', async () => {
    await one.signIn();
    await leavingAsks(first, journal);
  });
  await journal.step('a reload asks and restores, and saving ends the draft', () => reloadRestores(first));
  const other = await agent(product, AGENT_HERTZ, ADMIN);
  const second = at(other.page);
  await journal.step('of two who change the same field one chooses', async () => {
    await other.signIn();
    await twoChangeTheSame(first, second, journal);
  });
  await journal.step('what two change in different fields is kept', () => differentFieldsMerge(first, second));
  await journal.step('the first fault is in sight and has the focus', () => faultsAreInSight(first, journal));
  await journal.step('a removed department comes back', () => removalsComeBack(first, journal));
  await journal.step('hours are proposed, copied and taken back', () => hoursAreProposed(first, journal));
  // A rejected save is a normal response, and a department that is restored is first requested as an agent, because one
  // topic covers both; the browser reports both responses on its console.
  const answers = /status of (409|404)/;
  const faults = [...one.faults.take(), ...other.faults.take()].filter((line) => !answers.test(line));
  assert.deepEqual(faults, []);
}
