// The calls as a work list, with 10, 300 and 10,000 rows: searched, sorted, opened, closed and saved by mouse and
// keyboard.
import { readFileSync } from 'node:fs';
import { pageFaults } from '../../tools/page-faults.mjs';
import { copyCalls } from './copied-calls.mjs';
import { agent, caller, PATIENCE_MS } from './people.mjs';
import { AGENT_HERTZ, CALLER_HERTZ } from './talk.mjs';

/** A call opens beside a long list within this time, ms; twice that when the machine has other work. */
const OPENS_MS = 200;
const SIZES = [10, 300, 10_000];

function demand(isSo, what) {
  if (!isSo) throw new Error(what);
}

/** Returns the number in "1,234 calls", or in "More than 10,000 calls". */
async function totalOf(page) {
  const text = await page.getByText(/^(More than )?[\d,]+ calls?$/).innerText();
  return Number(text.replaceAll(/\D/g, ''));
}

async function oneCall({ journal, ...product }) {
  const mia = await caller({ journal, ...product }, CALLER_HERTZ);
  await journal.step('a caller asks something and hangs up', async () => {
    await mia.ring(/^Streaming/);
    await mia.hears(/How can I help/);
    await mia.says('What are your opening hours?');
    await mia.hears(/Monday to Friday/);
    await mia.page.getByRole('button', { name: 'Hang up' }).click();
    await mia.sees('The call has ended.');
  });
  await mia.page.context().browser().close();
}

async function openAndClose(page, rows) {
  await rows.first().focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-call-row') ?? null);
  const chosen = await focused();
  demand(chosen, 'the arrow keys lost the rows');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'The call' }).getByRole('heading', { level: 2 }).first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'The call' }).waitFor({ state: 'detached' });
  await page.waitForFunction((id) => document.activeElement?.getAttribute('data-call-row') === id, chosen);
}

/** In the page: presses the row, and returns how long it takes until its call is rendered beside the list, ms. */
function pressed(round) {
  return new Promise((done) => {
    const from = performance.now();
    document.querySelectorAll('[data-call-row]')[round].click();
    const look = () =>
      document.querySelector('[aria-label="The call"] section, [aria-label="The call"] [aria-busy]')
        ? done(performance.now() - from)
        : requestAnimationFrame(look);
    look();
  });
}

/** Returns how long it takes until a clicked call is rendered beside the list, ms: the best of several attempts. */
async function openingTime(page, rows) {
  const times = [];
  for (let round = 1; round <= 4; round += 1) {
    // Rows appear and disappear while the next page is read: the row is found and pressed in one step, so that it is a
    // rendered one.
    await rows.nth(round).waitFor();
    times.push(await page.evaluate(pressed, round));
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'The call' }).waitFor({ state: 'detached' });
  }
  return Math.min(...times);
}

async function atSize(product, page, rows, size) {
  const { journal } = product;
  await journal.look(`with ${size} calls the list says how many there are, under days and columns`, async () => {
    await page.goto('/calls');
    await rows.first().waitFor();
    demand((await totalOf(page)) >= size, `not ${size} calls`);
    for (const name of ['Caller', 'Outcome', 'Started', 'Length'])
      await page.getByRole('columnheader', { name }).first().waitFor();
    const drawn = await rows.count();
    demand(drawn <= 80, `${drawn} rows are drawn at once`);
    const faults = await pageFaults(page);
    demand(faults.length === 0, faults.join('\n'));
    await journal.picture(`calls-${size}`, page);
  });
  await journal.look(`with ${size} calls a figure on Home and its list agree`, async () => {
    await page.goto('/');
    const figure = page.getByRole('region', { name: "Today's calls" }).getByRole('link').first();
    const figures = Number((await figure.innerText()).match(/\d+/)?.[0]);
    await figure.click();
    await page.getByText(/^(More than )?[\d,]+ calls?$/).waitFor();
    demand((await totalOf(page)) === figures, `the figure is ${figures}, the list has ${await totalOf(page)}`);
  });
  await journal.look(`with ${size} calls one is opened, closed by Esc, and its row has the focus again`, async () => {
    await page.goto('/calls');
    await rows.first().waitFor();
    await openAndClose(page, rows);
  });
}

async function saved(page, expected) {
  const coming = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: /^CSV/ }).click();
  const file = readFileSync(await (await coming).path(), 'utf8');
  const lines = file.trimEnd().split('\r\n').length - 1;
  demand(
    lines === expected || (expected === 10_000 && lines > expected),
    `the file has ${lines} calls, the list ${expected}`,
  );
}

