import type { ScreeningPolicy } from '@voicecore/domain/screening';
import { FirstStart } from '../src/operations';
import { bootLine, type BootedLine } from './boot-line';
import { ask, type Answered } from './security/ask';
import { password, signIn } from './security/world';

jest.setTimeout(90_000);

/** Time limit of an observation on a busy machine, ms. */
const deadline = 30_000;
const menuNumber = '+12125550100';
const streamNumber = '+12125550101';
const openNumber = '+12125550102';
const caller = '+12125550142';

let line: BootedLine;
let root: string;
let admin: string;

const send = (path: string, token: string, method = 'GET', body?: unknown): Promise<Answered> =>
  ask(`${line.url}/api/v1/${path}`, { method, token, body });

beforeAll(async () => {
  const login = { VOICECORE_ADMIN_EMAIL: 'root@words.example', VOICECORE_ADMIN_PASSWORD: password };
  line = await bootLine({ ...login, VOICECORE_SANDBOX: '1' });
  await line.app.get(FirstStart, { strict: false }).run(() => undefined);
  root = await signIn(line, 'root@words.example');
  const made = { name: 'acme', timeZone: 'UTC', admin: { name: 'acme', email: 'acme@words.example', password } };
  expect((await send('tenants', root, 'POST', made)).status).toBe(201);
  admin = await signIn(line, 'acme@words.example');
  for (const [e164, answerWith, screened] of [
    [menuNumber, 'menu', true],
    [streamNumber, 'auto', true],
    [openNumber, 'menu', false],
  ])
    expect((await send('numbers', admin, 'POST', { e164, answerWith, screened })).json).toMatchObject({ screened });
}, 90_000);
afterAll(() => line.close());

async function rules(policy: object): Promise<Answered> {
  const { json } = await send('tenant', admin);
  const { screening } = json.config as { screening: ScreeningPolicy };
  const config = { screening: { ...screening, ...policy } };
  return send('tenant', admin, 'PATCH', { config, version: json.version });
}
const warranty = (weight: number) => ({ rules: [{ id: 'warranty', kind: 'keyword', words: 'car warranty', weight }] });
const dial = (to: string, from = caller) => line.sandbox.phones.dial({ from, to });
type Phone = ReturnType<typeof dial>;
const hears = (phone: Phone, match: RegExp, from = 0) =>
  phone.waitFor(
    (each) =>
      each
        .heard()
        .slice(from)
        .some(({ text }) => match.test(text)),
    deadline,
  );
/** Says something once the receptionist listens. */
async function says(phone: Phone, words: string): Promise<void> {
  await hears(phone, /automated assistant/i);
  phone.say(words);
}

async function newestEnded(): Promise<Record<string, unknown>> {
  for (const until = Date.now() + deadline; Date.now() < until;) {
    const [call] = (await send('calls?limit=1', admin)).json.items as Record<string, unknown>[];
    if (call?.endedAt) return call;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the newest call did not end');
}

async function askedDigit(phone: Phone): Promise<string> {
  await hears(phone, /press \d\./);
  const said = phone.heard().map(({ text }) => /press (\d)\./.exec(text)?.[1]);
  return said.findLast((digit) => digit !== undefined) ?? '';
}

describe.each([
  ['the menu', menuNumber],
  ['the stream', streamNumber],
])('words in %s', (_engine, to) => {
  afterEach(() => rules({ rules: [] }));

  it('that reach the highest threshold end the call, which is recorded as blocked', async () => {
    await rules(warranty(95));
    const phone = dial(to);
    await says(phone, 'I am calling about your car warranty.');
    await hears(phone, /cannot be connected/);
    await phone.waitFor(({ status }) => status === 'completed', deadline);
    const call = await newestEnded();
    expect(call).toMatchObject({ outcome: 'blocked', screening: { action: 'block', score: 95 } });
    const detail = await send(`calls/${String(call.id)}`, admin);
    expect(detail.json.end).toEqual({ reason: 'blocked_by_words', party: 'tenant' });
  });

  it('that reach the one below ask for a digit, and the caller goes on with the receptionist after it', async () => {
    await rules(warranty(70));
    const phone = dial(to);
    await says(phone, 'I am calling about your car warranty.');
    const digit = await askedDigit(phone);
    await phone.waitFor((each) => each.events.some(({ type }) => type === 'listening'), deadline);
    const heard = phone.heard().length;
    phone.digits(digit);
    await phone.waitFor((each) => each.heard().length > heard, deadline);
    phone.hangup();
    const call = await newestEnded();
    expect(call).toMatchObject({ screening: { action: 'challenge', score: 70 } });
    expect(call.outcome).not.toBe('blocked');
    const detail = await send(`calls/${String(call.id)}`, admin);
    const kinds = (detail.json.timeline as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['WordsScreened', 'CallerChallenged', 'ChallengePassed']));
  });

  it('that reach the lowest flag the call, which goes on', async () => {
    await rules(warranty(45));
    const phone = dial(to);
    await says(phone, 'I am calling about your car warranty.');
    await hears(phone, /./, phone.heard().length);
    phone.hangup();
    expect(await newestEnded()).toMatchObject({ screening: { action: 'flag', score: 45 } });
  });
});

describe('a number that is not screened', () => {
  it('lets everybody in, whatever they say and whoever they are', async () => {
    await rules({ rules: [...warranty(95).rules, { id: 'hidden', kind: 'withheld', weight: 95 }] });
    const phone = dial(openNumber, 'anonymous');
    await says(phone, 'I am calling about your car warranty.');
    await hears(phone, /./, phone.heard().length);
    phone.hangup();
    const call = await newestEnded();
    expect([call.screening, call.outcome === 'blocked']).toEqual([null, false]);
    await rules({ rules: [] });
  });
});

