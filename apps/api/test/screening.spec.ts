import { readListFile, type ScreeningPolicy } from '@voicecore/domain/screening';
import { FirstStart } from '../src/operations';
import { bootLine, type BootedLine } from './boot-line';
import { ask, type Answered } from './security/ask';
import { password, signIn } from './security/world';

jest.setTimeout(90_000);

/** Time limit of an observation on a busy machine, ms. */
const deadline = 30_000;
const number = '+12125550100';
const caller = '+12125550142';
const ids = '00000000-0000-4000-8000-000000000001';

let line: BootedLine;
let root: string;
let admin: string;
let other: string;

const send = (path: string, token: string, method = 'GET', body?: unknown): Promise<Answered> =>
  ask(`${line.url}/api/v1/${path}`, { method, token, body });

async function business(name: string): Promise<string> {
  const email = `${name}@screening.example`;
  const made = { name, timeZone: 'UTC', admin: { name, email, password } };
  expect((await send('tenants', root, 'POST', made)).status).toBe(201);
  return signIn(line, email);
}

beforeAll(async () => {
  const login = { VOICECORE_ADMIN_EMAIL: 'root@screening.example', VOICECORE_ADMIN_PASSWORD: password };
  line = await bootLine({ ...login, VOICECORE_SANDBOX: '1' });
  await line.app.get(FirstStart, { strict: false }).run(() => undefined);
  root = await signIn(line, 'root@screening.example');
  [admin, other] = [await business('acme'), await business('zenith')];
  const added = await send('numbers', admin, 'POST', { e164: number, answerWith: 'menu' });
  expect(added.status).toBe(201);
}, 90_000);
afterAll(() => line.close());

const listed = async (list: string, token = admin) =>
  ((await send(`screening/numbers?list=${list}`, token)).json.items as { id: string; number: string }[]) ?? [];
const put = (list: string, text: string, isPrefix = false) =>
  send('screening/numbers', admin, 'POST', { list, number: text, isPrefix });
const clear = async (): Promise<void> => {
  for (const list of ['allow', 'block'])
    for (const { id } of await listed(list)) await send(`screening/numbers/${id}`, admin, 'DELETE');
};
async function rules(policy: object): Promise<Answered> {
  const { json } = await send('tenant', admin);
  const { screening } = json.config as { screening: ScreeningPolicy };
  const config = { screening: { ...screening, ...policy } };
  return send('tenant', admin, 'PATCH', { config, version: json.version });
}
const rule = (weight: number): ScreeningPolicy['rules'] => [{ id: 'no-number', kind: 'withheld', weight }];

const dial = (from = caller) => line.sandbox.phones.dial({ from, to: number });
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
const ends = (phone: Phone) =>
  phone.waitFor(({ status }) => ['completed', 'no-answer', 'busy'].includes(status), deadline);
const newest = async () => ((await send('calls?limit=1', admin)).json.items as Record<string, unknown>[])[0];

