// Every page of every role, with the calls of the other journeys and the rows of a year, in both languages, on a
// desktop, a small screen, a phone and at double text size; a screenshot of each is kept.
import { faultsAllRound, firstLoadFaults, pageFaults } from '../../tools/page-faults.mjs';
import { manyRows } from './many-rows.mjs';
import { administration, person, PATIENCE_MS } from './people.mjs';

/** The maximum size of the scripts of a first page, compressed, bytes. */
const FIRST_LOAD = 250_000;

/** The pages that each role can see, by their addresses; the first one is where sign-in leads. */
const ROLES = [
  {
    email: 'admin@acme.example',
    paths: [
      '/',
      '/calls',
      '/knowledge',
      '/knowledge?entry=new',
      '/people',
      '/people?tab=departments',
      '/people?tab=hours',
      '/people?tab=administrators',
      '/contacts',
      '/contacts?contact=new',
      '/numbers',
      '/screening',
      '/outgoing',
      '/failed',
      '/settings',
      '/phone',
    ],
  },
  { email: 'ana@acme.example', paths: ['/', '/people', '/settings'] },
  { email: 'ben@acme.example', paths: ['/', '/calls', '/settings'] },
  { email: 'admin@voicecore.example', paths: ['/platform', '/screening', '/outgoing', '/failed', '/settings'] },
];
const LANGUAGES = ['en-US', 'es-US'];

function check(found) {
  if (found.length > 0) throw new Error(found.join('\n'));
}

async function settled(page) {
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: PATIENCE_MS });
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root'));
}

/** Checks the size of the scripts that the first page of a role needs, in a browser with an empty cache. */
async function firstLoads(product) {
  for (const { email, paths } of ROLES) {
    await product.journal.look(`the first page of ${email} loads no more script than it may`, async () => {
      const { page, signIn } = await person(product, email);
      await signIn();
      await page.goto(paths[0]);
      await settled(page);
      check(await firstLoadFaults(page, FIRST_LOAD));
      await page.context().browser().close();
    });
  }
}

async function pagesOf(product, { email, paths }, locale) {
  const { journal } = product;
  const { page, faults, signIn } = await person(product, email, locale);
  await journal.step(`${email} signs in (${locale})`, signIn);
  for (const path of paths) {
    await journal.look(`${path} shows what it is for, without a fault`, async () => {
      await page.goto(path);
      await settled(page);
      await journal.picture(`page-${email.split('@')[0]}-${path.replaceAll(/[^a-z]+/g, '-')}-${locale}`, page);
      check([...(await faultsAllRound(page)), ...faults.take()]);
    });
  }
  await journal.look('the account menu has nothing to complain of', async () => {
    const who = page.locator('header button[aria-haspopup=menu]');
    await who.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    await journal.picture(`menu-${email.split('@')[0]}-${locale}`, page);
    check([...(await pageFaults(page)), ...faults.take()]);
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
    const back = await who.evaluate((button) => button === document.activeElement);
    check(back ? [] : ['the focus is not on the button again']);
  });
  if (email !== 'admin@acme.example') return page.context().browser().close();
  await journal.look('a notice has nothing to complain of, and is above the navigation of a telephone', async () => {
    await page.goto('/people?tab=departments');
    await settled(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('#page li button').first().click();
    await page.locator('[role=dialog] button[type=submit]').click();
    const notice = page.locator('.mantine-Notification-root').first();
    await notice.waitFor();
    const box = await notice.boundingBox();
    const navigation = await page.getByRole('navigation').boundingBox();
    check(box.y + box.height > navigation.y ? ['the notice lies over the navigation'] : []);
    check([...(await pageFaults(page)), ...faults.take()]);
  });
  return page.context().browser().close();
}

export async function everyPage(product) {
  const { journal, url } = product;
  await firstLoads(product);
  await journal.step('the demo business gets 120 agents, 300 calls and 200 entries', async () =>
    manyRows(product, await administration(product)),
  );
  for (const role of ROLES) {
    for (const locale of LANGUAGES) await pagesOf(product, role, locale);
  }
  const { page, faults } = await person(product, 'admin@acme.example');
  await journal.look('the description of the API too, under the policy of every page', async () => {
    await page.goto(`${url}/api/docs`);
    await page.getByRole('heading', { name: /^VoiceCore AI/ }).waitFor();
    // Swagger UI renders only the part of a long list that is in sight.
    await page.getByPlaceholder('Filter by tag').fill('Calls');
    // Swagger UI breaks the paths in its labels with invisible spaces.
    const operation = page.locator('[id$="-Calls_list"]');
    await operation.getByRole('button').first().click();
    await operation.getByText('departmentId').first().waitFor();
    await journal.picture('page-api', page);
    // What axe reports about Swagger UI is not ours to fix; what our content security policy blocks would show on the
    // console.
    check(faults.take());
  });
  await journal.look('the try page too', async () => {
    await page.goto(`${url}/try`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await journal.picture('page-try', page);
    check([...(await faultsAllRound(page)), ...faults.take()]);
  });
}
