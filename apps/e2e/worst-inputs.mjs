// The twenty worst inputs in every text field of every form: nothing breaks, and the user is told what is wrong and
// keeps what was typed. It runs last, because some of them are valid names.
import { watchConsole } from '../../tools/page-faults.mjs';
import { administration, person } from './people.mjs';

const LONG = 10_000;
/** The inputs, by what is bad about them. */
const WORST = {
  'nothing at all': '',
  'spaces only': '     ',
  'one letter': 'x',
  'far too many letters': 'a'.repeat(LONG),
  'one endless word': `${'Donaudampfschiff'.repeat(30)}`,
  'emoji and pairs': '😀👩‍👩‍👧‍👦𝒜'.repeat(20),
  'half a pair': 'half \ud83d a pair',
  'right to left with overrides': '\u202eمرحبا\u202d שלום',
  'letters of no width': '\u200b\u200d\ufeff',
  'control letters': 'a\u0000b\u0007c\u001b[31m',
  'a script': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a quote of SQL': `'); drop table people; --`,
  'a path upwards': '../../../../etc/passwd%00',
  'more than one line': 'first\nsecond\r\nthird',
  'no finite number': '1e309',
  'less than nothing': '-1',
  'a number of too many digits': '99999999999999999999',
  'an address with two at signs': 'a@b@example..com',
  'marks on marks': `Z${'\u0301'.repeat(200)}`,
  'something of JSON': '{"__proto__":{"admin":true},"$ne":null}',
};

/** Where the forms are, and what opens them. */
const press = (name) => (page) => page.locator('#page').getByRole('button', { name, exact: true }).first().click();
const pressTwice = (name, inside) => async (page) => {
  await press(name)(page);
  await page.getByRole('dialog').getByRole('button', { name: inside }).click();
};
const FORMS = {
  'admin@acme.example': [
    { name: 'a new person', path: '/people?tab=agents', open: press('Add a person') },
    { name: 'a person', path: '/people?tab=agents', open: press('Carla Gómez') },
    { name: 'a new department', path: '/people?tab=departments', open: press('Add a department') },
    { name: 'a department', path: '/people?tab=departments', open: press('Edit Billing') },
    { name: 'a holiday', path: '/people?tab=hours', open: press('Add a day'), inDialog: true },
    { name: 'an administrator', path: '/people?tab=administrators', open: press('Add an administrator') },
    { name: 'an entry', path: '/knowledge?entry=new' },
    { name: 'an import', path: '/knowledge', open: press('Import') },
    { name: 'a contact', path: '/contacts', open: press('Add a contact') },
    { name: 'a listed number', path: '/screening', region: 'Numbers' },
    { name: 'the rules of screening', path: '/screening', region: 'Rules' },
    { name: 'a caller to try', path: '/screening', region: 'Try a caller' },
    { name: 'what may be called', path: '/outgoing', region: 'What may be called' },
    { name: 'a number to try', path: '/outgoing', region: 'Try a number' },
    { name: 'a number that is not called', path: '/outgoing', region: 'Do not call' },
    { name: 'the settings', path: '/settings' },
    { name: 'the password', path: '/settings', nth: 1 },
  ],
  'admin@voicecore.example': [
    { name: 'a business', path: '/platform', open: press('Add a business') },
    { name: 'an administrator of a business', path: '/platform', open: pressTwice(/^Administrators of/, /^Add/) },
    { name: 'the numbers of a business', path: '/platform', open: press(/^Numbers of/) },
  ],
};
const OUTSIDE = (newLink) => [
  { name: 'signing in', path: '/sign-in' },
  { name: 'a forgotten password', path: '/forgot-password' },
  { name: 'a new password by a link', path: newLink },
];
/** How long a form may take to respond, ms. */
const ANSWER_MS = 4_000;
/** A form that sends a request has started to after this time, ms. */
const BEGINS_MS = 40;
const MESSAGES = '.mantine-Notification-root';
const TYPED =
  'input:not([type=checkbox]):not([type=radio]):not([type=file]):not([type=hidden]):not([readonly]), textarea';

/** In the page: returns the values of the form's fields, after the text was pasted into each one unless it is null. */
function valuesIn(form, { fields, text }) {
  const typed = [...form.querySelectorAll(fields)].filter(
    (field) => field.offsetParent !== null && !field.disabled && field.getAttribute('role') !== 'combobox',
  );
  for (const field of text === null ? [] : typed) {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  return typed.map(({ value }) => value);
}

/** In the page: marks the messages that are already shown, which say nothing about the next request. */
function markMessages(messages) {
  for (const message of document.querySelectorAll(messages)) message.dataset.wasThere = '';
}

/**
 * In the page: returns the state of the form; null while a request is pending. An error is shown in the form, in what
 * replaced it, or in a message.
 */
function stateOf(form, messages) {
  const faults = '[aria-invalid=true], [role=alert]';
  const says = (within, what = faults) => [...within.querySelectorAll(what)].some((each) => each.checkVisibility());
  if (!form.isConnected) return says(document.querySelector('main') ?? document.body) ? 'told' : 'gone';
  const submit = form.querySelector('[type=submit]');
  if (submit?.matches('[data-loading]')) return null;
  if (says(form) || says(document, `${messages}:not([data-was-there])`)) return 'told';
  return submit === null || submit.disabled ? 'nothing to send' : 'open';
}

/** Returns layout errors of the page, which count whatever was typed. */
function layoutOf() {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} in ${clientWidth} px`] : [];
}

