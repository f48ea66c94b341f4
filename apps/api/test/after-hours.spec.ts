import { FirstStart } from '../src/operations';
import { bootLine, type BootedLine } from './boot-line';
import { ask, type Answered } from './security/ask';
import { password, signIn } from './security/world';
import { until } from './until';

jest.setTimeout(90_000);

/** Time limit of an observation on a busy machine, ms. */
const deadline = 30_000;
const numbers = { menu: '+12125550180', model: '+12125550181' } as const;
const rootLogin = { VOICECORE_ADMIN_EMAIL: 'root@after.example', VOICECORE_ADMIN_PASSWORD: password };

let line: BootedLine;
let [admin, root] = ['', ''];
const ids: Record<'menu' | 'model' | 'billing' | 'watch', string> = { menu: '', model: '', billing: '', watch: '' };

type Rule = { kind: string; departmentId?: string } | null;

const send = (path: string, method = 'GET', body?: unknown, token = admin): Promise<Answered> =>
  ask(`${line.url}/api/v1/${path}`, { method, token, body });

async function made(path: string, body: object): Promise<string> {
  const { status, json } = await send(path, 'POST', body);
  expect(status).toBe(201);
  return json.id as string;
}

beforeAll(async () => {
  line = await bootLine({ ...rootLogin, VOICECORE_SANDBOX: '1' });
  await line.app.get(FirstStart, { strict: false }).run(() => undefined);
  root = await signIn(line, rootLogin.VOICECORE_ADMIN_EMAIL);
  const email = 'ada@after.example';
  const tenant = { name: 'Acme', timeZone: 'America/Mexico_City', admin: { name: 'Ada', email, password } };
  expect((await send('tenants', 'POST', tenant, root)).status).toBe(201);
  admin = await signIn(line, email);
  ids.menu = await made('numbers', { e164: numbers.menu, answerWith: 'menu' });
  ids.model = await made('numbers', { e164: numbers.model });
  ids.billing = await made('departments', { names: { en: 'Billing', es: 'Cobranza' }, position: 5 });
  ids.watch = await made('departments', { names: { en: 'Night watch', es: 'Guardia' }, position: 6 });
  const ben = { name: 'Ben', email: 'ben@after.example', extension: '101', password, departmentIds: [ids.watch] };
  expect((await send('agents', 'POST', ben)).status).toBe(201);
  await line.db.asSuperuser(`update agents set status = 'available'`);
  await putSpecialDays([{ name: 'Stocktaking', rule: closedDays(), periods: [] }]);
  await week(always, ids.watch);
  await putSpecialDays([{ name: 'On duty', rule: closedDays(), periods: [{ opens: 0, closes: 1_440 }] }], ids.watch);
});
afterAll(() => line.close());

const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 0, closes: 1_440 }));

/** From yesterday to three days ahead, wherever the day begins. */
function closedDays() {
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  return { kind: 'range', from: day(-1), to: day(3) };
}

interface Shown {
  readonly afterHours: readonly { departmentId: string | null; rule: Rule }[];
  readonly versions: readonly { departmentId: string | null; version: number }[];
}

const hours = async (): Promise<Shown> => JSON.parse((await send('hours')).text) as Shown;
async function versionOf(whose: string | null): Promise<number> {
  const { versions } = await hours();
  return versions.find((one) => one.departmentId === whose)?.version ?? 0;
}
async function week(periods: readonly object[], whose: string | null = null): Promise<void> {
  const body = { departmentId: whose, periods, version: await versionOf(whose) };
  expect((await send('hours', 'PUT', body)).status).toBe(200);
}
async function putSpecialDays(specialDays: readonly object[], whose: string | null = null): Promise<void> {
  const body = { departmentId: whose, specialDays, version: await versionOf(whose) };
  expect((await send('hours/special-days', 'PUT', body)).status).toBe(200);
}
const put = async (rule: Rule, whose: string | null = null): Promise<Answered> =>
  send('hours/after-hours', 'PUT', { departmentId: whose, rule, version: await versionOf(whose) });
async function set(rule: Rule, whose: string | null = null): Promise<void> {
  expect((await put(rule, whose)).status).toBe(200);
}
async function setOfNumber(afterHours: Rule, id = ids.menu): Promise<Answered> {
  const { json } = await send(`numbers/${id}`);
  return send(`numbers/${id}`, 'PATCH', { afterHours, version: json.version });
}

const told = 'We are closed right now. We open again';

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;

async function hears(phone: Phone, text: string): Promise<void> {
  try {
    await phone.waitFor((one) => one.heard().some((said) => said.text.includes(text)), deadline);
  } catch (error) {
    throw new Error(`heard only: ${JSON.stringify(phone.heard())}`, { cause: error });
  }
}

/** Calls the menu and waits until it listens. */
async function inMenu(): Promise<Phone> {
  const phone = line.sandbox.phones.dial({ from: '+12125550142', to: numbers.menu });
  await phone.waitFor((one) => one.events.some(({ type }) => type === 'listening'), deadline);
  return phone;
}