/** Waits until the newest call has ended. */
async function newestEnded(): Promise<Record<string, unknown>> {
  for (const until = Date.now() + deadline; Date.now() < until;) {
    const call = await newest();
    if (call?.endedAt) return call;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the newest call did not end');
}

/** Waits for the digit that the caller is asked to press, in the language of the business. */
async function askedDigit(phone: Phone, from = 0): Promise<string> {
  await hears(phone, /press \d\./, from);
  await phone.waitFor((each) => each.events.filter(({ type }) => type === 'listening').length > 0, deadline);
  const said = phone
    .heard()
    .slice(from)
    .map(({ text }) => /press (\d)\./.exec(text)?.[1]);
  return said.findLast((digit) => digit !== undefined) ?? '';
}

describe('the lists', () => {
  it('hold numbers and prefixes of this business alone, each on one list', async () => {
    const added = await put('block', caller);
    expect([added.status, added.json]).toMatchObject([201, { list: 'block', number: caller, isPrefix: false }]);
    expect((await put('allow', caller)).status).toBe(201);
    expect(await listed('block')).toEqual([]);
    expect((await put('allow', '+1900', true)).status).toBe(201);
    expect((await listed('allow')).map((each) => each.number)).toEqual(['+1900', caller]);
    const first = await send('screening/numbers?list=allow&limit=1', admin);
    const next = await send(`screening/numbers?list=allow&limit=1&cursor=${String(first.json.next)}`, admin);
    expect([first.json.items, next.json.items]).toMatchObject([[{ number: '+1900' }], [{ number: caller }]]);
    const atOnce = await Promise.all(['block', 'allow', 'block', 'allow'].map((list) => put(list, '+12125550155')));
    expect(atOnce.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const everywhere = [...(await listed('allow')), ...(await listed('block'))];
    expect(everywhere.filter((each) => each.number === '+12125550155')).toHaveLength(1);
    expect(await listed('allow', other)).toEqual([]);
    const [{ id } = { id: '' }] = await listed('allow');
    expect((await send(`screening/numbers/${id}`, other, 'DELETE')).status).toBe(404);
    expect((await send(`screening/numbers/${id}`, admin, 'DELETE')).status).toBe(204);
    expect((await send(`screening/numbers/${id}`, admin, 'DELETE')).status).toBe(404);
    await clear();
  });

  it('come in by the thousand, say which are no numbers, and go out as a file that comes in again', async () => {
    const numbers = Array.from({ length: 997 }, (_, at) => `+1 212 ${String(5_560_000 + at)}`);
    const batch = { list: 'block', numbers: [...numbers, 'nobody', '+1900*', '+1 (212) 556-0000'] };
    expect((await send('screening/batches', admin, 'POST', batch)).json).toEqual({
      added: 998,
      refused: [997],
    });
    const file = (await send('screening/file?list=block', admin)).text;
    const read = readListFile(file, () => null);
    expect([read.numbers.length, read.badLines, read.repeated]).toEqual([998, [], 0]);
    expect(read.numbers).toEqual(expect.arrayContaining(['+1900*', '+12125560000']));
    const again = { list: 'allow', numbers: read.numbers };
    expect((await send('screening/batches', admin, 'POST', again)).json).toEqual({ added: 998, refused: [] });
    expect(await listed('block')).toEqual([]);
    for (const bad of [
      { list: 'block', numbers: [] },
      { list: 'block', numbers: Array.from({ length: 1_001 }, () => caller) },
    ])
      expect((await send('screening/batches', admin, 'POST', bad)).status).toBe(400);
    await line.db.asSuperuser('delete from screening_numbers');
  });

  it('are stored so that nobody reads a number in the database', async () => {
    await put('block', caller);
    const rows = await line.db.asSuperuser<{ row: string }>('select t::text as row from screening_numbers t');
    expect(rows).toHaveLength(1);
    const hex = Buffer.from(caller).toString('hex');
    expect([rows[0]?.row.includes(caller.slice(1)), rows[0]?.row.includes(hex)]).toEqual([false, false]);
    await clear();
  });

  it.each([
    [{ list: 'block', number: '2125550142', isPrefix: false }],
    [{ list: 'block', number: '+1', isPrefix: true }],
    [{ list: 'block', number: '+1900', isPrefix: false }],
    [{ list: 'grey', number: caller, isPrefix: false }],
    [{ list: 'block', number: '+١٢١٢٥٥٥٠١٤٢', isPrefix: false }],
    [{ list: 'block', number: caller }],
  ])('refuse %j and say at which field', async (body) => {
    const refused = await send('screening/numbers', admin, 'POST', body);
    expect(refused.status).toBe(400);
    expect((refused.json.errors as unknown[]).length).toBeGreaterThan(0);
  });

  it.each([
    ['two rules of one id', { rules: [...rule(5), ...rule(6)] }],
    ['a rule without weight', { rules: [{ id: 'a', kind: 'withheld' }] }],
    ['a rule of an unknown kind', { rules: [{ id: 'a', kind: 'mood', weight: 4 }] }],
    ['a threshold above a stricter one', { flagAt: 95, blockAt: 90 }],
    ['a number as a prefix', { rules: [{ id: 'a', kind: 'prefix', prefix: caller, weight: 4 }] }],
  ])('go with rules, of which %s is refused', async (_name, policy) => {
    expect((await rules(policy)).status).toBe(400);
  });
});

it.each([
  ['challengeAt', { flagAt: 90, challengeAt: 10, blockAt: null }],
  ['blockAt', { flagAt: 10, challengeAt: 60, blockAt: 50 }],
  ['blockAt', { flagAt: 60, challengeAt: null, blockAt: 50 }],
])('a threshold that is below a milder one is named: %s', async (field, policy) => {
  const { status, json } = await rules(policy);
  expect([status, json.errors]).toMatchObject([400, [{ path: `config.screening.${field}` }]]);
});

describe('a caller', () => {
  afterEach(async () => {
    await clear();
    await rules({ rules: [] });
  });

  it('on the block list is rejected before the answer, and the record says so', async () => {
    await put('block', '+1212', true);
    const phone = dial();
    await ends(phone);
    expect([phone.status, phone.heard()]).toEqual(['no-answer', []]);
    const call = await newestEnded();
    expect(call).toMatchObject({ caller, outcome: 'blocked', endedBy: 'tenant', answeredAt: null });
    expect(call.screening).toEqual({ action: 'block', score: 0 });
    const detail = await send(`calls/${String(call.id)}`, admin);
    expect(detail.json.end).toEqual({ reason: 'blocked', party: 'tenant' });
    expect((detail.json.timeline as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      'CallBegan',
      'CallerScreened',
      'CallEnded',
    ]);
  });

  it('on the allow list gets through, whatever else matches', async () => {
    await put('block', '+1212', true);
    await put('allow', caller);
    const phone = dial();
    await hears(phone, /automated assistant/i);
    phone.hangup();
    expect(await newestEnded()).toMatchObject({ outcome: 'hung_up', screening: { action: 'pass' } });
  });

  it('who is challenged gets through with the digit, the second one, too, and then hears the receptionist', async () => {
    await rules({ rules: rule(70) });
    const phone = dial('anonymous');
    const digit = await askedDigit(phone);
    await hears(phone, /^acme\. Para comunicarse, marque el \d\.$/);
    const heard = phone.heard().length;
    phone.digits(String((Number(digit) + 1) % 10));
    const second = await askedDigit(phone, heard);
    phone.digits(second);
    await hears(phone, /automated assistant of acme/i);
    phone.hangup();
    const call = await newestEnded();
    expect(call).toMatchObject({ caller: null, outcome: 'hung_up', screening: { action: 'challenge', score: 70 } });
  });

  it('who fails the challenge twice is told, and is not put through', async () => {
    await rules({ rules: rule(70) });
    const phone = dial('anonymous');
    let heard = 0;
    for (let tries = 0; tries < 2; tries += 1) {
      const digit = await askedDigit(phone, heard);
      heard = phone.heard().length;
      phone.digits(String((Number(digit) + 1) % 10));
    }
    await hears(phone, /cannot be connected/);
    await ends(phone);
    expect(phone.heard().some(({ text }) => /automated assistant/i.test(text))).toBe(false);
    expect(await newestEnded()).toMatchObject({ outcome: 'blocked', screening: { action: 'challenge', score: 70 } });
  });

  it('who calls too often is flagged, and is answered as ever', async () => {
    const often: ScreeningPolicy['rules'] = [{ id: 'often', kind: 'frequency', calls: 2, minutes: 10, weight: 50 }];
    await rules({ rules: often });
    const from = '+12125550177';
    const found: unknown[] = [];
    for (let calls = 0; calls < 3; calls += 1) {
      const phone = dial(from);
      await hears(phone, /automated assistant/i);
      phone.hangup();
      found.push((await newestEnded()).screening);
    }
    expect(found).toEqual([null, null, { action: 'flag', score: 50 }]);
  });
});

describe('what people say of a call', () => {
  it('moves the score of its number, can be taken back, and is for those who see the call', async () => {
    const from = '+12125550188';
    const phone = dial(from);
    await hears(phone, /automated assistant/i);
    phone.hangup();
    const { id } = await newestEnded();
    const mark = (isSpam: unknown, token = admin) => send(`calls/${String(id)}/mark`, token, 'PUT', { isSpam });
    const trial = async () => (await send('screening/trials', admin, 'POST', { number: from })).json;
    const shown = async () => (await send(`calls/${String(id)}`, admin)).json.isSpam;
    expect([await shown(), (await mark(true)).json, await shown()]).toEqual([null, { isSpam: true }, true]);
    const reasons = [{ ruleId: 'feedback', kind: 'feedback', weight: 40 }];
    expect(await trial()).toEqual({ action: 'flag', score: 40, listed: null, reasons });
    await mark(false);
    expect(await trial()).toMatchObject({ action: 'pass', score: 0, reasons: [{ kind: 'feedback', weight: -40 }] });
    await mark(null);
    expect([await trial(), await shown()]).toMatchObject([{ score: 0, reasons: [] }, null]);
    expect((await mark(true, other)).status).toBe(404);
    expect((await mark('yes')).status).toBe(400);
  });
});

describe('the report', () => {
  it('counts what was done on each day, why, and what people said of it', async () => {
    const token = other;
    const line2 = '+12125550122';
    expect((await send('numbers', token, 'POST', { e164: line2, answerWith: 'menu' })).status).toBe(201);
    const read = async () => (await send('screening/report?days=7', token)).json;
    expect(await read()).toMatchObject({ days: [], reasons: [], rated: 0, notSpam: 0 });
    await send('screening/numbers', token, 'POST', { list: 'block', isPrefix: false, number: caller });
    const { json } = await send('tenant', token);
    const screening = { ...(json.config as { screening: object }).screening, rules: rule(45) };
    await send('tenant', token, 'PATCH', { config: { screening }, version: json.version });
    for (const from of [caller, 'anonymous', 'anonymous', '+12125550188']) {
      const phone = line.sandbox.phones.dial({ from, to: line2 });
      if (from === caller) await ends(phone);
      else await hears(phone, /automated assistant/i);
      phone.hangup();
    }
    const [call] = (await send('calls?limit=1', token)).json.items as { id: string }[];
    const flagged = ((await send('calls', token)).json.items as { id: string; caller: string | null }[]).find(
      (one) => one.caller === null,
    );
    for (const id of [call?.id, flagged?.id]) await send(`calls/${String(id)}/mark`, token, 'PUT', { isSpam: false });
    const [day] = new Date().toISOString().split('T');
    expect(await read()).toEqual({
      since: expect.any(Number),
      days: [{ day, calls: 4, flagged: 2, challenged: 0, blocked: 1 }],
      reasons: [
        { kind: 'withheld', count: 2 },
        { kind: 'block_list', count: 1 },
      ],
      rated: 1,
      notSpam: 1,
    });
    expect((await send('screening/report?days=900', token)).status).toBe(400);
  });
});

describe('trying a caller', () => {
  it('shows the score, the reasons and what would happen, by the rules in force and by others', async () => {
    await put('allow', caller);
    await rules({ rules: rule(95) });
    const attempt = async (body: object) => (await send('screening/trials', admin, 'POST', body)).json;
    const reasons = [{ ruleId: 'no-number', kind: 'withheld', weight: 95 }];
    expect(await attempt({ number: null })).toEqual({ action: 'block', score: 95, listed: null, reasons });
    expect(await attempt({ number: caller })).toEqual({ action: 'pass', score: 0, listed: 'allow', reasons: [] });
    const policy = { rules: rule(45), flagAt: 40, challengeAt: 60, blockAt: 90 };
    expect(await attempt({ number: null, policy })).toMatchObject({ action: 'flag', score: 45 });
    const forged = { rules: [{ id: 'f', kind: 'attestation', levels: ['failed'], weight: 60 }] };
    expect(
      await attempt({ number: '+12125550111', attestation: 'failed', policy: { ...policy, ...forged } }),
    ).toMatchObject({
      action: 'challenge',
      reasons: [{ ruleId: 'f' }],
    });
    await clear();
  });

  it('is for administrators only, and leaves no trace', async () => {
    const before = (await send('calls', admin)).json.items as unknown[];
    const agent = { name: 'Ann', email: 'ann@screening.example', extension: '201', role: 'agent', password };
    expect((await send('agents', admin, 'POST', agent)).status).toBe(201);
    const token = await signIn(line, agent.email);
    expect((await send('screening/trials', token, 'POST', { number: null })).status).toBe(403);
    expect((await send('screening/numbers?list=block', token)).status).toBe(403);
    expect((await send(`screening/numbers/${ids}`, token, 'DELETE')).status).toBe(403);
    expect(((await send('calls', admin)).json.items as unknown[]).length).toBe(before.length);
  });
});