/** In the page: deletes the drafts of forms that were left. */
function dropDrafts() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('voicecore.draft.')) sessionStorage.removeItem(key);
}

class Visitor {
  broken = [];
  underWay = new Set();
  /** The number of inputs that were accepted. */
  taken = 0;

  constructor(page) {
    this.page = page;
    this.console = watchConsole(page);
    page.on('request', (request) => request.method() !== 'GET' && this.underWay.add(request));
    for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => this.underWay.delete(request));
    page.on('response', (response) => {
      if (response.request().method() !== 'GET' && response.ok()) this.taken += 1;
      if (response.status() >= 500) this.broken.push(`${response.status()} of ${new URL(response.url()).pathname}`);
    });
    page.on('dialog', (dialog) => dialog.accept());
  }

  /** Opens the form in its initial state, without a draft. */
  async form({ path, open, nth = 0, region, inDialog = false }) {
    await this.page.evaluate(dropDrafts).catch(() => undefined);
    await this.page.goto('about:blank');
    await this.page.goto(typeof path === 'string' ? path : await path());
    if (open) await open(this.page);
    const within = region ? this.page.getByRole('region', { name: region, exact: true }) : this.page;
    const anywhere = open ? '[role=dialog] form, #page form, main form' : 'form';
    // Where the page has a form as well, only the one that was opened is meant.
    const form = within.locator(inDialog ? '[role=dialog] form' : anywhere).nth(nth);
    await form.locator(TYPED).first().waitFor();
    return form.elementHandle();
  }

  /** Types, submits, and returns whether it was accepted or rejected with an explanation. */
  async send(form, text) {
    const before = this.taken;
    await this.page.evaluate(markMessages, MESSAGES);
    await form.evaluate(valuesIn, { fields: TYPED, text });
    // A number field changes what was typed.
    await this.page.waitForTimeout(BEGINS_MS);
    const typed = await form.evaluate(valuesIn, { fields: TYPED, text: null });
    await form.evaluate((element) => element.requestSubmit());
    await this.answered();
    const state = await this.settled(form, before);
    if (state === 'taken') return { taken: true, faults: [] };
    if (state !== 'told' && state !== 'nothing to send')
      return { taken: false, faults: [`no explanation is shown: ${state}`] };
    if (await form.evaluate((element) => !element.isConnected)) return { taken: false, faults: [] };
    const kept = await form.evaluate(valuesIn, { fields: TYPED, text: null });
    const lost = typed.filter((value, index) => kept[index] !== value);
    return { taken: false, faults: lost.map(() => 'what was typed was lost') };
  }

  async settled(form, before) {
    for (const until = Date.now() + ANSWER_MS; ; await this.page.waitForTimeout(20)) {
      if (this.taken > before) return 'taken';
      const state = await form.evaluate(stateOf, MESSAGES);
      if (state === 'told' || state === 'nothing to send' || Date.now() > until) return state;
    }
  }

  /** Waits for the response: a message from before may still be shown. */
  async answered() {
    await this.page.waitForTimeout(BEGINS_MS);
    for (const until = Date.now() + ANSWER_MS; this.underWay.size > 0 && Date.now() < until;)
      await this.page.waitForTimeout(20);
  }

  /** Returns results that must not occur: a rejection is what the form is for. */
  async faults() {
    const heard = this.console.take().filter((line) => !line.includes('Failed to load resource'));
    return [...heard, ...this.broken.splice(0), ...(await this.page.evaluate(layoutOf))];
  }
}

async function worstOf(visitor, subject) {
  const faults = [];
  let form = await visitor.form(subject);
  for (const [what, text] of Object.entries(WORST)) {
    try {
      const { taken, faults: lost } = await visitor.send(form, text);
      faults.push(...[...lost, ...(await visitor.faults())].map((fault) => `${what}: ${fault}`));
      if (taken || (await form.evaluate((element) => !element.isConnected))) form = await visitor.form(subject);
    } catch (error) {
      faults.push(`${what}: ${error.message.split('\n')[0]}`);
      form = await visitor.form(subject);
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** Makes links by which somebody sets a new password, each of which works once. */
async function linksOf(product) {
  const { post } = await administration(product);
  const unique = Date.now().toString().slice(-6);
  const login = { email: `forgets${unique}@acme.example`, password: `opens at nine ${unique}` };
  const { agent } = await post('/agents', { ...login, name: 'Fay Forgets', extension: unique, role: 'agent' });
  return async () => `/new-password#${(await post(`/agents/${agent.id}/password-link`)).token}`;
}

export async function worstInputs(product) {
  const { journal } = product;
  const stranger = await person(product, 'admin@acme.example');
  const outside = new Visitor(stranger.page);
  for (const form of OUTSIDE(await linksOf(product))) {
    await journal.look(`nothing that is typed breaks ${form.name}`, () => worstOf(outside, form));
  }
  for (const [email, forms] of Object.entries(FORMS)) {
    const { page, signIn } = await person(product, email);
    await journal.step(`${email} signs in`, signIn);
    const visitor = new Visitor(page);
    for (const form of forms) {
      await journal.look(`nothing that is typed breaks ${form.name}`, () => worstOf(visitor, form));
    }
  }
}
