// A department becomes part of another, with a manager; what may depend on it is named before it is removed.
import { pageFaults } from '../../tools/page-faults.mjs';
import { person } from './people.mjs';

export async function departments(product) {
  const { journal } = product;
  const { page, signIn } = await person(product, 'admin@acme.example');
  const drawer = page.getByRole('dialog');
  const row = (name) => page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
  const opened = async (name) => {
    await page.getByRole('button', { name: `Edit ${name}`, exact: true }).click();
    await drawer.getByRole('button', { name: 'Save' }).waitFor();
  };
  const partOf = () => drawer.getByRole('combobox', { name: 'Part of' });
  await journal.step('an administrator adds a department that is part of another, with a manager', async () => {
    await signIn();
    await page.goto(`${product.url}/people?tab=departments`);
    await page.getByRole('button', { name: 'Add a department' }).click();
    await drawer.getByLabel('Name in English').fill('Insurance');
    await drawer.getByLabel('Name in Spanish').fill('Seguros');
    await partOf().click();
    await page.getByRole('option', { name: 'Billing' }).click();
    await drawer.getByRole('combobox', { name: 'Whose phone rings first' }).click();
    await page.getByRole('option', { name: 'By language and subject' }).click();
    await drawer.getByLabel('Subject its callers need').fill('Claims');
    await drawer.getByRole('switch', { name: /^After a while/ }).click();
    await drawer.getByLabel('After, seconds').fill('5');
    await drawer.getByRole('combobox', { name: 'Add a manager: name or extension' }).fill('Ben');
    await page.getByRole('option', { name: /^Ben/ }).click();
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.getByText('Between 10 and 3600 seconds.').waitFor();
    await drawer.getByLabel('After, seconds').fill('45');
    await journal.picture('department-drawer', page);
    await drawer.getByRole('button', { name: 'Save' }).click();
    await row('Insurance').getByText('Part of Billing').waitFor();
    await row('Insurance')
      .getByText(/^Managed by Ben/)
      .waitFor();
    const found = await pageFaults(page);
    if (found.length > 0) throw new Error(found.join('\n'));
    await journal.picture('departments', page);
  });
  await journal.step('a person gets a language and the subject that the department asks for', async () => {
    await page.getByRole('tab', { name: 'Agents' }).click();
    await page.getByRole('button', { name: 'Carla Gómez', exact: true }).click();
    await drawer.getByRole('combobox', { name: 'Spanish', exact: true }).click();
    await page.getByRole('option', { name: '5: best' }).click();
    await drawer.getByRole('button', { name: 'Add a subject' }).click();
    await drawer.getByRole('combobox', { name: 'Subject', exact: true }).click();
    await page.getByRole('option', { name: 'Claims' }).click();
    await journal.picture('agent-levels', page);
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Carla Gómez', exact: true }).click();
    const level = drawer.getByRole('combobox', { name: 'Level of claims' });
    if ((await level.inputValue()) !== '3: well') throw new Error(`the level is ${await level.inputValue()}`);
    await drawer.getByRole('button', { name: 'Remove claims' }).click();
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Departments' }).click();
  });
  await journal.step('no department can be made part of what is beneath it', async () => {
    await opened('Billing');
    await partOf().click();
    await page.getByRole('option').first().waitFor();
    const offered = await page.getByRole('option').allTextContents();
    if (offered.includes('Insurance') || offered.includes('Billing')) throw new Error(offered.join());
    await page.keyboard.press('Escape');
  });
  await journal.step('removing it says what depends on it, and can be undone', async () => {
    await drawer.getByRole('button', { name: 'Remove' }).click();
    const question = page.getByRole('dialog', { name: /Billing/ });
    await question.getByText('1 department is part of it and moves up one level.').waitFor();
    await question.getByRole('button', { name: 'Remove' }).click();
    await row('Insurance').getByText('Part of Billing').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await row('Insurance').getByText('Part of Billing').waitFor();
  });
  await journal.step('one that nothing depends on is removed at once', async () => {
    await opened('Insurance');
    await drawer.getByRole('button', { name: 'Remove' }).click();
    await row('Insurance').waitFor({ state: 'detached' });
  });
}
