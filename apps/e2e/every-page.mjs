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
  await journal.look('the description of the API too, under the policy of every page', async () => {
    await page.goto(`${url}/api/docs`);
    await page.getByRole('heading', { name: /^VoiceCore AI/ }).waitFor();
    // Swagger UI breaks the paths in its labels by invisible spaces.
    const operation = page.locator('[id$="-Calls_list"]');
    await operation.getByRole('button').first().click();
    await operation.getByText('departmentId').first().waitFor();
    await journal.picture('page-api', page);
    // What axe says about Swagger UI is not ours to mend; what our policy stops would stand on the console.
    const found = faults.take();
    if (found.length > 0) throw new Error(found.join('\n'));
  });
  await journal.look('the try page too', async () => {
    await page.goto(`${url}/try`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await journal.picture('page-try', page);
    const found = [...(await pageFaults(page)), ...faults.take()];
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}
