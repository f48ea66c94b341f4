// Whatever is open over a page, on whatever screen, a ringing call is in sight and in reach, and a call can be ended. What
// rings here is written into the answer of the desk, so that every drawer, question and list can be tried in one sitting.
import { answeringAdministrator, PATIENCE_MS } from './people.mjs';
import { AGENT_HERTZ } from './talk.mjs';

export const SCREENS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];
const PAGES = [
  '/',
  '/calls',
  '/knowledge',
  '/people?tab=agents',
  '/people?tab=departments',
  '/people?tab=hours',
  '/people?tab=administrators',
  '/numbers',
  '/settings',
];
/** How long an overlay may take to open, ms: a page's chunk is loaded first. */
const OPENS_MS = 800;
const CALLER = '+12125550161';
const SHOWN = '(212) 555-0161';

/** Lets the desk say what is put here; a line that cannot be had leaves a call at "Reconnecting". */
async function puppetDesk(page) {
  const state = { offer: null, call: null };
  let count = 0;
  const id = () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
  const common = () => ({ callId: id(), token: 'none', caller: CALLER, reason: 'urgent', language: 'en', turns: [] });
  await page.route('**/api/v1/softphone/desk', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), ...state } });
  });
  await page.route('**/api/v1/softphone/token', (route) => route.abort());
  const read = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  return {
    async rings() {
      state.call = null;
      state.offer = { ...common(), offerId: id(), departmentName: null, expiresAt: Date.now() + 60_000 };
      await read();
    },
    async talks() {
      state.offer = null;
      state.call = { ...common(), stage: 'talking', since: Date.now() };
      await read();
    },
    async falls() {
      state.offer = state.call = null;
      await read();
    },
  };
}

/** The button is what lies under its own middle, so a click arrives there. */
export async function isAtHand(page, name) {
  const button = page.locator('[data-dock]').getByRole('button', { name, exact: true }).filter({ visible: true });
  await button.waitFor({ timeout: PATIENCE_MS });
  const over = await button.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    if (found && element.contains(found)) return null;
    return found ? found.outerHTML.slice(0, 120) : 'nothing: it is off the screen';
  });
  if (over !== null) throw new Error(`over "${name}" lies ${over}`);
}

const dialogs = (page) => page.getByRole('dialog');

async function closeAll(page) {
  for (let left = await dialogs(page).count(); left > 0; left -= 1) {
    await dialogs(page).last().press('Escape');
    await page.waitForFunction((before) => document.querySelectorAll('[role=dialog]').length < before, left);
  }
}

async function opens(page, before) {
  try {
    await page.waitForFunction((n) => document.querySelectorAll('[role=dialog]').length > n, before, {
      timeout: OPENS_MS,
    });
    return true;
  } catch {
    return false;
  }
}

/** Buttons of the page, or of what is open over it; of many alike the first. */
async function buttonsOf(page, root) {
  await page.waitForLoadState('networkidle');
  return page.evaluate((selector) => {
    const seen = new Set();
    return [...(document.querySelector(selector)?.querySelectorAll('button:not(:disabled)') ?? [])].flatMap(
      (button, index) => {
        const words = (button.textContent ?? '').trim();
        const alike = button.closest('li') ? button.className : words || button.getAttribute('aria-label');
        if (seen.has(alike) || button.offsetParent === null) return [];
        seen.add(alike);
        return [{ index, words: words.slice(0, 40) || button.getAttribute('aria-label') || alike }];
      },
    );
  }, root);
}

/** What opens something over the page, found by pressing every button there is; questions inside of drawers too. */
async function walk(page) {
  const found = [];
  for (const path of PAGES) {
    await page.goto(path);
    for (const { index, words } of await buttonsOf(page, '#page')) {
      const button = page.locator('#page button:not(:disabled)').nth(index);
      if (!(await button.isVisible())) continue;
      await button.click();
      if (!(await opens(page, 0))) {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        continue;
      }
      found.push({ path, steps: [index], words });
      for (const inner of await buttonsOf(page, '[role=dialog]')) {
        if (!/remove|delete/i.test(inner.words)) continue;
        await page.locator('[role=dialog] button:not(:disabled)').nth(inner.index).click();
        if (await opens(page, 1)) found.push({ path, steps: [index, inner.index], words: `${words}, ${inner.words}` });
        break;
      }
      await closeAll(page);
    }
  }
  return found;
}

async function openAgain(page, { path, steps: [first, second] }) {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await page.locator('#page button:not(:disabled)').nth(first).click();
  await dialogs(page).first().waitFor();
  if (second === undefined) return;
  await page.locator('[role=dialog] button:not(:disabled)').nth(second).click();
  await dialogs(page).nth(1).waitFor();
}