describe('the installation', () => {
  const forAll = (method: string, path: string, body?: unknown, token = root) =>
    send(`installation-screening/${path}`, token, method, body);
  const trial = async (body: object) => (await send('screening/trials', admin, 'POST', body)).json;
  const rulesNow = async () => (await forAll('GET', 'rules')).json as { version: number };

  it('has lists beneath those of a business', async () => {
    const other = '+12125550199';
    expect((await forAll('POST', 'numbers', { list: 'block', isPrefix: false, number: other })).status).toBe(201);
    expect(await trial({ number: other })).toMatchObject({ action: 'block', listed: 'block' });
    await send('screening/numbers', admin, 'POST', { list: 'allow', isPrefix: true, number: '+1212555' });
    expect(await trial({ number: other })).toMatchObject({ action: 'pass', listed: 'allow' });
    const [own] = (await send('screening/numbers?list=allow', admin)).json.items as { id: string }[];
    await send(`screening/numbers/${String(own?.id)}`, admin, 'DELETE');
    const [entry] = (await forAll('GET', 'numbers?list=block')).json.items as { id: string; number: string }[];
    expect(entry?.number).toBe(other);
    expect((await forAll('GET', 'file?list=block')).text).toBe(`number\n${other}\n`);
    const moved = { list: 'allow', numbers: [other, 'nobody'] };
    expect((await forAll('POST', 'batches', moved)).json).toEqual({ added: 1, refused: [1] });
    expect((await forAll('GET', 'numbers?list=block')).json.items).toEqual([]);
    const [again] = (await forAll('GET', 'numbers?list=allow')).json.items as { id: string }[];
    expect((await forAll('DELETE', `numbers/${String(again?.id)}`)).status).toBe(204);
    expect((await forAll('DELETE', `numbers/${String(again?.id)}`)).status).toBe(404);
    expect(await trial({ number: other })).toMatchObject({ action: 'pass', listed: null });
  });

  it('has rules that are added to those of every business, within seconds', async () => {
    const { version } = await rulesNow();
    const rule = { id: 'warranty', kind: 'keyword', words: 'car warranty', weight: 50 };
    expect((await forAll('PUT', 'rules', { version, rules: [rule] })).json).toMatchObject({ version: version + 1 });
    expect((await forAll('PUT', 'rules', { version, rules: [] })).status).toBe(409);
    const reasons = [{ ruleId: 'installation:warranty', kind: 'keyword', weight: 50 }];
    for (const until = Date.now() + 10_000; ;) {
      const found = await trial({ number: caller, words: 'It is about your CAR warranty!' });
      if (found.score !== 0) {
        expect(found).toEqual({ action: 'flag', score: 50, listed: null, reasons });
        break;
      }
      if (Date.now() > until) throw new Error('the rules of the installation did not take effect');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await forAll('PUT', 'rules', { version: version + 1, rules: [] });
  });

  it('is for the super admin alone', async () => {
    const number = { list: 'block', isPrefix: false, number: caller };
    const asked = await Promise.all([
      forAll('GET', 'numbers?list=block', undefined, admin),
      forAll('POST', 'numbers', number, admin),
      forAll('PUT', 'rules', { version: 1, rules: [] }, admin),
      forAll('GET', 'file?list=block', undefined, admin),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('stores its numbers so that nobody reads them in the database', async () => {
    await forAll('POST', 'numbers', { list: 'block', isPrefix: false, number: caller });
    const [row] = await line.db.asSuperuser<{ row: string }>('select t::text as row from installation_numbers t');
    const hex = Buffer.from(caller).toString('hex');
    expect([row?.row.includes(caller.slice(1)), row?.row.includes(hex)]).toEqual([false, false]);
    await line.db.asSuperuser('delete from installation_numbers');
  });
});

describe('calls of others', () => {
  it('count for neighbors, whose numbers differ in the last four digits, and for a burst', async () => {
    const often = (of: string, id: string) => ({ id, kind: 'frequency', of, calls: 2, minutes: 10, weight: 45 });
    await rules({ rules: [often('neighbors', 'near'), often('everyone', 'burst')] });
    for (const from of ['+15125550101', '+15125550102']) {
      const phone = dial(menuNumber, from);
      await hears(phone, /automated assistant/i);
      phone.hangup();
      await newestEnded();
    }
    const found = async (number: string | null) =>
      ((await send('screening/trials', admin, 'POST', { number })).json.reasons as { ruleId: string }[]).map(
        ({ ruleId }) => ruleId,
      );
    expect(await found('+15125550199')).toEqual(['near', 'burst']);
    expect(await found('+15125560101')).toEqual(['burst']);
    expect(await found(null)).toEqual(['burst']);
    await rules({ rules: [] });
  });
});

it.each([
  ['a pattern that cannot be checked in time', { kind: 'pattern', pattern: '(a{1000}){1000}' }],
  ['a pattern that is none', { kind: 'pattern', pattern: '(' }],
  ['a pattern of 10 kB', { kind: 'pattern', pattern: 'x'.repeat(10_000) }],
  ['a word that is too short', { kind: 'keyword', words: 'a' }],
  ['calls of somebody unknown', { kind: 'frequency', of: 'friends', calls: 1, minutes: 1 }],
])('%s is refused at its field', async (_name, rule) => {
  const { status, json } = await rules({ rules: [{ id: 'r', weight: 5, ...rule }] });
  expect([status, (json.errors as { path: string }[])[0]?.path]).toMatchObject([
    400,
    expect.stringMatching(/^config\.screening\.rules\.0\.(pattern|words|of)$/),
  ]);
});
