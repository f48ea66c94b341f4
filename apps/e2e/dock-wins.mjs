// Whatever is open on top of a page, on any screen size, a ringing call must be visible and reachable, and a call can
// be ended. The offered call is written into the response of the desk, so that every drawer, question and list can be
// tested in one session.
import { pageFaults } from '../../tools/page-faults.mjs';
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
  '/contacts',
  '/numbers',
  '/screening',
  '/outgoing',
  '/settings',
];
/** How long an overlay may take to open, ms: a page's chunk is loaded first. */
const OPENS_MS = 800;
const CALLER = '+12125550161';
const SHOWN = '(212) 555-0161';

/** Makes the desk return what is set here; the line is unavailable, which leaves a call at "Reconnecting". */
async function puppetDesk(page) {
  const state = { offer: null, call: null };
  let count = 0;
  const id = () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
  const common = () => ({
    callId: id(),
    token: 'none',
    caller: CALLER,
    contact: null,
    reason: 'urgent',
    language: 'en',
    spamScore: 55,
    turns: [],
  });
  await page.route('**/api/v1/softphone/desk', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), ...state } });
  });
  await page.route('**/api/v1/softphone/token', (route) => route.abort());
  const read = () => page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
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

/** A screen whose size has just changed is rendered again within this many checks. */
const LOOKS = 20;

function whatLiesOver(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  if (found && element.contains(found)) return null;
  return found ? found.outerHTML.slice(0, 120) : 'nothing: it is off the screen';
}

/** True when the element at the center of this element is the element itself, so that a click reaches it. */
export async function isOnTop(element, name) {
  await element.waitFor({ timeout: PATIENCE_MS });
  let over = null;
  for (let looks = 0; looks < LOOKS; looks += 1) {
    over = await element.evaluate(whatLiesOver);
    if (over === null) return;
  }
  throw new Error(`"${name}" is covered by ${over}`);
}

/** True when the button of the dock can be pressed where it is. */
export function isAtHand(page, name) {
  const button = page.locator('[data-dock]').getByRole('button', { name, exact: true }).filter({ visible: true });
  return isOnTop(button, name);
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

/** Returns the buttons of the page, or of what is open on top of it; only the first of several that are alike. */
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

/** Opens another page without a full reload. */
async function go(page, path) {
  await page.evaluate((to) => {
    window.history.pushState({}, '', to);
    window.dispatchEvent(new window.PopStateEvent('popstate', { state: {} }));
  }, path);
  await page.waitForFunction(
    (to) =>
      document.querySelector('nav [aria-current=page]')?.getAttribute('href') === to.split('?')[0] &&
      document.querySelector('#page :is(button, h2, form)') &&
      !document.querySelector('#page .mantine-Skeleton-root'),
    path,
  );
  await page.waitForLoadState('networkidle');
}

/**
 * Visits what a press opened, and the question that its "Remove" asks; something that is removed at once is restored.
 */
async function visitOpened(page, what, visit) {
  await visit(what);
  const inner = (await buttonsOf(page, '[role=dialog]')).find(({ words }) => /remove|delete/i.test(words));
  if (!inner) return;
  await page.locator('[role=dialog] button:not(:disabled)').nth(inner.index).click();
  if (await opens(page, 1)) return visit(`"${inner.words}" in ${what}`);
  const undo = page.getByRole('button', { name: 'Undo' });
  if (!(await undo.isVisible())) return;
  await undo.click();
  await page.getByText('Undone.').waitFor();
}

/** Presses every button and visits what opens on top of the page. */
async function walk(page, visit) {
  for (const path of PAGES) {
    await go(page, path);
    for (const { index, words } of await buttonsOf(page, '#page')) {
      const button = page.locator('#page button:not(:disabled)').nth(index);
      if (!(await button.isVisible())) continue;
      await button.click();
      if (await opens(page, 0)) {
        await visitOpened(page, `"${words}" of ${path}`, visit);
        await closeAll(page);
      } else {
        await go(page, '/settings');
        await go(page, path);
      }
    }
  }
}

const KEYED = [
  { words: 'the finder', open: (page) => page.keyboard.press('Control+k') },
  { words: 'the list of keys', open: (page) => page.keyboard.press('?') },
];

/** Screens on which an overlay is checked as a page is: a desktop's and a phone's. */
const LOOKED_AT = [1440, 390];

async function hasNoFault(page, width) {
  if (!LOOKED_AT.includes(width)) return;
  const faults = await pageFaults(page);
  if (faults.length > 0) throw new Error(`${width} px: ${faults.join('\n')}`);
}

/**
 * Tests an offer and a call on every screen, with the dock as it opens by itself, and on a phone with the bar as well.
 */
async function tryCalls(page, desk) {
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    for (const [begin, name] of [
      [desk.rings, 'Answer'],
      [desk.talks, 'Hang up'],
    ]) {
      await begin();
      await isAtHand(page, name);
      await hasNoFault(page, screen.width);
      const toggle = page.getByRole('button', { name: /^Desk/ });
      if (screen.width >= 1024) continue;
      if ((await toggle.getAttribute('aria-current')) === 'page') await toggle.click();
      await isAtHand(page, name);
    }
    await desk.falls();
  }
  await page.setViewportSize(SCREENS[0]);
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
  const visited = [];
  await walk(page, async (what) => {
    visited.push(what);
    await journal.look(`a call is at hand on every screen beside ${what}, without a fault`, () => tryCalls(page, desk));
  });
  await journal.step('and those were many', () => {
    if (visited.length < 10) throw new Error(`only ${visited.join(', ')}`);
  });
  for (const { words, open } of KEYED) {
    await journal.look(`a call is at hand on every screen beside ${words}, without a fault`, async () => {
      await go(page, '/calls');
      await open(page);
      await dialogs(page).first().waitFor();
      await tryCalls(page, desk).finally(() => closeAll(page));
    });
  }
  await journal.step(
    'the keyboard gets from an open drawer to the softphone, and back into the page after it',
    async () => {
      await go(page, '/knowledge?entry=new');
      await dialogs(page).waitFor();
      await desk.rings();
      await isAtHand(page, 'Answer');
      const inDock = () => page.evaluate(() => document.activeElement?.closest('[data-dock]') !== null);
      for (let presses = 0; presses < 60 && !(await inDock()); presses += 1) await page.keyboard.press('Tab');
      if (!(await inDock())) throw new Error('60 presses of Tab did not reach the dock');
      await desk.falls();
      await closeAll(page);
    },
  );
  await journal.step('a ring shows in the title and the icon of the tab, and in neither after it', async () => {
    const icon = (kind) =>
      page.waitForFunction((href) => document.querySelector(`link[rel=icon][href="${href}"]`), kind);
    await desk.rings();
    await page.waitForFunction((title) => document.title === title, `Call: ${SHOWN}`);
    await icon('/favicon-ringing.svg');
    await desk.falls();
    await page.waitForFunction(() => /VoiceCore$/.test(document.title));
    await icon('/favicon.svg');
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
