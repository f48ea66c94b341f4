// Holidays and exceptions: they come and go on the screen, the next days show them, and an after-hours caller hears when
// it opens next, and gets what the business, a department or a number has chosen. It is closed by an exception that begins today, so nothing waits for an evening.
import { pageFaults } from '../../tools/page-faults.mjs';
import { caller, person } from './people.mjs';
import { CALLER_HERTZ } from './talk.mjs';

const dayMs = 86_400_000;
/** Returns the date so many days after a date, as a date field holds it. */
const daysAfter = (date, days) => new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);

export async function hours(product) {
  const { journal } = product;
  const { page, faults, signIn } = await person(product, 'admin@acme.example');
  const joe = await caller(product, CALLER_HERTZ);
  const special = page.getByRole('region', { name: 'Holidays and exceptions' });
  const next = page.getByRole('region', { name: 'The next 14 days' });
  const drawer = page.getByRole('dialog');
  const rows = special.getByRole('listitem');
  const today = next.getByRole('listitem').first();
  const after = page.getByRole('region', { name: 'After hours' });
  const choose = async (field, option, within = drawer) => {
    await within.getByRole('combobox', { name: field, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await journal.step('the holidays of a country come at one press, and go by undo', async () => {
    await signIn();
    await page.goto('/people?tab=hours');
    await special.getByText('None yet').waitFor();
    await special.getByRole('button', { name: 'Add common holidays' }).click();
    await page.getByRole('menuitem', { name: 'Federal holidays of the United States' }).click();
    await page.getByText('11 holidays added.').waitFor();
    await special.getByText('Last Monday of May').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await special.getByText('None yet').waitFor();
  });
  await journal.step('days that do not exist are refused where they are typed', async () => {
    await special.getByRole('button', { name: 'Add a day' }).click();
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.getByText('Enter a name.').waitFor();
    await drawer.getByLabel('Name').fill('Leap day');
    await choose('When', 'Every year on a date');
    await choose('Month', 'February');
    await drawer.getByLabel('Day', { exact: true }).fill('30');
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.getByText('That month has no such day.').waitFor();
    await drawer.getByLabel('Day', { exact: true }).fill('29');
    await drawer.getByLabel('Closed all day').uncheck({ force: true });
    await journal.picture('hours-form', page);
    await drawer.getByRole('button', { name: 'Save' }).click();
    await special.getByText('Every February 29').waitFor();
    await special.getByText('9:00 AM – 12:00 PM').waitFor();
  });
  await journal.step('an exception closes the business today, and the next days show it', async () => {
    await today.getByText('Open all day').waitFor();
    await special.getByRole('button', { name: 'Add a day' }).click();
    await drawer.getByLabel('Name').fill('Stocktaking');
    await choose('When', 'On several days in a row');
    const first = await drawer.getByLabel('First day').inputValue();
    await drawer.getByLabel('Last day').fill(daysAfter(first, -1));
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.getByText('The last day is before the first.').waitFor();
    await drawer.getByLabel('Last day').fill(daysAfter(first, 1));
    await drawer.getByRole('button', { name: 'Save' }).click();
    await today.getByText('Stocktaking').waitFor();
    await today.getByText('Closed').waitFor();
    await page.getByText('Closed now.').waitFor();
    const closed = await next.getByText('Stocktaking').count();
    if (closed !== 2) throw new Error(`${closed} of the next days are closed`);
    const found = await pageFaults(page);
    if (found.length > 0) throw new Error(found.join('\n'));
    await journal.picture('hours-next-days', page);
  });
  await journal.step('an after-hours caller hears when it opens next', async () => {
    await joe.ring(/^Menu/);
    await joe.hears(/Automated assistant of/);
    await joe.says('I would like to talk to a person, please.');
    await joe.hears(/We are closed right now\. We open again on \w+day at the beginning of the day\./);
    await joe.hangUp();
  });
  await journal.step('after hours the receptionist may go on alone', async () => {
    await after.getByText('They hear when you open again and are asked for a message.').waitFor();
    await choose('Callers who want a person then', 'Stay with the receptionist', after);
    await after.getByText('The receptionist goes on alone').waitFor();
    await journal.picture('after-hours', page);
    await after.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').first().waitFor();
    await joe.ring(/^Menu/);
    await joe.hears(/Automated assistant of/);
    await joe.says('I would like to talk to a person, please.');
    await joe.hears(/We are closed right now\./);
    await joe.hears(/If you would like to leave a message, just say so\./);
    await joe.hangUp();
  });
  await journal.step('a number has a rule of its own: it is closed, and the call ends', async () => {
    await page.goto('/numbers');
    await page.getByRole('button', { name: '(212) 555-0101' }).click();
    await drawer.getByText('Now: Stay with the receptionist.').waitFor();
    await choose('After hours, callers who want a person', 'Hear that you are closed, and the call ends');
    await journal.picture('after-hours-of-a-number', page);
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.waitFor({ state: 'detached' });
    await joe.ring(/^Menu/);
    await joe.hears(/Automated assistant of/);
    await joe.says('I would like to talk to a person, please.');
    await joe.hears(/We are closed right now\./);
    await joe.hears(/Thank you for calling\. Goodbye\./);
    await page.getByRole('button', { name: '(212) 555-0101' }).click();
    await choose('After hours, callers who want a person', 'As their department or the business says');
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.waitFor({ state: 'detached' });
  });
  await journal.step('a department that takes callers after hours is not removed', async () => {
    await page.goto('/people?tab=hours');
    await choose('Callers who want a person then', 'Go on to another department', after);
    await after.getByRole('button', { name: 'Save' }).click();
    await after.getByText('Choose a department.').waitFor();
    await choose('Department that takes them', 'Billing', after);
    await after.getByRole('button', { name: 'Save' }).click();
    await after.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Departments' }).click();
    await page.getByRole('button', { name: 'Billing' }).first().click();
    await drawer.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('This department takes callers after hours.').waitFor();
    await page.getByText('Choose something else there first: the whole business.').waitFor();
    await drawer.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('tab', { name: 'Hours' }).click();
    await choose('Callers who want a person then', 'Leave a message', after);
    await after.getByRole('button', { name: 'Save' }).click();
    await after.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
  });
  await journal.step('a department may be open all the same', async () => {
    await page.getByRole('combobox', { name: 'Hours of' }).click();
    await page.getByRole('option', { name: 'Billing' }).click();
    await today.getByText('Stocktaking').waitFor();
    await special.getByRole('button', { name: 'Add a day' }).click();
    await drawer.getByLabel('Name').fill('Billing works');
    await drawer.getByLabel('Closed all day').uncheck({ force: true });
    await drawer.getByLabel('Opens').fill('00:00');
    await drawer.getByLabel('Closes').fill('00:00');
    await drawer.getByRole('button', { name: 'Save' }).click();
    await today.getByText('Billing works').waitFor();
    await page.getByText('Open now.').waitFor();
    await special.getByRole('button', { name: 'Remove Billing works' }).click();
    await today.getByText('Stocktaking').waitFor();
  });
  await journal.step('an exception is changed and removed, and what was removed comes back by undo', async () => {
    await page.getByRole('combobox', { name: 'Hours of' }).click();
    await page.getByRole('option', { name: 'The whole business' }).click();
    await special.getByRole('button', { name: 'Stocktaking', exact: true }).click();
    await drawer.getByLabel('Name').fill('Annual stocktaking');
    await drawer.getByRole('button', { name: 'Save' }).click();
    await today.getByText('Annual stocktaking').waitFor();
    await special.getByRole('button', { name: 'Remove Annual stocktaking' }).click();
    await page.getByText('Annual stocktaking was removed.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await today.getByText('Annual stocktaking').waitFor();
    while ((await rows.count()) > 0) {
      const left = await rows.count();
      await rows
        .first()
        .getByRole('button', { name: /^Remove/ })
        .click();
      await rows.nth(left - 1).waitFor({ state: 'detached' });
    }
    await page.getByText('Open now.').waitFor();
  });
  await journal.step('and no console had anything to complain of', () => {
    // The department that takes callers was not removed.
    const found = [...faults.take(), ...joe.faults.take()].filter((line) => !line.includes('status of 409'));
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}
