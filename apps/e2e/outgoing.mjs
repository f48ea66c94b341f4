// Outgoing calls: what is allowed is changed, a number is tried, somebody is not to be called, and everything is stopped.
import { pageFaults } from '../../tools/page-faults.mjs';
import { person } from './people.mjs';

export async function outgoing(product) {
  const { journal } = product;
  const { page, faults, signIn } = await person(product, 'admin@acme.example');
  const region = (name) => page.getByRole('region', { name });
  const policy = region('What may be called');
  const trial = region('Try a number');
  const optOuts = region('Do not call');
  const saved = () => page.getByText('Saved. Applies from the next call.').first().waitFor();
  const tries = async (number, answer) => {
    await trial.getByLabel('Number').fill(number);
    await trial.getByRole('button', { name: 'Try' }).click();
    await trial.getByText(answer).waitFor();
  };
  await journal.step('an administrator tries numbers that are never called', async () => {
    await signIn();
    await page.goto('/outgoing');
    await policy.getByText('Nobody has changed this yet').waitFor();
    await tries('911', 'Is an emergency number');
    await tries('+1 900 555 0100', 'Is a premium number');
    await tries('+881 6 1234567', 'Is a satellite or international network number');
    await tries('(212) 555-0142 ext. 5', 'Is not a phone number');
    await tries('+1 876 555 0142', 'Its country is not allowed');
    await trial.getByText('· Jamaica ·').waitFor();
    await journal.picture('outgoing-refused', trial);
  });
  await journal.step('what is allowed is changed, nonsense is named, and the next try says so', async () => {
    await policy.getByLabel('Also allowed: numbers that begin with').fill('44');
    await policy.getByLabel('Call people until').fill('07:00');
    await policy.getByLabel('Calls at the same time').fill('0');
    await policy.getByRole('button', { name: 'Save' }).click();
    await policy.getByText('Write + and up to seven digits').waitFor();
    await policy.getByText('Must be later than the beginning').waitFor();
    await policy.getByText('Enter a whole number within the limits').waitFor();
    await journal.picture('outgoing-faults', policy);
    await policy.getByLabel('Also allowed: numbers that begin with').fill('+1876');
    await policy.getByLabel('Call people from').fill('00:00');
    await policy.getByLabel('Call people until').fill('00:00');
    await policy.getByLabel('Calls at the same time').fill('3');
    await policy.getByLabel('Countries').fill('Mex');
    await page.getByRole('option', { name: 'Mexico' }).click();
    await policy.getByRole('button', { name: 'Save' }).click();
    await saved();
    await tries('+1 876 555 0142', 'May be called, for 60 minutes at most');
    await tries('+52 55 1234 5678', 'May be called, for 60 minutes at most');
    await trial.getByText('America/Tijuana').waitFor();
    await journal.picture('outgoing-allowed', trial);
  });
  await journal.step('somebody is not to be called, until they are taken off the list', async () => {
    await optOuts.getByLabel('Number').fill('12');
    await optOuts.getByRole('button', { name: 'Add' }).click();
    await optOuts.getByText('Enter a phone number').waitFor();
    await optOuts.getByLabel('Number').fill('(212) 555-0142');
    await optOuts.getByRole('button', { name: 'Add' }).click();
    await optOuts.getByRole('listitem').filter({ hasText: '(212) 555-0142' }).waitFor();
    await tries('212-555-0142', 'This person does not want to be called');
    await optOuts.getByRole('button', { name: 'Remove' }).click();
    await optOuts.getByText('Nobody is on the list.').waitFor();
    await tries('212-555-0142', 'May be called, for 60 minutes at most');
  });
  await journal.step('everything is stopped after a question, and allowed again', async () => {
    await region('Outgoing calls').getByRole('button', { name: 'Stop all calls' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Callers who call you are not affected.').waitFor();
    await dialog.getByLabel('Also end the calls that are running').check();
    await journal.picture('outgoing-question', page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await tries('212-555-0142', 'May be called, for 60 minutes at most');
    await region('Outgoing calls').getByRole('button', { name: 'Stop all calls' }).click();
    await dialog.getByRole('button', { name: 'Stop all calls' }).click();
    await region('Outgoing calls').getByText('All outgoing calls are stopped').waitFor();
    await tries('212-555-0142', 'All outgoing calls are stopped');
    const found = await pageFaults(page);
    if (found.length > 0) throw new Error(found.join('\n'));
    await journal.picture('outgoing-stopped', page);
    await region('Outgoing calls').getByRole('button', { name: 'Allow calls again' }).click();
    await region('Outgoing calls').getByText('Calls may be made.').waitFor();
  });
  const root = await person(product, 'admin@voicecore.example');
  await journal.step('the super admin stops every business, which sees by whom', async () => {
    await root.signIn();
    await root.page.goto('/outgoing');
    await root.page.getByRole('button', { name: 'Stop all calls' }).click();
    await root.page.getByRole('dialog').getByRole('button', { name: 'Stop all calls' }).click();
    await root.page.getByText('All outgoing calls are stopped, since').waitFor();
    await page.reload();
    await page.getByText('The platform administrator has stopped the outgoing calls of every business.').waitFor();
    await tries('212-555-0142', 'The platform administrator has stopped all outgoing calls');
    await root.page.getByRole('button', { name: 'Allow calls again' }).click();
    await root.page.getByText('Calls may be made.').waitFor();
  });
  await journal.step('and what was allowed is put back', async () => {
    await page.reload();
    await policy.getByLabel('Also allowed: numbers that begin with').fill('');
    await policy.getByLabel('Call people from').fill('08:00');
    await policy.getByLabel('Call people until').fill('21:00');
    await policy.getByRole('button', { name: 'Save' }).click();
    await saved();
  });
  await journal.step('and no console had anything to complain of', () => {
    const found = [...faults.take(), ...root.faults.take()];
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}