interface Stored {
  readonly stage: string;
  readonly outcome: string | null;
  readonly ended_by: string | null;
  readonly department_id: string | null;
}

/** Returns the newest call once it is as wanted. */
async function callWhere(fits: (call: Stored) => boolean): Promise<Stored> {
  const sql = 'select stage, outcome, ended_by, department_id from calls order by started_at desc limit 1';
  return until(async () => (await line.db.asSuperuser<Stored>(sql)).find(fits) ?? null, 'the call is as wanted');
}

describe('what callers get after hours', () => {
  afterEach(async () => {
    await setOfNumber(null);
    await set(null, ids.billing);
    await set(null);
  });

  it('is a message at first, and is shown with the hours and the number', async () => {
    expect((await hours()).afterHours).toEqual([{ departmentId: null, rule: { kind: 'message' } }]);
    expect((await send(`numbers/${ids.menu}`)).json.afterHours).toBeNull();
    const phone = await inMenu();
    phone.digits('0#');
    await hears(phone, told);
    await hears(phone, 'Please leave your message after the tone');
    phone.hangup();
  });

  it('is another department that is open: they hear that it is closed, and wait there', async () => {
    await set({ kind: 'department', departmentId: ids.watch });
    const phone = await inMenu();
    phone.digits('0#');
    await hears(phone, told);
    await hears(phone, 'putting you through to Night watch');
    const call = await callWhere(({ stage }) => stage === 'waiting' || stage === 'ringing');
    expect(call.department_id).toBe(ids.watch);
    phone.hangup();
  });

  it('is a message where that department is closed too, or nobody takes calls there', async () => {
    await set({ kind: 'department', departmentId: ids.billing });
    const phone = await inMenu();
    phone.digits('0#');
    await hears(phone, told);
    await callWhere(({ stage }) => stage === 'message');
    phone.hangup();
  });

  it('is the announcement, and the call ends as closed by the business', async () => {
    await set({ kind: 'goodbye' });
    const phone = await inMenu();
    phone.digits('0#');
    await hears(phone, told);
    await hears(phone, 'Thank you for calling. Goodbye.');
    const call = await callWhere(({ stage }) => stage === 'ended');
    expect(call).toMatchObject({ outcome: 'closed', ended_by: 'tenant' });
    const listed = await send('calls?outcome=closed');
    expect((listed.json.items as object[]).length).toBe(1);
  });

  it('is the receptionist alone, who goes on in the menu and takes a message when asked', async () => {
    await set({ kind: 'receptionist' });
    const phone = await inMenu();
    phone.digits('0#');
    await hears(phone, told);
    await hears(phone, 'If you would like to leave a message, just say so.');
    const listening = (count: number) =>
      phone.waitFor((one) => one.events.filter(({ type }) => type === 'listening').length >= count, deadline);
    await listening(2);
    phone.say('I would like to leave a message');
    await hears(phone, 'Please leave your message after the tone');
    phone.hangup();
  });

  it.each([
    ['says so', (phone: Phone) => phone.say('I want to speak with a person')],
    ['presses 0', (phone: Phone) => phone.digits('0')],
  ])('is the receptionist alone in a streamed call as well, for a caller who %s', async (_how, asks) => {
    await set({ kind: 'receptionist' });
    const phone = line.sandbox.phones.dial({ from: '+12125550142', to: numbers.model });
    await hears(phone, 'How can I help?');
    asks(phone);
    await hears(phone, told);
    await hears(phone, 'If you would like to leave a message, just say so.');
    expect(await callWhere(() => true)).toMatchObject({ stage: 'receptionist', outcome: null });
    expect(phone.heard().every(({ source }) => source === 'model')).toBe(true);
    // After the opening, the words of the ledger and no others: nothing is promised before them.
    expect(phone.heard().map(({ text }) => text.startsWith(told))).toEqual([false, false, false, true]);
    phone.say('Please take a message: call me back tomorrow');
    await until(async () => {
      const sql = `select 1 from calls where jsonb_array_length(state -> 'messages') > 0 or stage = 'message'
        order by started_at desc limit 1`;
      return (await line.db.asSuperuser(sql)).length > 0 ? true : null;
    }, 'a message is taken');
    phone.hangup();
  });

  it('is what the number says before the department, and that before the business', async () => {
    await set({ kind: 'goodbye' });
    await set({ kind: 'department', departmentId: ids.watch }, ids.billing);
    const ofBilling = await send(`numbers/${ids.menu}`);
    const own = { departmentId: ids.billing, version: ofBilling.json.version };
    expect((await send(`numbers/${ids.menu}`, 'PATCH', own)).status).toBe(200);
    const first = await inMenu();
    first.digits('0#');
    await hears(first, 'putting you through to Night watch');
    first.hangup();
    const changed = await setOfNumber({ kind: 'receptionist' });
    expect(changed.json.afterHours).toEqual({ kind: 'receptionist' });
    const second = await inMenu();
    second.digits('0#');
    await hears(second, 'just say so');
    second.hangup();
    const { json } = await send(`numbers/${ids.menu}`);
    await send(`numbers/${ids.menu}`, 'PATCH', { departmentId: null, version: json.version });
  });

  it('is what it was at the ring: a change applies to the next call', async () => {
    const phone = await inMenu();
    await set({ kind: 'goodbye' });
    phone.digits('0#');
    await hears(phone, 'Please leave your message after the tone');
    phone.hangup();
  });

  it('stays when other settings are changed, and is no part of them', async () => {
    await set({ kind: 'goodbye' });
    const { json } = await send('tenant');
    const change = { config: { ringSeconds: 25 }, version: json.version };
    const changed = await send('tenant', 'PATCH', change);
    expect([changed.status, JSON.stringify(changed.json).includes('afterHours')]).toEqual([200, false]);
    expect((await hours()).afterHours).toEqual([{ departmentId: null, rule: { kind: 'goodbye' } }]);
  });
});

