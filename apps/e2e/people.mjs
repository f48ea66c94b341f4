// The two people of a journey, each with their own browser process and microphone.
import { launchChromium } from '../../tools/chromium.mjs';
import { watchConsole } from '../../tools/page-faults.mjs';
import { toneFile } from './sound.mjs';

/** How long the first response of a busy machine may take, ms. */
export const PATIENCE_MS = 30_000;

/** Opens a browser process whose microphone plays the tone. */
async function open({ url, journal }, name, hertz, locale) {
  const browser = await launchChromium({ microphone: toneFile(hertz) });
  const context = await browser.newContext({ baseURL: url, locale, viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  journal.watch(name, page);
  const faults = watchConsole(page);
  return { page, faults };
}

/** What an agent does and sees in the dock. */
function atDesk(page) {
  const dock = page.getByRole('complementary', { name: 'Softphone' });
  return {
    dock,
    press: (name) => dock.getByRole('button', { name, exact: true }).click(),
    sees: (text) => dock.getByText(text).first().waitFor(),
    async goOff() {
      await dock.getByRole('radio', { name: 'Not available' }).locator('..').click();
      await dock.getByText('You are not taking calls').waitFor();
    },
    async goAvailable() {
      await dock.getByRole('radio', { name: 'Available', exact: true }).locator('..').click();
      await dock.getByText('Ready for a call').waitFor();
    },
    rings: () => dock.getByRole('region', { name: 'Incoming call' }).waitFor(),
  };
}

/** Makes one request to the product, which must succeed. */
export async function request(url, method, path, body, headers = {}) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} failed with status ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** Makes requests to the product as the demo's administrator. */
export async function administration({ url, logins }) {
  const login = logins.find(({ email }) => email === 'admin@acme.example');
  const ask = (...asked) => request(url, ...asked);
  const { accessToken } = await ask('POST', '/auth/login', { email: login.email, password: login.password });
  const authorization = `Bearer ${accessToken}`;
  return {
    get: (path) => ask('GET', path, undefined, { authorization }),
    post: (path, body) => ask('POST', path, body, { authorization }),
  };
}

/** An administrator who takes calls as well: every page and the softphone on one screen. */
export async function answeringAdministrator(product, hertz) {
  const { post } = await administration(product);
  const unique = Date.now().toString().slice(-6);
  const login = { email: `owner${unique}@acme.example`, password: `opens at seven ${unique}` };
  await post('/agents', { ...login, name: 'Olga Owner', extension: unique, role: 'tenant_admin' });
  return agent({ ...product, logins: [...product.logins, login] }, hertz, login.email);
}

/** A user with a login, in a separate browser; the form is the same in every language. */
export async function person(product, email, locale = 'en-US', hertz = 300) {
  const { page, faults } = await open(product, 'agent', hertz, locale);
  const { password } = product.logins.find((login) => login.email === email) ?? {};
  if (!password) throw new Error(`there is no login for ${email}`);
  const signIn = async (tab = page) => {
    await tab.goto('/sign-in');
    await tab.locator('input[type=email]').fill(email);
    await tab.locator('input[type=password]').fill(password);
    await tab.locator('button[type=submit]').click();
    await tab.getByRole('navigation').first().waitFor();
  };
  return { page, faults, signIn };
}

/** An agent who signs in. */
export async function agent(product, hertz, email) {
  const { journal } = product;
  const { page, faults, signIn } = await person(product, email, 'en-US', hertz);
  const desk = atDesk(page);
  return {
    page,
    faults,
    ...desk,
    signIn: () => signIn(),
    /** Opens another tab of the same browser for the same person. */
    async secondTab() {
      const tab = await page.context().newPage();
      journal.watch('second-tab', tab);
      await tab.goto('/');
      await tab.getByRole('navigation').first().waitFor();
      return { ...atDesk(tab), page: tab };
    },
    async goAvailable() {
      await desk.dock.getByText('Available', { exact: true }).last().click();
      await desk.sees('Ready for a call');
    },
  };
}

/** An agent of the demo, whose desk is opened from the "Try it" page; `beside` is another one in the same browser. */
export async function demoDesk(product, hertz, name, beside) {
  const first = beside ? null : await open(product, 'desks', hertz, 'en-US');
  const steps = first?.page ?? (await beside.page.context().newPage());
  if (beside) await steps.goto('/try');
  const person = { faults: first?.faults ?? beside.faults };
  person.open = async () => {
    await steps.goto('/try');
    const opened = steps.context().waitForEvent('page');
    await steps.getByRole('link', { name }).click();
    person.page = await opened;
    product.journal.watch(`desk-of-${name.source}`, person.page);
    await person.page.getByRole('button', { name: 'Open the desk and go available' }).click();
    Object.assign(person, atDesk(person.page));
    await person.sees('Ready for a call');
  };
  person.page = steps;
  return person;
}

const PHONE_WORDS = {
  'en-US': {
    ring: 'Call with my microphone',
    type: 'What you say',
    say: 'Say',
    hangUp: 'Hang up',
    conversation: 'Conversation',
  },
  'es-US': {
    ring: 'Llamar con mi micrófono',
    type: 'Lo que usted dice',
    say: 'Decir',
    hangUp: 'Colgar',
    conversation: 'Conversación',
  },
};

/** A caller on the "Try it" page, who needs no account. */
export async function caller(product, hertz, locale = 'en-US') {
  const { page, faults } = await open(product, 'caller', hertz, locale);
  const words = PHONE_WORDS[locale];
  const conversation = page.getByRole('list', { name: words.conversation });
  return {
    page,
    faults,
    async ring(which) {
      await page.goto('/try');
      await page.getByRole('radio', { name: which }).click();
      await page.getByRole('button', { name: words.ring }).click();
    },
    /** Calls once more from the same telephone. */
    ringAgain: () => page.getByRole('button', { name: words.ring }).click(),
    async says(text) {
      await page.getByLabel(words.type).fill(text);
      await page.getByRole('button', { name: words.say, exact: true }).click();
    },
    /** Waits until the words are spoken to their end. */
    async hears(text) {
      await conversation.getByText(text).first().waitFor();
      await page.waitForFunction(() => document.querySelector('[data-speaking]') === null);
    },
    /** Presses keys one after the other. */
    async presses(keys) {
      for (const key of keys) await page.getByRole('button', { name: key, exact: true }).click();
    },
    hangUp: () => page.getByRole('button', { name: words.hangUp }).click(),
    sees: (text) => page.getByText(text).first().waitFor(),
  };
}
