// npm run shots: screenshots of each page filled, empty and failed, at three widths, light and dark, in both languages,
// below
// artifacts/shots; fails when a page has a fault (tools/page-faults.mjs).
//   --url http://127.0.0.1:3000   a running product with its .data here; otherwise one is started
//   --only calls                  pages whose name contains this        --quick   one width, light, English
//   --readme                      also takes docs/images/home.png
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.mjs';
import { pageFaults, watchConsole } from './page-faults.mjs';
import { node, root } from './run.mjs';
import { served } from './served.mjs';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
  },
});

const WIDTHS = values.quick ? [1440] : [1440, 1024, 390];
const SCHEMES = values.quick ? ['light'] : ['light', 'dark'];
const LANGUAGES = values.quick ? ['en'] : ['en', 'es'];
const HEIGHT = 900;
/** How long a page may take to become stable, ms. */
const SETTLE_MS = 15_000;
const SESSION_KEY = 'voicecore.session';
const LANGUAGE_KEY = 'voicecore.language';

const ADMIN = 'tenant admin';
const PAGES = [
  { name: 'sign-in', path: '/sign-in', states: ['filled'] },
  { name: 'try', path: '/try', states: ['filled'] },
  { name: 'home', path: '/', as: ADMIN },
  { name: 'home-agent', path: '/', as: 'agent', states: ['filled'] },
  { name: 'calls', path: '/calls', as: ADMIN },
  { name: 'call', path: 'newest call', as: ADMIN, states: ['filled'] },
  { name: 'knowledge', path: '/knowledge', as: ADMIN },
  { name: 'people', path: '/people', as: ADMIN },
  { name: 'contacts', path: '/contacts', as: ADMIN },
  { name: 'contact', path: '/contacts?contact=new', as: ADMIN, states: ['filled'] },
  { name: 'hours', path: '/people?tab=hours', as: ADMIN },
  { name: 'numbers', path: '/numbers', as: ADMIN },
  { name: 'screening', path: '/screening', as: ADMIN },
  { name: 'outgoing', path: '/outgoing', as: ADMIN },
  { name: 'settings', path: '/settings', as: ADMIN, states: ['filled', 'failed'] },
  { name: 'failed-steps', path: '/failed', as: ADMIN, states: ['filled', 'failed'] },
  { name: 'phone', path: '/phone', as: ADMIN, states: ['filled'] },
  { name: 'platform', path: '/platform', as: 'super admin' },
  { name: 'outgoing-installation', path: '/outgoing', as: 'super admin', states: ['filled', 'failed'] },
  { name: 'screening-installation', path: '/screening', as: 'super admin' },
];

const folder = join(root, 'artifacts/shots');
const product = await served(values.url);
const browser = await launchChromium();
const faults = [];
let taken = 0;