describe('a rule for after hours', () => {
  const nobody = '00000000-0000-4000-8000-000000000001';

  it.each<[string, Rule | object, boolean, string]>([
    ['an unknown kind', { kind: 'forward' }, false, 'rule.kind'],
    ['no department', { kind: 'department' }, false, 'rule.departmentId'],
    ['a department that does not exist', { kind: 'department', departmentId: nobody }, false, 'rule.departmentId'],
    ['itself', { kind: 'department', departmentId: 'billing' }, true, 'rule.departmentId'],
  ])('is refused with %s', async (_what, wrong, ofBilling, path) => {
    const rule = JSON.parse(JSON.stringify(wrong).replace('"billing"', `"${ids.billing}"`)) as Rule;
    const { status, json } = await put(rule, ofBilling ? ids.billing : null);
    expect([status, (json.errors as { path: string }[]).map((error) => error.path)]).toEqual([400, [path]]);
  });

  it('of a number is refused with a department that does not exist', async () => {
    const { status, json } = await setOfNumber({ kind: 'department', departmentId: nobody });
    expect([status, (json.errors as { path: string }[])[0]?.path]).toEqual([400, 'afterHours.departmentId']);
  });

  it('is the business’s own: another sees and changes nothing of it', async () => {
    await set({ kind: 'goodbye' });
    const tenant = { name: 'Other', timeZone: 'UTC', admin: { name: 'Bo', email: 'bo@after.example', password } };
    expect((await send('tenants', 'POST', tenant, root)).status).toBe(201);
    const other = await signIn(line, 'bo@after.example');
    const shown = JSON.parse((await send('hours', 'GET', undefined, other)).text) as Shown;
    expect(shown.afterHours).toEqual([{ departmentId: null, rule: { kind: 'message' } }]);
    const body = { departmentId: ids.billing, rule: { kind: 'goodbye' }, version: 1 };
    expect((await send('hours/after-hours', 'PUT', body, other)).status).toBe(400);
    const named = { departmentId: null, rule: { kind: 'department', departmentId: ids.billing }, version: 1 };
    expect((await send('hours/after-hours', 'PUT', named, other)).status).toBe(400);
    await set(null);
  });

  it('keeps its department: it cannot be removed until the rules name another', async () => {
    const rule = { kind: 'department', departmentId: ids.watch };
    await set(rule);
    await set(rule, ids.billing);
    expect((await setOfNumber(rule)).status).toBe(200);
    const refused = await send(`departments/${ids.watch}`, 'DELETE');
    expect([refused.status, refused.json.code]).toEqual([409, 'department_in_use']);
    expect((refused.json.errors as { path: string }[]).map(({ path }) => path)).toEqual([
      'afterHours.business',
      `afterHours.department.${ids.billing}`,
      `afterHours.number.${ids.menu}`,
    ]);
    await setOfNumber(null);
    await set(null);
    // A removed department holds nothing, and has its rule again when it is restored.
    expect((await send(`departments/${ids.billing}`, 'DELETE')).status).toBe(204);
    expect((await hours()).afterHours).toEqual([{ departmentId: null, rule: { kind: 'message' } }]);
    expect((await send(`departments/${ids.watch}`, 'DELETE')).status).toBe(204);
    expect((await send(`departments/${ids.billing}/restoration`, 'POST')).status).toBe(200);
    expect((await hours()).afterHours[1]).toEqual({ departmentId: ids.billing, rule: { kind: 'message' } });
    expect((await send(`departments/${ids.watch}/restoration`, 'POST')).status).toBe(200);
    expect((await hours()).afterHours[1]).toEqual({ departmentId: ids.billing, rule });
  });

  it('survives two who set the rules of two departments for each other at once', async () => {
    const both = async () => {
      const answers = await Promise.all([
        put({ kind: 'department', departmentId: ids.watch }, ids.billing),
        put({ kind: 'department', departmentId: ids.billing }, ids.watch),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    };
    for (let race = 0; race < 5; race++) await both();
    expect((await hours()).afterHours).toHaveLength(3);
  });
});
