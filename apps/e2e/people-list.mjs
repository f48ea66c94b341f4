// The people of a business with 10 and with 120: searched, sorted, changed and moved by hand; the owner takes calls;
// what an agent is shown.
import { pageFaults } from '../../tools/page-faults.mjs';
import { withDatabase } from './copied-calls.mjs';
import { administration, PATIENCE_MS, person } from './people.mjs';

const SIZES = [10, 120];
/**
 * A search shows its result within this time after the last keystroke, ms; this includes the wait for further
 * keystrokes.
 */
const FOUND_MS = 1_500;
const NAMES = ['Maximiliana Fernández', 'Bo Li', 'Jean-Baptiste Oyelaran-Whitfield', 'Ana María Ruiz', 'Tom Gray'];
/** The number of parallel requests. */
const AT_ONCE = 8;

/** Two out of three have signed in; every fourth of these is available. */
const SOME_HAVE_COME = `
  with come as (
    update people p set invited = false from memberships m join agents a on a.person_id = m.person_id
     where m.person_id = p.id and p.invited and a.extension::int % 3 > 0 returning a.id
  )
  update agents a set status = 'available', status_at = now() from come where a.id = come.id and a.extension::int % 4 = 0`;

function demand(isSo, what) {
  if (!isSo) throw new Error(what);
}

/** Adds people until the business has this many; two out of three have signed in. */
export async function growTo(product, api, size) {
  const { total } = await api.get('/agents?limit=1');
  const { items: departments } = await api.get('/departments');
  const wanted = Array.from({ length: Math.max(0, size - total) }, (_, i) => ({
    name: `${NAMES[i % NAMES.length]} ${total + i}`,
    email: `people${total + i}@acme.example`,
    extension: String(20_000 + total + i),
    departmentIds: [departments[i % departments.length].id],
  }));
  for (let done = 0; done < wanted.length; done += AT_ONCE)
    await Promise.all(wanted.slice(done, done + AT_ONCE).map((agent) => api.post('/agents', agent)));
  await withDatabase(product, (client) => client.query(SOME_HAVE_COME));
}

const totalOf = async (page) =>
  Number((await page.getByText(/^[\d,]+ (person|people)$/).innerText()).replaceAll(/\D/g, ''));

/** Returns the time from the last keystroke to the first matching row, ms. */
async function searchTime(page, typed, row) {
  await page.getByRole('searchbox', { name: 'Name, extension, e-mail' }).fill(typed);
  const from = performance.now();
  await page.locator('[data-person-row]', { hasText: row }).first().waitFor();
  await page.waitForURL((url) => url.searchParams.get('q') === typed);
  return performance.now() - from;
}

async function atSize(product, page, size) {
  const { journal } = product;
  const rows = page.locator('[data-person-row]');
  await journal.look(
    `of ${size} people the list says how many, draws only those in sight, and finds one at once`,
    async () => {
      await page.goto('/people');
      await rows.first().waitFor();
      demand((await totalOf(page)) >= size, `not ${size} people`);
      demand((await rows.count()) <= 50, `${await rows.count()} rows are drawn at once`);
      for (const name of ['Name', 'Extension', 'Departments', 'Status'])
        await page.getByRole('columnheader', { name }).first().waitFor();
      const faults = await pageFaults(page);
      demand(faults.length === 0, faults.join('\n'));
      await journal.picture(`people-${size}`, page);
      const took = await searchTime(page, 'gomez', /Carla Gómez/);
      console.log(`       one of ${size} people was found in ${Math.round(took)} ms`);
      demand(took < FOUND_MS, `it took ${Math.round(took)} ms`);
      await page.getByText('1 person', { exact: true }).waitFor();
    },
  );
  await journal.look(`of ${size} people Home shows by department who is there, and folds who is away`, async () => {
    await page.goto('/');
    const billing = page.getByRole('region', { name: 'Billing', exact: true });
    await billing.waitFor();
    const folded = (expanded) =>
      billing.getByRole('button', { expanded, name: /\d+ (not available|invited)|not available ·/ });
    await folded(false).click();
    await folded(true).waitFor();
    await journal.picture(`home-${size}`, page);
  });
}

/** Longer than any timer that would read people again by itself, ms. */
const STILL_MS = 20_000;

/** Home reads a person again when a push names them, and no other person. */
async function homeReadsWhoIsNamed(page, api) {
  await page.goto('/');
  await page.getByRole('region', { name: 'Billing', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  const asked = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/api\/v1\/(agents|calls)(\/|$)/.test(pathname)) asked.push(pathname.slice('/api/v1/'.length));
  });
  // People who were made available without a desk are set to another status in the meantime, and pushes name them one
  // by one.
  await page.waitForTimeout(STILL_MS);
  const extension = Date.now().toString().slice(-6);
  const { agent } = await api.post('/agents', {
    ...{ name: 'Nina Named', email: `nina${extension}@acme.example`, extension },
    departmentIds: [],
  });
  const last = Date.now() + PATIENCE_MS;
  while (!asked.includes(`agents/${agent.id}`)) {
    demand(Date.now() < last, `who was named was not read, but ${asked.join(', ')}`);
    await page.waitForTimeout(100);
  }
  const whole = asked.filter((path) => path === 'agents' || path === 'calls');
  demand(whole.length === 0, `read as a whole: ${whole.join(', ')}`);
}