async function signIn(who) {
  const login = product.logins.find(({ what }) => what.startsWith(who));
  if (!login) throw new Error(`There is no login for a ${who}.`);
  const answer = await fetch(`${product.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: login.email, password: login.password }),
  });
  if (!answer.ok) throw new Error(`Signing in as ${who} failed with status ${answer.status}.`);
  const cookies = answer.headers.getSetCookie().map((line) => {
    const [name, value] = line.split(';')[0].split('=');
    return { name, value, url: `${product.url}/api/v1/auth` };
  });
  return { ...(await answer.json()), cookies };
}

/** Opens a separate tab, signed in as a user, in one language. */
async function open(language, who) {
  const context = await browser.newContext({ locale: language === 'es' ? 'es-US' : 'en-US', reducedMotion: 'reduce' });
  const signedIn = who ? await signIn(who) : undefined;
  if (signedIn) await context.addCookies(signedIn.cookies);
  await context.addInitScript(
    ([languageKey, spoken, sessionKey, session]) => {
      localStorage.setItem(languageKey, spoken);
      if (session) sessionStorage.setItem(sessionKey, session);
    },
    [LANGUAGE_KEY, language, SESSION_KEY, signedIn?.session],
  );
  const page = await context.newPage();
  return { context, page, console: watchConsole(page), token: signedIn?.accessToken };
}

const isOurs = (url) => url.pathname.startsWith('/api/v1/') && !/\/(auth|installation)/.test(url.pathname);

/** Empties every list, or makes every request fail, without the product's help. */
async function setState(page, state) {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  if (state === 'filled') return;
  await page.route(isOurs, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    if (state === 'failed') {
      const problem = { type: 'about:blank', title: 'Unavailable', status: 503, code: 'unavailable' };
      return route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    }
    const answer = await route.fetch();
    const body = await answer.json();
    if (!Array.isArray(body.items)) return route.fulfill({ response: answer });
    return route.fulfill({ response: answer, json: { ...body, items: [], next: null } });
  });
}

async function newestCall(token) {
  const answer = await fetch(`${product.url}/api/v1/calls?stage=ended&limit=1`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { items } = await answer.json();
  return items?.[0] ? `/calls/${items[0].id}` : undefined;
}

/** Waits until text has replaced the skeletons and no request is pending. */
async function settle(page) {
  await page.waitForFunction(() => document.body.innerText.trim().length > 0, undefined, { timeout: SETTLE_MS });
  await page.waitForLoadState('networkidle', { timeout: SETTLE_MS });
  await page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root'), undefined, {
    timeout: SETTLE_MS,
  });
}

/** A change between light and dark is rendered two frames after the page was notified. */
async function drawn(page, scheme) {
  await page.waitForFunction((name) => document.documentElement.dataset.mantineColorScheme === name, scheme);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function shoot(tab, shot) {
  const { page } = tab;
  const name = [shot.name, shot.state, shot.width, shot.scheme, shot.language].join('-');
  try {
    await page.setViewportSize({ width: shot.width, height: HEIGHT });
    await page.emulateMedia({ colorScheme: shot.scheme, reducedMotion: 'reduce' });
    await settle(page);
    await drawn(page, shot.scheme);
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: false });
    taken += 1;
    const heard = tab.console
      .take()
      .filter((line) => shot.state !== 'failed' || !line.includes('Failed to load resource'));
    for (const fault of [...heard, ...(await pageFaults(page))]) faults.push({ name, fault });
  } catch (error) {
    faults.push({ name, fault: error instanceof Error ? error.message.split('\n')[0] : String(error) });
  }
}

async function shootPage(tab, subject, language) {
  const path = subject.path.startsWith('/') ? subject.path : await newestCall(tab.token);
  if (!path) return void faults.push({ name: subject.name, fault: 'there is no ended call to show' });
  for (const state of subject.states ?? ['filled', 'empty', 'failed']) {
    await setState(tab.page, state);
    await tab.page.goto('about:blank');
    tab.console.take();
    await tab.page.goto(product.url + path);
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) await shoot(tab, { name: subject.name, state, width, scheme, language });
    }
  }
}

/** Two contacts, one of whom is calling while the screenshots are taken. */
async function keepContacts() {
  const { accessToken } = await signIn(ADMIN);
  const contacts = [
    {
      name: 'Joséphine Brightwater',
      company: 'Brightwater & Sons',
      ...{ language: 'es', tier: 1, tags: ['gold', 'press'], notes: 'Prefers mornings.\nAsk about the boat.' },
      numbers: ['+12125550177', '+13325560177'],
    },
    { name: 'Tom Gray', numbers: ['+13325560101'], accountCode: 'TG4711' },
  ];
  const answer = await fetch(`${product.url}/api/v1/contact-book/batches`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ contacts }),
  });
  if (!answer.ok) throw new Error(`Adding contacts failed with status ${answer.status}.`);
}

const ring = (...args) => node(['tools/ring.mjs', '--url', product.url, ...args]);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
try {
  // Sample data: one call that has ended, and two that are active while the screenshots are taken.
  await ring('--say', 'What are your opening hours?', '--say', 'Thank you, goodbye.');
  await keepContacts();
  const living = [ring(), ring('--spanish', '--menu', '--from', '+12125550177')];
  for (const language of LANGUAGES) {
    const tabs = new Map();
    for (const subject of PAGES.filter(({ name }) => name.includes(values.only))) {
      const who = subject.as ?? '';
      if (!tabs.has(who)) tabs.set(who, await open(language, subject.as));
      await shootPage(tabs.get(who), subject, language);
    }
    for (const { context } of tabs.values()) await context.close();
  }
  if (values.readme) {
    const live = ring('--from', '+12125550163');
    const tab = await open('en', ADMIN);
    await tab.page.setViewportSize({ width: 1280, height: 800 });
    await tab.page.goto(product.url);
    await settle(tab.page);
    mkdirSync(join(root, 'docs/images'), { recursive: true });
    await tab.page.screenshot({ path: join(root, 'docs/images/home.png') });
    await live;
  }
  await Promise.all(living);
} finally {
  await browser.close();
  await product.stop();
}

/** One line per fault, with the pages that have it. */
const pagesOf = new Map();
for (const { name, fault } of faults) pagesOf.set(fault, new Set([...(pagesOf.get(fault) ?? []), name]));
for (const [fault, names] of pagesOf) {
  console.log(
    `${fault}\n    ${[...names].slice(0, 6).join(', ')}${names.size > 6 ? ` and ${names.size - 6} more` : ''}`,
  );
}
console.log(`${taken} screenshots in artifacts/shots, ${faults.length} faults`);
process.exitCode = faults.length === 0 && taken > 0 ? 0 : 1;
