// Every page of a tenant's administrator, with the calls of the other stories in it; a picture of each is kept.
import { pageFaults } from '../../tools/page-faults.mjs';
import { agent, PATIENCE_MS } from './people.mjs';
import { AGENT_HERTZ } from './talk.mjs';

const PAGES = ['Home', 'Calls', 'Knowledge', 'People', 'Numbers', 'Failed steps', 'Settings', 'Phone'];

export async function everyPage(product) {
  const { journal, url } = product;
  const { page, faults, signIn } = await agent(product, AGENT_HERTZ, 'admin@acme.example');
  await journal.step('the administrator signs in', signIn);
  for (const name of PAGES) {
    await journal.look(`${name} shows what it is for, without a fault`, async () => {
      await page.getByRole('navigation').getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor({ timeout: PATIENCE_MS });
      await page.waitForLoadState('networkidle');
      await journal.picture(`page-${name.toLowerCase().replaceAll(' ', '-')}`, page);
      const found = [...(await pageFaults(page)), ...faults.take()];
      if (found.length > 0) throw new Error(found.join('\n'));
    });
  }
  await journal.look('the try page too', async () => {
    await page.goto(`${url}/try`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await journal.picture('page-try', page);
    const found = [...(await pageFaults(page)), ...faults.take()];
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}
