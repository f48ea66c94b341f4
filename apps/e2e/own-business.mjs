// A new business: from the invitation of its administrator to its first call, and what it shows when it is suspended.
import { person, request } from './people.mjs';

const NAME = 'Harbor Bikes';

export async function ownBusiness(product) {
  const { journal, url } = product;
  const platform = await asPlatform(product);
  const unique = Date.now().toString().slice(-7);
  const login = { email: `owner${unique}@harbor.example`, password: `opens at nine ${unique}` };
  const { tenant, invitation } = await platform('POST', '/tenants', {
    ...{ name: NAME, timeZone: 'America/New_York' },
    admin: { name: 'Olga Owner', email: login.email },
  });
  const { page, faults } = await person({ ...product, logins: [login] }, login.email);
  const button = (name) => page.getByRole('button', { name, exact: true });
  const setUp = page.getByRole('heading', { name: 'Ready in four steps' });
  await journal.step('the invitation leads to Home, where nothing is claimed that is not so', async () => {
    await page.goto(`${url}/welcome#${invitation}`);
    await page.locator('input[type=password]').fill(login.password);
    await page.locator('button[type=submit]').click();
    await setUp.waitFor();
    await page.getByText('answers as soon as your business has a number').waitFor();
    await journal.picture('own-set-up', page);
  });
  await journal.step('the phone says that a number is needed, and where to add it', async () => {
    await page.goto('/phone');
    await page.getByText('Your business has no number yet').waitFor();
    await page.getByRole('link', { name: 'Add a number' }).click();
    await button('Add a number').first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: 'Number' }).fill(`(212) 555-${unique.slice(-4)}`);
    await drawer.getByLabel('Label').fill('Main line');
    await drawer.locator('button[type=submit]').click();
    await page.getByText('Main line').waitFor();
  });
  await journal.step(
    'three starter entries by trade come in as drafts, go again, and cannot be used with a blank',
    async () => {
      await page.goto('/knowledge');
      await page.getByLabel('Your trade').first().click();
      await page.getByRole('option', { name: 'Repair, contractor' }).click();
      await journal.picture('own-starters', page);
      await button('Add three drafts').click();
      await page.getByText('Which areas do you serve?').waitFor();
      await button('Undo').click();
      await page.getByText('The receptionist knows nothing yet').waitFor();
      await button('Add three drafts').click();
      await page.getByText('Which areas do you serve?').click();
      const drawer = page.getByRole('dialog');
      await drawer.getByRole('switch').press('Space');
      await drawer.locator('button[type=submit]').click();
      await drawer.getByText('Fill in the blank').first().waitFor();
      await journal.picture('own-blank', page);
      for (const [language, answer] of [
        ['English', 'We work in Queens.'],
        ['Spanish', 'Trabajamos en Queens.'],
      ])
        await drawer.getByRole('group', { name: language }).getByLabel('Answer').fill(answer);
      await drawer.locator('button[type=submit]').click();
      await page.getByText('We work in Queens.').waitFor();
      const found = faults.take();
      if (found.length > 0) throw new Error(found.join('\n'));
    },
  );
  await journal.step('it calls its own number and hears its own name', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Call it now' }).click();
    await page.getByText(/Main line/).waitFor();
    await journal.picture('own-phone', page);
    await button('Call and type').click();
    await page.getByRole('list', { name: 'Conversation' }).getByText(new RegExp(NAME)).first().waitFor();
    await button('Hang up').click();
    await page.getByText('The call has ended.').waitFor();
  });
  await journal.step('with that call the set-up is over', async () => {
    await page.goto('/');
    await page.getByText('Live calls').waitFor();
    await setUp.waitFor({ state: 'detached' });
  });
  await journal.step('it sees at once on every page that it is suspended, and that it is served again', async () => {
    const become = async (status) => {
      const { version } = await platform('GET', `/tenants/${tenant.id}`);
      await platform('PATCH', `/tenants/${tenant.id}`, { status, version });
    };
    const banner = page.getByText('Your business is suspended.');
    await become('suspended');
    await banner.waitFor();
    await journal.picture('own-suspended', page);
    for (const path of ['/calls', '/settings', '/phone']) {
      await page.goto(path);
      await banner.waitFor();
    }
    // The phone shows what a caller hears now, and then again who answers.
    const talks = page.getByText('Talks freely');
    const refuses = page.getByText('callers hear that your business cannot take calls');
    await refuses.waitFor();
    if (await talks.isVisible()) throw new Error('the phone of a suspended business says that it talks freely');
    await journal.picture('own-phone-suspended', page);
    await become('active');
    await banner.waitFor({ state: 'detached' });
    await talks.waitFor();
    await refuses.waitFor({ state: 'detached' });
    const found = faults.take();
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}

/** Makes requests to the product as the platform administrator. */
async function asPlatform({ url, logins }) {
  const { email, password } = logins.find((one) => one.email === 'admin@voicecore.example');
  const { accessToken } = await request(url, 'POST', '/auth/login', { email, password });
  return (method, path, body) => request(url, method, path, body, { authorization: `Bearer ${accessToken}` });
}