const KEYED = [
  { words: 'the finder', open: (page) => page.keyboard.press('Control+k') },
  { words: 'the list of keys', open: (page) => page.keyboard.press('?') },
];

/** Offer and call, with the dock as it comes up by itself, and on a telephone with the bar as well. */
async function tryCalls(page, desk, narrow) {
  for (const [begin, name] of [
    [desk.rings, 'Answer'],
    [desk.talks, 'Hang up'],
  ]) {
    await begin();
    await isAtHand(page, name);
    if (narrow) {
      const toggle = page.getByRole('button', { name: /^Desk/ });
      if ((await toggle.getAttribute('aria-current')) === 'page') await toggle.click();
      await isAtHand(page, name);
    }
  }
  await desk.falls();
}

export async function dockWins(product) {
  const { journal } = product;
  const olga = await answeringAdministrator(product, AGENT_HERTZ);
  const { page } = olga;
  await page.addInitScript(() => {
    window.notices = [];
    window.Notification = class {
      static permission = 'default';
      static requestPermission = async () => (window.Notification.permission = 'granted');
      constructor(title) {
        window.notices.push(title);
      }
      close() {
        window.notices.push('closed');
      }
    };
  });
  await journal.step('an administrator who takes calls signs in', () => olga.signIn());
  const desk = await puppetDesk(page);
  const found = await journal.step('what opens over a page is found by pressing every button', async () => {
    const all = await walk(page);
    if (all.length < 6) throw new Error(`only ${all.map(({ words }) => words).join(', ')}`);
    return all;
  });
  for (const screen of SCREENS) {
    const narrow = screen.width < 1024;
    const wide = `${screen.width} px`;
    await page.setViewportSize(screen);
    for (const overlay of found) {
      await journal.look(`${wide}: "${overlay.words}" of ${overlay.path} leaves a call at hand`, async () => {
        await openAgain(page, overlay);
        await tryCalls(page, desk, narrow);
      });
    }
    for (const { words, open } of KEYED) {
      await journal.look(`${wide}: ${words} leaves a call at hand`, async () => {
        await page.goto('/calls');
        await page.getByRole('heading', { level: 1 }).waitFor();
        await open(page);
        await dialogs(page).first().waitFor();
        await tryCalls(page, desk, narrow);
      });
    }
  }
  await page.setViewportSize(SCREENS[0]);
  await journal.step(
    'the keyboard gets from an open drawer to the softphone, and back into the page after it',
    async () => {
      await openAgain(
        page,
        found.find(({ path }) => path === '/knowledge'),
      );
      await desk.rings();
      await isAtHand(page, 'Answer');
      const inDock = () => page.evaluate(() => document.activeElement?.closest('[data-dock]') !== null);
      for (let presses = 0; presses < 60 && !(await inDock()); presses += 1) await page.keyboard.press('Tab');
      if (!(await inDock())) throw new Error('60 times Tab did not get there');
      await desk.falls();
      await closeAll(page);
    },
  );
  await journal.step('a ring shows in the title and the icon of the tab, and in neither after it', async () => {
    const icon = () => page.locator('link[rel="icon"]').getAttribute('href');
    await desk.rings();
    await page.waitForFunction((title) => document.title === title, `Call: ${SHOWN}`);
    if (!/ringing/.test(await icon())) throw new Error(`the icon is ${await icon()}`);
    await desk.falls();
    await page.waitForFunction(() => /VoiceCore$/.test(document.title));
    if (/ringing/.test(await icon())) throw new Error('the icon still rings');
  });
  await journal.step('the desktop shows it while nobody looks, once the agent has allowed it', async () => {
    const hide = (hidden) =>
      page.evaluate((yes) => Object.defineProperty(document, 'hidden', { value: yes, configurable: true }), hidden);
    const notices = () => page.evaluate(() => window.notices);
    await olga.dock.getByText('Available', { exact: true }).last().click();
    await page.waitForFunction(() => window.Notification.permission === 'granted');
    await hide(true);
    await desk.rings();
    await page.waitForFunction(() => window.notices.length === 1);
    await desk.falls();
    await page.waitForFunction(() => window.notices.length === 2);
    if ((await notices()).join() !== `Call: ${SHOWN},closed`) throw new Error((await notices()).join());
    await hide(false);
  });
  await journal.step('on a telephone the desk in the navigation has a dot while it rings', async () => {
    await page.setViewportSize(SCREENS[2]);
    await desk.rings();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /Desk.*Incoming call/ })
      .waitFor();
    await desk.falls();
    await page.setViewportSize(SCREENS[0]);
  });
  await journal.step('and the agent goes off', () => olga.goOff());
}
