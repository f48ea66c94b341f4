// A caller is saved as a contact from the page of a call; the next ring shows who it is. An address book comes in as a
// file, and goes out as one.
import { pageFaults } from '../../tools/page-faults.mjs';
import { agent, caller, person } from './people.mjs';
import { AGENT_HERTZ, CALLER_HERTZ } from './talk.mjs';

const check = (found) => {
  if (found.length > 0) throw new Error(found.join('\n'));
};

/** Saves what a button offers as a download, and returns its text. */
async function download(page, button) {
  const saved = page.waitForEvent('download');
  await button.click();
  let text = '';
  for await (const piece of await (await saved).createReadStream()) text += piece;
  return text;
}

export async function contacts(product) {
  const { journal } = product;
  const { page, faults, signIn } = await person(product, 'admin@acme.example');
  const joe = await caller(product, CALLER_HERTZ);
  const carla = await agent(product, AGENT_HERTZ, 'carla@acme.example');
  const dialog = page.getByRole('dialog');
  const row = (name) => page.locator('#page').getByRole('listitem').filter({ hasText: name });
  const choose = (name, text, encoding = 'utf8') =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, encoding) });
  await journal.step('a stranger calls, and is saved as a contact from the page of the call', async () => {
    await signIn();
    await joe.ring(/^Menu/);
    await joe.hears(/Automated assistant of/);
    await joe.hangUp();
    await page.goto('/calls');
    await page.locator('[data-call-row]').first().click();
    await page.getByRole('link', { name: 'Save as contact' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Write a name.').waitFor();
    await dialog.getByLabel('Name', { exact: true }).fill('Joséphine Brightwater');
    await dialog.getByLabel('Company').fill('Brightwater & Sons');
    await dialog.getByLabel('Tags').fill('gold, press');
    await dialog.getByLabel('Notes').fill('Prefers mornings.\nAsk about the boat.');
    await dialog.getByRole('combobox', { name: 'VIP' }).click();
    await page.getByRole('option', { name: 'VIP 1, the highest' }).click();
    await journal.picture('contact-form', page);
    check(await pageFaults(page));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await row('Joséphine Brightwater').getByText('VIP 1').waitFor();
  });
  await journal.step('the next call of theirs rings with the name, and what is noted', async () => {
    await carla.signIn();
    await carla.goAvailable();
    await joe.ringAgain();
    await joe.hears(/Automated assistant of/);
    await joe.says('I would like to talk to a person, please.');
    await carla.rings();
    await carla.sees('Joséphine Brightwater');
    await carla.sees('VIP 1');
    await carla.sees('Ask about the boat.');
    await journal.picture('contact-ring', carla.page);
    check(await pageFaults(carla.page));
    await carla.press('Answer');
    await carla.sees('Talking');
    await carla.sees('Joséphine Brightwater');
    await joe.hangUp();
    await carla.sees('The call has ended');
    await carla.goOff();
  });
  await journal.step('the list of calls and the page of the call say who it was, to the agent too', async () => {
    await page.goto('/calls');
    const named = page.getByRole('row').filter({ hasText: 'Joséphine Brightwater' });
    await named.nth(1).waitFor();
    await named.first().click();
    await page.getByText('Joséphine Brightwater · Brightwater & Sons').waitFor();
    await page.getByText('Ask about the boat.').waitFor();
    await journal.picture('contact-call', page);
    check(await pageFaults(page));
    await carla.page.goto('/calls');
    await carla.page.getByRole('row').filter({ hasText: 'Joséphine Brightwater' }).first().waitFor();
    await carla.page.close();
  });
  await journal.step('the contact is found while its name is typed, and by other names nobody is', async () => {
    await page.goto('/contacts');
    const search = page.getByRole('searchbox', { name: /^Name, company/ });
    await search.fill('joseph bright');
    await page.waitForURL(/q=joseph/);
    await row('Joséphine Brightwater').waitFor();
    await search.fill('nobody at all');
    await page.getByText('Nobody found').waitFor();
    await search.fill('');
    await row('Joséphine Brightwater').waitFor();
  });
  await journal.step('a file without the columns of contacts is refused, and says what is missing', async () => {
    await choose('list.csv', 'Artikel;Preis\nTee;3\n');
    await dialog.getByText('The file has no column with names.').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await choose('list.csv', 'Name;Mail\nAnn;a@example.com\n');
    await dialog.getByText('no column with telephone numbers or account codes').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
  await journal.step('an address book in UTF-16 comes in with its bad lines named, one by one', async () => {
    const lines = Array.from({ length: 1_200 }, (_, at) => `Caller ${at};+1332556${String(at).padStart(4, '0')};Ñandú`);
    const bad = ['"Two\r\nlines";call me;', ';;', 'Zoe;+13325560000;'];
    const text = ['Nombre;Teléfono;Empresa', ...lines, ...bad, ''].join('\r\n');
    await choose('contacts.csv', `\uFEFF${text}`, 'utf16le');
    await dialog.getByText('1,200 contacts found.').waitFor();
    await dialog.getByText('2 are left out:').waitFor();
    await dialog.getByText('Line 1,202: one of its numbers is not a telephone number').waitFor();
    await dialog.getByText('Line 1,205: its number or account code is in an earlier line').waitFor();
    await journal.picture('contact-file', page);
    check(await pageFaults(page));
    await dialog.getByRole('button', { name: 'Add 1,200 contacts' }).click();
    await page.getByText('1,200 contacts added.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await row('Caller').first().getByText('Ñandú').waitFor();
  });
  await journal.step('cards come in, and those whose number is known already are named', async () => {
    const card = (name, number) => `BEGIN:VCARD\nVERSION:4.0\nFN:${name}\nTEL;VALUE=uri:tel:${number}\nEND:VCARD`;
    await choose('cards.vcf', [card('Card One', '+1-332-557-0001'), card('Card Two', '+13325560007')].join('\n'));
    await dialog.getByText('2 contacts found.').waitFor();
    await dialog.getByRole('button', { name: 'Add 2 contacts' }).click();
    await dialog.getByText('1 contact added.').waitFor();
    await dialog.getByText('Line 6: a number belongs to another contact').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await row('Card One').waitFor();
  });
  await journal.step('all of them go out as a file', async () => {
    const file = await download(page, page.getByRole('button', { name: 'Save as a file' }));
    const lines = file.trimEnd().split('\r\n');
    if (lines.length !== 1_203) throw new Error(`the file has ${lines.length} lines`);
    if (!file.includes('Joséphine Brightwater')) throw new Error('the first contact is not in the file');
  });
  await journal.step('a number that another contact has moves when one says so', async () => {
    await page.locator('#page').getByRole('button', { name: 'Add a contact' }).click();
    await dialog.getByLabel('Name', { exact: true }).fill('Card Three');
    await dialog.getByLabel('Numbers').fill('+1 332 557 0001');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('belongs to Card One').waitFor();
    await journal.picture('contact-move', page);
    await page.getByRole('button', { name: 'Move it here' }).click();
    await dialog.first().waitFor({ state: 'detached' });
    await row('Card Three')
      .getByText(/557.0001/)
      .waitFor();
  });
  await journal.step('what is removed is put back by undo', async () => {
    await row('Card Three').getByRole('button').click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await row('Card Three').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await row('Card Three').waitFor();
  });
  await journal.step('and no console had anything to complain of', () => {
    // A number that is taken is refused, which a browser reports as a failed request.
    const heard = [...faults.take(), ...joe.faults.take(), ...carla.faults.take()];
    check(heard.filter((line) => !line.includes('status of 409')));
  });
}
