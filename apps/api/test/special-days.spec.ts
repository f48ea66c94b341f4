import { FirstStart } from '../src/operations';
import { bootLine, type BootedLine } from './boot-line';
import { ask, type Answered } from './security/ask';
import { password, signIn } from './security/world';

jest.setTimeout(90_000);

/** Time limit of an observation on a busy machine, ms. */
const deadline = 30_000;
const zone = 'America/Mexico_City';
const [day, minute] = [86_400_000, 60_000];
const numbers = { en: '+12125550170', es: '+12125550171' } as const;

let line: BootedLine;
let admin: string;
let departmentId: string;

const send = (path: string, method = 'GET', body?: unknown, token = admin): Promise<Answered> =>
  ask(`${line.url}/api/v1/${path}`, { method, token, body });

async function business(root: string, name: string): Promise<string> {
  const email = `${name}@days.example`;
  const made = { name, timeZone: zone, admin: { name, email, password } };
  expect((await send('tenants', 'POST', made, root)).status).toBe(201);
  return signIn(line, email);
}

beforeAll(async () => {
  const login = { VOICECORE_ADMIN_EMAIL: 'root@days.example', VOICECORE_ADMIN_PASSWORD: password };
  line = await bootLine({ ...login, VOICECORE_SANDBOX: '1' });
  await line.app.get(FirstStart, { strict: false }).run(() => undefined);
  admin = await business(await signIn(line, 'root@days.example'), 'acme');
  expect((await send('numbers', 'POST', { e164: numbers.en, answerWith: 'menu' })).status).toBe(201);
  const made = await send('departments', 'POST', { names: { en: 'Billing', es: 'Cobranza' }, position: 5 });
  departmentId = made.json.id as string;
}, 90_000);
afterAll(() => line.close());

/** Mexico City has no daylight saving time: it is always six hours behind UTC. */
const localDay = (days: number): string =>
  new Date(Date.now() - 6 * 60 * minute + days * day).toISOString().slice(0, 10);
const opening = (days: number, time: string): number => Date.parse(`${localDay(days)}T${time}:00-06:00`);
const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 0, closes: 1_440 }));

interface Shown {
  readonly open: boolean;
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  readonly specialDays: { id: string; departmentId: string | null; name: string }[];
  readonly departments: { id: string; open: boolean; opensAt: number | null }[];
  readonly versions: { departmentId: string | null; version: number }[];
}

const shownIn = ({ text }: Answered): Shown => JSON.parse(text) as Shown;
const hours = async (): Promise<Shown> => shownIn(await send('hours'));
async function versionOf(whose: string | null): Promise<number> {
  const { versions } = await hours();
  return versions.find((one) => one.departmentId === whose)?.version ?? 0;
}
const put = async (specialDays: readonly object[], whose: string | null = null): Promise<Answered> =>
  send('hours/special-days', 'PUT', { departmentId: whose, specialDays, version: await versionOf(whose) });
const week = async (periods: readonly object[], whose: string | null = null): Promise<Answered> =>
  send('hours', 'PUT', { departmentId: whose, periods, version: await versionOf(whose) });
const closed = (rule: object, periods: readonly object[] = []) => ({ name: 'Stocktaking', rule, periods });
/** Closed from yesterday to tomorrow, and open the day after from 9:30. */
const threeDays = () => [closed({ kind: 'range', from: localDay(-1), to: localDay(1) })];