async function listed(page) {
  await page.goto('/people');
  await page.locator('[data-person-row]').first().waitFor();
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await page.waitForURL(/order=name$/);
  await page.locator('[role=columnheader][aria-sort=ascending]', { hasText: 'Name' }).waitFor();
  await page
    .getByRole('textbox', { name: 'Status' })
    .or(page.getByRole('combobox', { name: 'Status' }))
    .first()
    .click();
  await page.getByRole('option', { name: 'Invited' }).click();
  await page.waitForURL(/state=invited/);
  await page.reload();
  await page.locator('[data-person-row]').first().waitFor();
  const invited = await totalOf(page);
  demand(invited > 10 && invited < 120, `${invited} were invited`);
  const names = (await page.locator('[data-person-row]').allInnerTexts()).map((text) => text.split('\n')[0]);
  const sorted = [...names].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' }));
  demand(names.join() === sorted.join(), `not by name: ${names.slice(0, 5).join(', ')}`);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.waitForURL((url) => !url.searchParams.has('state'));
}

async function ownerTakesCalls(page, journal) {
  await page.goto('/people?agent=new');
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Name').fill('Me');
  await drawer.getByLabel('E-mail').fill('admin@acme.example');
  await drawer.getByLabel('Extension').fill('7001');
  await drawer.getByRole('button', { name: 'Give yourself an extension' }).click();
  await journal.picture('owner-extension', page);
  await drawer.getByRole('button', { name: 'Give an extension' }).click();
  await page.getByText(/takes calls now/).waitFor();
  // The dock appears by itself when the session learns of the desk.
  await page.getByRole('complementary', { name: 'Softphone' }).getByText('You are not taking calls').waitFor();
  await page.getByRole('searchbox', { name: 'Name, extension, e-mail' }).fill('7001');
  await page.getByText('1 person', { exact: true }).waitFor();
  await page.locator('[data-person-row]').first().click();
  await drawer.getByRole('button', { name: 'Give up the extension' }).click();
  await page.getByRole('dialog').last().getByRole('button', { name: 'Give up the extension' }).click();
  await page.getByText(/takes no calls any more/).waitFor();
  await page
    .getByRole('complementary', { name: 'Softphone' })
    .getByText('You are not taking calls')
    .waitFor({ state: 'detached' });
}

async function membersInDepartment(page, journal) {
  await page.goto('/people?tab=departments');
  await page.getByRole('button', { name: 'Edit Billing' }).click();
  const drawer = page.getByRole('dialog');
  const members = drawer.getByRole('group', { name: 'People in it' });
  const count = async () => Number((await members.getByText(/in it/).first().innerText()).match(/\d+/)?.[0] ?? 0);
  await members.getByText(/\d+ (person|people) in it/).waitFor();
  const before = await count();
  await members.getByPlaceholder('Add a person: name or extension').fill('fernandez');
  await page.getByRole('option').first().click();
  demand((await count()) === before + 1, `${await count()} people, before ${before}`);
  await journal.picture('department-members', page);
  await drawer.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await page.getByText('Undone.').waitFor();
  await page.getByRole('button', { name: 'Edit Billing' }).click();
  await members.getByText(/\d+ (person|people) in it/).waitFor();
  demand((await count()) === before, `${await count()} people after the undo, before ${before}`);
}

async function statusIsSet(product, admin) {
  const ben = await person(product, 'ben@acme.example');
  await ben.signIn();
  const dock = ben.page.getByRole('complementary', { name: 'Softphone' });
  await dock.getByRole('radio', { name: 'Available', exact: true }).locator('..').click();
  await dock.getByText('Ready for a call').waitFor();
  await admin.goto('/people?q=ben+carter');
  const row = admin.getByRole('row', { name: /Ben Carter/ });
  await row.getByRole('button', { name: /Available/ }).click();
  await admin.getByRole('menuitem', { name: 'Set not available' }).click();
  await dock.getByText(/set you to Not available/).waitFor();
  await row.getByText('Not available').waitFor();
  await product.journal.picture('status-set', ben.page);
  await ben.page.context().browser().close();
}

export async function peopleList(product) {
  const { journal } = product;
  const { page, faults, signIn } = await person(product, 'admin@acme.example');
  const api = await administration(product);
  await journal.step('the administrator signs in', signIn);
  for (const size of SIZES) {
    await journal.step(`the business has ${size} people`, () => growTo(product, api, size));
    await atSize(product, page, size);
  }
  await journal.look('Home reads those alone whom a push names', () => homeReadsWhoIsNamed(page, api));
  await journal.look('they are sorted and filtered, and the address keeps it', () => listed(page));
  await journal.look('people are put into a department from the department, with an undo', () =>
    membersInDepartment(page, journal),
  );
  await journal.look('a status that somebody else sets is told to the agent at once', () => statusIsSet(product, page));
  await journal.look('the owner takes calls without a second mailbox, and stops', () => ownerTakesCalls(page, journal));
  await journal.look('and no console had anything to complain of', () => {
    const found = faults.take();
    demand(found.length === 0, found.join('\n'));
  });
}
