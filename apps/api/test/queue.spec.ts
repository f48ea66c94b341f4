import { io } from 'socket.io-client';
import { FirstStart } from '../src/operations';
import { bootLine, type BootedLine } from './boot-line';
import { ask, type Answered } from './security/ask';
import { password, signIn } from './security/world';

jest.setTimeout(120_000);

/** Time limit of an observation on a busy machine, ms. */
const deadline = 30_000;
const number = '+12125550100';

let line: BootedLine;
let admin: string;
let supervisor: string;
let outsider: string;
let agentId: string;
let sales: string;
let billing: string;

interface Place {
  readonly callId: string;
  readonly target: { readonly kind: string; readonly id: string };
  readonly position: number;
  readonly expectedWaitMs: number | null;
  readonly ahead: string | null;
  readonly ringing: boolean;
}

const send = (path: string, token: string, method = 'GET', body?: unknown): Promise<Answered> =>
  ask(`${line.url}/api/v1/${path}`, { method, token, body });
const queue = async (token = admin) => (await send('queue', token)).json.items as Place[];
const setStatus = (id: string, status: string) =>
  line.db.asSuperuser('update agents set status = $2 where id = $1', [id, status]);

/** Looks a few times a second: the number of requests is limited. */
async function until<T>(look: () => Promise<T | null | undefined>, what: string): Promise<T> {
  for (const end = Date.now() + deadline; ;) {
    const found = await look();
    if (found != null) return found;
    if (Date.now() > end) throw new Error(`not observed: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

async function agent(name: string, extension: string, role: string, departmentIds: string[]) {
  const email = `${name}@queue.example`;
  const made = await send('agents', admin, 'POST', { name, email, extension, role, password, departmentIds });
  expect(made.status).toBe(201);
  return { id: (made.json.agent as { id: string }).id, token: await signIn(line, email) };
}

async function department(en: string, es: string): Promise<string> {
  const made = await send('departments', admin, 'POST', { names: { en, es } });
  expect(made.status).toBe(201);
  return String(made.json.id);
}

beforeAll(async () => {
  const login = { VOICECORE_ADMIN_EMAIL: 'root@queue.example', VOICECORE_ADMIN_PASSWORD: password };
  line = await bootLine({ ...login, VOICECORE_SANDBOX: '1' });
  await line.app.get(FirstStart, { strict: false }).run(() => undefined);
  const root = await signIn(line, 'root@queue.example');
  const made = { name: 'acme', timeZone: 'UTC', admin: { name: 'acme', email: 'acme@queue.example', password } };
  expect((await send('tenants', root, 'POST', made)).status).toBe(201);
  admin = await signIn(line, 'acme@queue.example');
  // Without hours a business is always open.
  await line.db.asSuperuser('delete from hours');
  [sales, billing] = [await department('Sales', 'Ventas'), await department('Billing', 'Facturas')];
  const numbered = { e164: number, answerWith: 'menu', departmentId: sales };
  expect((await send('numbers', admin, 'POST', numbered)).status).toBe(201);
  ({ id: agentId, token: supervisor } = await agent('sue', '201', 'supervisor', [sales]));
  const other = await agent('otto', '202', 'supervisor', [billing]);
  outsider = other.token;
  await setStatus(agentId, 'busy');
  await setStatus(other.id, 'busy');
}, 120_000);
afterAll(() => line.close());

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;
const phones: Phone[] = [];
afterEach(async () => {
  for (const phone of phones.splice(0)) phone.hangup();
  await until(async () => ((await queue()).length === 0 ? true : null), 'the queue is empty');
});

const hears = (phone: Phone, match: RegExp, from = 0) =>
  phone.waitFor(
    (each) =>
      each
        .heard()
        .slice(from)
        .some(({ text }) => match.test(text)),
    deadline,
  );

/** A caller who asks for a person and waits, because everybody is busy. */
async function waits(from: string): Promise<{ phone: Phone; callId: string }> {
  const known = new Set((await queue()).map(({ callId }) => callId));
  const phone = line.sandbox.phones.dial({ from, to: number });
  phones.push(phone);
  await hears(phone, /automated assistant/i);
  phone.digits('0');
  const place = await until(
    async () => (await queue()).find(({ callId }) => !known.has(callId)) ?? null,
    'the caller waits',
  );
  return { phone, callId: place.callId };
}

const detail = async (callId: string) => (await send(`calls/${callId}`, admin)).json;
const stageOf = (callId: string, stage: string) =>
  until(async () => ((await detail(callId)).stage === stage ? true : null), `the call is ${stage}`);

const audited = async (callId: string) => {
  const sql = 'select action from audit_entries where target_id = $1 order by n';
  return (await line.db.asSuperuser<{ action: string }>(sql, [callId])).map(({ action }) => action);
};

describe('a caller who waits', () => {
  it('hears the place in line, and the new one when somebody before leaves', async () => {
    const first = await waits('+12125550111');
    const second = await waits('+12125550112');
    const third = await waits('+12125550113');
    await hears(first.phone, /You are next/);
    await hears(third.phone, /You are number 3 in line/);
    expect((await queue()).map(({ position }) => position)).toEqual([1, 2, 3]);
    second.phone.hangup();
    await until(async () => ((await queue()).length === 2 ? true : null), 'one has left');
    await line.db.asSuperuser(`update queue_places set told_at = told_at - interval '30 seconds'`);
    await hears(third.phone, /You are number 2 in line/);
    await line.db.asSuperuser(`update queue_places set told_at = told_at - interval '30 seconds'`);
    await hears(third.phone, /press two/);
    const entries = await line.db.asSuperuser('select 1 from call_ledger where call_id = $1', [third.callId]);
    await line.db.asSuperuser(`update queue_places set told_at = told_at - interval '30 seconds'`);
    await hears(third.phone, /Thank you for holding/);
    const later = await line.db.asSuperuser('select 1 from call_ledger where call_id = $1', [third.callId]);
    expect(later).toHaveLength(entries.length);
  });

  it('leaves a message with key 2, and is back with the receptionist with key 0', async () => {
    const one = await waits('+12125550121');
    const other = await waits('+12125550122');
    // Keys count from the first words in the queue on.
    await hears(one.phone, /You are next/);
    await hears(other.phone, /You are number 2/);
    one.phone.digits('2');
    await hears(one.phone, /leave .*message|message after/i);
    await stageOf(one.callId, 'message');
    const heard = other.phone.heard().length;
    other.phone.digits('0');
    await hears(other.phone, /back with the receptionist/, heard);
    await stageOf(other.callId, 'receptionist');
    await until(async () => ((await queue()).length === 0 ? true : null), 'nobody waits');
    other.phone.digits('0');
    await stageOf(other.callId, 'waiting');
  });

  it('is told how long it may take, by how long the last talks took', async () => {
    const past = await waits('+12125550130');
    past.phone.hangup();
    await stageOf(past.callId, 'ended');
    await line.db.asSuperuser(
      `update calls set department_id = $1, outcome = 'answered_by_person', answered_at = started_at,
         ended_at = started_at + interval '150 seconds' where ended_at is not null`,
      [sales],
    );
    const waiting = await waits('+12125550131');
    const [place] = await until(async () => {
      const found = await queue();
      return found[0]?.expectedWaitMs == null ? null : found;
    }, 'the wait is estimated');
    expect(place?.expectedWaitMs).toBe(150_000);
    await line.db.asSuperuser(`update queue_places set told_at = told_at - interval '30 seconds'`);
    await hears(waiting.phone, /The wait is about 3 minutes/);
  });
});

describe('a VIP', () => {
  it('overtakes those who came before, who hear their new place', async () => {
    const vip = '+12125550181';
    const contact = { name: 'Vera', numbers: [vip], tier: 1 };
    expect((await send('contacts', admin, 'POST', contact)).status).toBe(201);
    const first = await waits('+12125550180');
    await hears(first.phone, /You are next/);
    const known = await waits(vip);
    await until(async () => ((await queue())[0]?.callId === known.callId ? true : null), 'the VIP comes first');
    expect((await queue()).map(({ callId, ahead }) => [callId, ahead])).toEqual([
      [known.callId, 'vip'],
      [first.callId, null],
    ]);
    await line.db.asSuperuser(`update queue_places set told_at = told_at - interval '30 seconds'`);
    await hears(first.phone, /You are number 2 in line/);
  });
});

describe('who manages the queue', () => {
  it('puts a caller at the front, which everybody sees, and only for departments of their own', async () => {
    const first = await waits('+12125550141');
    const last = await waits('+12125550142');
    expect((await send(`queue/${last.callId}/pull`, outsider, 'POST')).status).toBe(404);
    expect(await queue(outsider)).toEqual([]);
    expect((await send(`queue/${last.callId}/pull`, supervisor, 'POST')).status).toBe(204);
    await until(async () => ((await queue(supervisor))[0]?.callId === last.callId ? true : null), 'the order is new');
    expect((await queue()).map(({ callId, ahead }) => [callId, ahead])).toEqual([
      [last.callId, 'pulled'],
      [first.callId, null],
    ]);
    expect(await audited(last.callId)).toEqual(['call.pulled_forward']);
    const told = (await detail(last.callId)).timeline as { kind: string }[];
    expect(told.map(({ kind }) => kind)).toContain('CallerPulled');
  });

  it('sends a caller to another department, if somebody takes calls there', async () => {
    const { callId } = await waits('+12125550151');
    const move = (id: string, token = supervisor) =>
      send(`queue/${callId}/move`, token, 'POST', { kind: 'department', id });
    expect(await audited(callId)).toEqual([]);
    expect((await move(sales)).json.code).toBe('target_unavailable');
    expect((await move('00000000-0000-4000-8000-000000000001')).json.code).toBe('target_unavailable');
    expect(await audited(callId)).toEqual([]);
    expect((await move(billing)).status).toBe(204);
    expect(await audited(callId)).toEqual(['call.moved_in_queue']);
    const place = await until(
      async () => (await queue(outsider)).find((one) => one.callId === callId) ?? null,
      'the other department has the caller',
    );
    expect(place.target).toEqual({ kind: 'department', id: billing });
    await until(async () => ((await queue(supervisor)).length === 0 ? true : null), 'the first one does not');
    expect((await move(billing)).status).toBe(404);
  });

  it('takes a caller to the own desk, when available', async () => {
    await waits('+12125550161');
    const last = await waits('+12125550162');
    expect((await send(`queue/${last.callId}/take`, supervisor, 'POST')).json.code).toBe('target_unavailable');
    expect((await send(`queue/${last.callId}/take`, admin, 'POST')).json.code).toBe('target_unavailable');
    await setStatus(agentId, 'available');
    expect((await send(`queue/${last.callId}/take`, supervisor, 'POST')).status).toBe(204);
    await stageOf(last.callId, 'ringing');
    await setStatus(agentId, 'busy');
    expect(await audited(last.callId)).toEqual(['call.taken_from_queue']);
    await until(
      async () => ((await queue()).find(({ callId }) => callId === last.callId)?.ringing ? true : null),
      'the queue shows that somebody is called',
    );
  });

  it('is an administrator or a supervisor', async () => {
    const ann = await agent('ann', '203', 'agent', [sales]);
    const { callId } = await waits('+12125550171');
    expect((await send(`queue/${callId}/pull`, ann.token, 'POST')).status).toBe(403);
    expect((await queue(ann.token)).map((one) => one.callId)).toEqual([callId]);
    expect((await send(`queue/${callId}x/pull`, admin, 'POST')).status).toBe(400);
  });
});

describe('a department with parts', () => {
  const read = async (id: string) => {
    const { parentId, version } = (await send(`departments/${id}`, admin)).json;
    return { parentId, version };
  };
  const change = async (id: string, wanted: object) => {
    const { version } = await read(id);
    return send(`departments/${id}`, admin, 'PATCH', { ...wanted, version });
  };
  const faultOf = ({ status, json }: Answered) => [status, (json.errors as { path: string; code: string }[])[0]];
  const ids = async (token: string) => (await queue(token)).map(({ callId }) => callId);

  it('is shown to its managers with all that is part of it: queue, calls, search and sockets; to nobody else', async () => {
    const house = await department('House', 'Casa');
    const mona = await agent('mona', '301', 'supervisor', []);
    const plain = await agent('plain', '302', 'supervisor', [house]);
    expect((await change(house, { managerIds: [mona.id] })).json.managerIds).toEqual([mona.id]);
    const socket = io(line.url, {
      path: '/live',
      transports: ['websocket'],
      auth: { accessToken: mona.token },
      extraHeaders: { origin: line.url },
      forceNew: true,
    });
    const told: string[] = [];
    socket.on('changed', (one: { topic: string; id: string }) => void told.push(`${one.topic} ${one.id}`));
    await new Promise((resolve) => socket.once('connect', () => resolve(null)));

    const { callId, phone } = await waits('+12125550191');
    expect([await ids(mona.token), await ids(plain.token)]).toEqual([[], []]);
    expect((await send(`calls/${callId}`, mona.token)).status).toBe(404);
    expect((await change(sales, { parentId: house })).json.parentId).toBe(house);
    expect([await ids(mona.token), await ids(plain.token)]).toEqual([[callId], []]);
    expect((await send(`calls/${callId}`, mona.token)).status).toBe(200);
    expect((await send(`calls/${callId}`, plain.token)).status).toBe(404);
    const found = async (token: string) =>
      ((await send('calls?q=555-0191', token)).json.items as { id: string }[]).map(({ id }) => id);
    expect([await found(mona.token), await found(plain.token)]).toEqual([[callId], []]);

    const second = await waits('+12125550192');
    expect((await send(`queue/${second.callId}/pull`, plain.token, 'POST')).status).toBe(404);
    expect((await send(`queue/${second.callId}/pull`, mona.token, 'POST')).status).toBe(204);
    await until(() => Promise.resolve(told.includes(`calls ${second.callId}`) ? true : null), 'the socket is told');

    const before = told.length;
    expect((await change(sales, { parentId: null })).status).toBe(200);
    expect(await ids(mona.token)).toEqual([]);
    phone.hangup();
    await until(async () => ((await queue()).length === 1 ? true : null), 'the first caller has left');
    expect(told.slice(before)).not.toContain(`calls ${callId}`);
    socket.close();
  });

  it('is never part of itself, and never of a department that is not there', async () => {
    const [top, middle, end] = [
      await department('Top', 'Arriba'),
      await department('Middle', 'Medio'),
      await department('End', 'Fin'),
    ];
    await change(middle, { parentId: top });
    await change(end, { parentId: middle });
    const cycle = [400, expect.objectContaining({ path: 'parentId', code: 'department_cycle' })];
    expect(faultOf(await change(top, { parentId: end }))).toEqual(cycle);
    expect(faultOf(await change(top, { parentId: top }))).toEqual(cycle);
    expect(faultOf(await change(top, { parentId: agentId }))).toEqual([
      400,
      expect.objectContaining({ path: 'parentId', code: 'no_department' }),
    ]);
    // Two moves that make a cycle only together: one of them is refused.
    await change(middle, { parentId: null });
    await change(end, { parentId: null });
    const [one, other] = [await read(middle), await read(end)];
    const both = await Promise.all([
      send(`departments/${middle}`, admin, 'PATCH', { parentId: end, version: one.version }),
      send(`departments/${end}`, admin, 'PATCH', { parentId: middle, version: other.version }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('leaves its parts to the one above it, and takes them back when it is restored', async () => {
    const [top, middle] = [await department('Roof', 'Techo'), await department('Wall', 'Muro')];
    const ends = [await department('Door', 'Puerta'), await department('Window', 'Ventana')];
    await change(middle, { parentId: top, managerIds: [agentId] });
    for (const id of ends) await change(id, { parentId: middle });
    expect((await send(`departments/${middle}`, admin, 'DELETE')).status).toBe(204);
    expect(await Promise.all(ends.map(async (id) => (await read(id)).parentId))).toEqual([top, top]);
    await change(ends[1]!, { parentId: null });
    const back = await send(`departments/${middle}/restoration`, admin, 'POST');
    expect(back.json).toMatchObject({ parentId: top, managerIds: [agentId] });
    expect(await Promise.all(ends.map(async (id) => (await read(id)).parentId))).toEqual([middle, null]);
  });
});