describe('holidays and exceptions', () => {
  it('close a business that is open around the clock, and its departments, until they are over', async () => {
    expect((await week(always)).status).toBe(200);
    expect(await hours()).toMatchObject({ open: true, opensAt: null, closesAt: null });
    const answer = await put(threeDays());
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ open: false, opensAt: opening(2, '00:00'), closesAt: null });
    expect((await week(always, departmentId)).status).toBe(200);
    const shown = await hours();
    expect(shown.departments).toEqual([
      { id: departmentId, open: false, opensAt: opening(2, '00:00'), closesAt: null },
    ]);
  });

  it('of a department hold before those of the business', async () => {
    const today = closed({ kind: 'date', date: localDay(0) }, [{ opens: 0, closes: 1_440 }]);
    expect((await put([today], departmentId)).status).toBe(200);
    const { open, departments } = await hours();
    expect([open, departments[0]?.open]).toEqual([false, true]);
    expect((await put([], departmentId)).status).toBe(200);
  });

  it('keep their ids, as far as they are those of their owner', async () => {
    const { specialDays } = await hours();
    const [one] = specialDays;
    const rule = { kind: 'weekday', nth: -1, weekday: 1, month: 5 };
    const other = await put([{ ...closed(rule), id: one?.id }], departmentId);
    const ofDepartment = shownIn(other).specialDays.find((each) => each.departmentId !== null);
    expect(ofDepartment?.id).not.toBe(one?.id);
    const kept = await put([closed(rule), { ...closed(rule), id: one?.id }, { ...closed(rule), id: one?.id }]);
    const ids = shownIn(kept).specialDays.filter((each) => each.departmentId === null);
    expect(ids.map(({ id }) => id === one?.id)).toEqual([false, true, false]);
    await put([], departmentId);
  });

  it.each([
    [closed({ kind: 'date', date: '2026-02-30' }), 'specialDays.0.rule'],
    [closed({ kind: 'date', date: 'tomorrow' }), 'specialDays.0.rule'],
    [closed({ kind: 'yearly', month: 2, day: 30 }), 'specialDays.0.rule'],
    [closed({ kind: 'range', from: '2026-03-02', to: '2026-03-01' }), 'specialDays.0.rule.to'],
    [closed({ kind: 'weekday', nth: 0, weekday: 1, month: 5 }), 'specialDays.0.rule.nth'],
    [closed({ kind: 'weekday', nth: 5, weekday: 1, month: 5 }), 'specialDays.0.rule.nth'],
    [closed({ kind: 'easter', days: 71 }), 'specialDays.0.rule.days'],
    [closed({ kind: 'moon' }), 'specialDays.0.rule.kind'],
    [closed({ kind: 'easter', days: 0 }, [{ opens: 60, closes: 60 }]), 'specialDays.0.periods.0.closes'],
    [
      closed({ kind: 'easter', days: 0 }, [
        { opens: 60, closes: 120 },
        { opens: 90, closes: 180 },
      ]),
      'specialDays.0.periods',
    ],
    [{ ...closed({ kind: 'easter', days: 0 }), name: ' ' }, 'specialDays.0.name'],
  ])('are refused where they mean no day or no hours: %j at %s', async (wrong, path) => {
    const { status, json } = await put([wrong]);
    expect([status, (json.errors as { path: string }[]).map((error) => error.path)]).toEqual([400, [path]]);
  });

  it('on February 29 come in leap years, and are taken', async () => {
    expect((await put([closed({ kind: 'yearly', month: 2, day: 29 })])).status).toBe(200);
    expect(await hours()).toMatchObject({ open: true });
  });

  it('of a department that does not exist are refused', async () => {
    const nobody = '00000000-0000-4000-8000-000000000001';
    const body = { departmentId: nobody, specialDays: [], version: 1 };
    expect((await send('hours/special-days', 'PUT', body)).status).toBe(400);
  });
});

describe('an after-hours caller', () => {
  const hears = async (text: string, digits?: string): Promise<void> => {
    const phone = line.sandbox.phones.dial({ from: '+12125550142', to: numbers.en });
    const listening = (count: number) =>
      phone.waitFor((one) => one.events.filter(({ type }) => type === 'listening').length >= count, deadline);
    await listening(1);
    if (digits !== undefined) {
      phone.digits(`${digits}#`);
      await listening(2);
    }
    phone.digits('0#');
    try {
      await phone.waitFor((one) => one.heard().some((said) => said.text.includes(text)), deadline);
    } catch (error) {
      throw new Error(`heard only: ${JSON.stringify(phone.heard())}`, { cause: error });
    }
    phone.hangup();
  };
  const weekday = (language: string) =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: zone }).format(opening(2, '09:30'));

  it('hears when it opens next, in the language of the call', async () => {
    const from9 = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ weekday: day, opens: 570, closes: 1_020 }));
    expect((await week(from9)).status).toBe(200);
    expect((await week([], departmentId)).status).toBe(200);
    expect((await put(threeDays())).status).toBe(200);
    await hears(`We are closed right now. We open again on ${weekday('en-US')} at 9:30 in the morning.`);
    await hears(
      `En este momento estamos cerrados. Abrimos de nuevo el ${weekday('es-MX')} a las 9:30 de la mañana.`,
      '2',
    );
  });

  it('is told no day where none is known', async () => {
    const years = closed({ kind: 'range', from: localDay(-1), to: localDay(800) });
    expect((await put([years])).status).toBe(200);
    expect(await hours()).toMatchObject({ open: false, opensAt: null });
    await hears('We are closed at the moment, and nobody can take your call.');
  });
});
