// 120 people and the departments as transfer targets: however long the list is and wherever it is scrolled to, the call
// can be ended.
import { isAtHand, isOnTop, SCREENS } from './dock-wins.mjs';
import { administration, agent, caller } from './people.mjs';
import { growTo } from './people-list.mjs';
import { AGENT_HERTZ, CALLER_HERTZ, talksTo } from './talk.mjs';

const TARGETS = 120;
const [DESK] = SCREENS;
/** Part of the names of many, but not all, of the people. */
const SOUGHT = 'fernandez';

function demand(isSo, what) {
  if (!isSo) throw new Error(what);
}

/** Opens the list of targets in the dock; on a phone the dock is what is checked. */
async function openList(page, dock) {
  const desk = page.getByRole('button', { name: /^Desk/ }).filter({ visible: true });
  if ((await desk.count()) > 0 && (await desk.getAttribute('aria-current')) !== 'page') await desk.click();
  const search = dock.getByRole('textbox', { name: 'Hand the caller to' });
  const transfer = dock.getByRole('button', { name: 'Transfer', exact: true });
  await transfer.waitFor();
  if ((await transfer.getAttribute('aria-pressed')) !== 'true') await transfer.click();
  await search.waitFor();
  return { search, targets: dock.getByRole('radio') };
}

/** Scrolls as the keyboard does: no further than needed. */
const scrollTo = (element) => element.evaluate((found) => found.scrollIntoView({ block: 'nearest' }));

async function tryList({ page, dock }) {
  const { search, targets } = await openList(page, dock);
  await search.fill('');
  await targets.nth(TARGETS - 1).waitFor({ state: 'attached' });
  await isAtHand(page, 'Hang up');
  const all = await targets.count();
  await scrollTo(targets.last());
  await isOnTop(targets.last(), 'the last target');
  await isAtHand(page, 'Hang up');
  await search.fill(SOUGHT);
  await isOnTop(targets.first(), 'the first that was found');
  const found = await targets.count();
  demand(found > 0 && found < all, `${found} of ${all} were found`);
  await isAtHand(page, 'Hang up');
  await scrollTo(targets.last());
  await isOnTop(targets.last(), 'the last that was found');
  await isAtHand(page, 'Hang up');
}

export async function transferList(product) {
  const { journal } = product;
  const api = await administration(product);
  await journal.step(`the business has ${TARGETS} people`, () => growTo(product, api, TARGETS));
  const ana = await agent(product, AGENT_HERTZ, 'ana@acme.example');
  const mia = await caller(product, CALLER_HERTZ);
  await journal.step('an agent is in a call', async () => {
    await ana.signIn();
    await ana.goAvailable();
    await talksTo(mia, ana);
  });
  for (const screen of SCREENS) {
    await journal.look(`the call is at hand beside ${TARGETS} targets, ${screen.width} px wide`, async () => {
      await ana.page.setViewportSize(screen);
      await tryList(ana);
      await journal.picture(`targets-${screen.width}`, ana.page);
    });
  }
  await journal.step('beside an open drawer as well', async () => {
    await ana.page.setViewportSize(DESK);
    await ana.page.goto('/knowledge?entry=new');
    await ana.page.getByRole('dialog').waitFor();
    await ana.sees('Talking');
    await tryList(ana);
  });
  await journal.step('it is ended there, and the agent goes off', async () => {
    await ana.press('Hang up');
    await ana.sees('You hung up');
    await ana.goOff();
  });
  await journal.step('and no console had anything to complain of', () => {
    const faults = [...ana.faults.take(), ...mia.faults.take()];
    demand(faults.length === 0, faults.join('\n'));
  });
}