export async function workList(product) {
  const { journal } = product;
  await oneCall(product);
  const { page, faults, signIn } = await agent(product, AGENT_HERTZ, 'admin@acme.example');
  await journal.step('the administrator signs in', signIn);
  const rows = page.locator('[data-call-row]');
  for (const size of SIZES) {
    await journal.step(`the business has ${size} calls`, () => copyCalls(product, size));
    await atSize(product, page, rows, size);
  }
  await journal.look(
    'one scrolls far down without waiting for all, and opens a call beside the list at once',
    async () => {
      await page.goto('/calls');
      await rows.first().waitFor();
      for (let turn = 0; turn < 14; turn += 1) {
        await rows.last().evaluate((row) => row.scrollIntoView());
        await page.mouse.move(400, 500);
        await page.mouse.wheel(0, 4_000);
        await page.waitForTimeout(150);
      }
      const took = await openingTime(page, rows);
      console.log(`       a call opened beside the list in ${Math.round(took)} ms`);
      demand(took < 2 * OPENS_MS, `it took ${Math.round(took)} ms`);
    },
  );
  await journal.look('it is sorted by length, and back', async () => {
    await page.goto('/calls');
    await page.getByRole('columnheader', { name: 'Length' }).getByRole('button').click();
    await page.waitForURL(/order=longest/);
    await page.locator('[role=columnheader][aria-sort=descending]', { hasText: 'Length' }).waitFor();
    await page.getByRole('columnheader', { name: 'Started' }).getByRole('button').click();
    await page.waitForURL((url) => !url.searchParams.has('order'));
  });
  await journal.look('it is searched by words, and by too few digits it says what it needs', async () => {
    const box = page.getByRole('searchbox', { name: 'Digits, names, words' });
    await box.fill('12');
    await page.getByText('At least 4 digits').waitFor();
    await box.fill('opening');
    await page.waitForURL(/q=opening/);
    await rows.first().waitFor();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.waitForURL((url) => !url.searchParams.has('q'));
    await page.waitForFunction((input) => input.value === '', await box.elementHandle(), { timeout: 3_000 });
  });
  await journal.look('an address with a filter that is none shows the list, and says so', async () => {
    await page.goto('/calls?from=banana');
    await page.getByText(/holds a filter that is not one: banana/).waitFor();
    await rows.first().waitFor();
  });
  await journal.look('all that match are saved as a file, with their count', async () => {
    await page.goto('/calls?stage=ended');
    await rows.first().waitFor();
    await saved(page, await totalOf(page));
  });
  await journal.look('Ctrl K finds what is typed, with slips and accents, and runs what a page offers', () =>
    finds(page, journal),
  );
  await journal.look('and no console had anything to complain of', () => {
    const found = faults.take();
    demand(found.length === 0, found.join('\n'));
  });
}

/** What is typed, the group in which it is found, and the text of the line. */
const FOUND = [
  ['gomez', 'People', /Carla Gómez/],
  ['crater', 'People', /Ben Carter/],
  ['102', 'People', /Ben Carter|Carla/],
  ['biling', 'Departments', /Billing/],
  ['insurence', 'Answers', /insurance/i],
  ['add person', 'Actions', /Add a person/],
  ['dark', 'Actions', /Dark mode/],
  ['sing out', 'Actions', /Sign out/],
  ['knowlege', 'Pages', /Knowledge/],
];

async function finds(page, journal) {
  const missing = [];
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: PATIENCE_MS });
  await page.keyboard.press('Control+K');
  const box = page.getByRole('searchbox', { name: 'Search or run' }).or(page.getByPlaceholder(/A page, a person/));
  for (const [typed, group, line] of FOUND) {
    await box.first().fill(typed);
    const found = page.getByRole('dialog').getByRole('button', { name: line }).first();
    await found.waitFor({ timeout: 5_000 }).catch(() => missing.push(`${typed} (${group})`));
  }
  await box.first().fill('opening');
  const call = page.getByRole('dialog').getByRole('button', { name: /Answered by the receptionist/ });
  await call
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => missing.push('calls'));
  await journal.picture('finder', page);
  await page.keyboard.press('Escape');
  demand(missing.length === 0, `not found: ${missing.join(', ')}`);
}
