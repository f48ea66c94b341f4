// The twenty worst inputs in every text field of every form: nothing breaks, and whoever typed them is told what is wrong and
// keeps what was typed. It runs last, since some of them are good names.
import { watchConsole } from '../../tools/page-faults.mjs';
import { person } from './people.mjs';

const LONG = 10_000;
/** Each by what is bad about it. */
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
    { name: 'an administrator', path: '/people?tab=administrators', open: press('Add an administrator') },
    { name: 'an entry', path: '/knowledge?entry=new' },
    { name: 'an import', path: '/knowledge', open: press('Import') },
    { name: 'the settings', path: '/settings' },
    { name: 'the password', path: '/settings', nth: 1 },
  ],
  'admin@voicecore.example': [
    { name: 'a business', path: '/platform', open: press('Add a business') },
    { name: 'an administrator of a business', path: '/platform', open: pressTwice(/^Administrators of/, /^Add/) },
    { name: 'the numbers of a business', path: '/platform', open: press(/^Numbers of/) },
  ],
};
const OUTSIDE = [
  { name: 'signing in', path: '/sign-in' },
  { name: 'a forgotten password', path: '/sign-in', open: (page) => page.getByText('Forgot your password?').click() },
  { name: 'a new password by a link', path: '/password#made-up' },
];
/** How long a form may take to say something, ms. */
const ANSWER_MS = 8_000;
/** A form that sends something has begun to after so long, ms. */
const BEGINS_MS = 40;
const TYPED = 'input:not([type=checkbox]):not([type=radio]):not([type=file]):not([readonly]), textarea';

/** In the page: types into every field of the form as one who pastes does, and says what stands there then. */
function typeAll(form, { fields, text }) {
  return [...form.querySelectorAll(fields)]
    .filter((field) => field.offsetParent !== null && !field.disabled && field.getAttribute('role') !== 'combobox')
    .map((field) => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
      for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
      return field.value;
    });
}

/** In the page: whether the form has taken it, or somebody is told why not; null while neither is so. */
function answerOf(form) {
  const seen = (element) => element.checkVisibility();
  if (!form.isConnected) return 'taken';
  const submit = form.querySelector('[type=submit]');
  if (submit?.matches('[data-loading]')) return null;
  const told = '[aria-invalid=true], [role=alert], .mantine-Notification-root';
  if ([...document.querySelectorAll(told)].some(seen)) return 'told';
  return submit === null || submit.disabled ? 'nothing to send' : null;
}

/** What is wrong with the page whatever was typed. */
function layoutOf() {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} in ${clientWidth} px`] : [];
}

class Visitor {
  broken = [];
  underWay = new Set();

  constructor(page) {
    this.page = page;
    this.console = watchConsole(page);
    page.on('request', (request) => request.method() !== 'GET' && this.underWay.add(request));
    for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => this.underWay.delete(request));
    page.on('response', (response) => {
      if (response.status() >= 500) this.broken.push(`${response.status()} of ${new URL(response.url()).pathname}`);
    });
    page.on('dialog', (dialog) => dialog.accept());
  }

  /** The form as nobody has typed into it yet. */
  async form({ path, open, nth = 0 }) {
    await this.page.evaluate(() => sessionStorage.removeItem('voicecore.drafts')).catch(() => undefined);
    await this.page.goto('about:blank');
    await this.page.goto(path);
    if (open) await open(this.page);
    const form = this.page.locator(open ? '[role=dialog] form, #page form, main form' : 'form').nth(nth);
    await form.locator(TYPED).first().waitFor();
    return form.elementHandle();
  }

  async send(form, text) {
    const typed = await form.evaluate(typeAll, { fields: TYPED, text });
    await form.evaluate((element) => element.requestSubmit());
    await this.answered();
    const answer = await (await this.page.waitForFunction(answerOf, form, { timeout: ANSWER_MS })).jsonValue();
    const kept =
      answer !== 'told' ||
      (await form.evaluate(
        (element, [fields, first]) => !element.isConnected || element.querySelector(fields)?.value === first,
        [TYPED, typed[0]],
      ));
    return { answer, faults: kept ? [] : ['what was typed is gone'] };
  }

  /** What was sent is answered: a message of before may still stand there. */
  async answered() {
    await this.page.waitForTimeout(BEGINS_MS);
    for (const until = Date.now() + ANSWER_MS; this.underWay.size > 0 && Date.now() < until;)
      await this.page.waitForTimeout(20);
  }

  /** What came of it that must not be: a refusal is what the form is for. */
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
      const { answer, faults: lost } = await visitor.send(form, text);
      faults.push(...[...lost, ...(await visitor.faults())].map((fault) => `${what}: ${fault}`));
      if (answer === 'taken' || (await form.evaluate((element) => !element.isConnected)))
        form = await visitor.form(subject);
    } catch (error) {
      faults.push(`${what}: ${error.message.split('\n')[0]}`);
      form = await visitor.form(subject);
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

export async function worstInputs(product) {
  const { journal } = product;
  const stranger = await person(product, 'admin@acme.example');
  const outside = new Visitor(stranger.page);
  for (const form of OUTSIDE) {
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
