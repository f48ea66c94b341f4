import { HoursStore } from '../src/hours';
import { bootLine, type BootedLine } from './boot-line';

let line: BootedLine;
beforeAll(async () => {
  line = await bootLine();
}, 60_000);
afterAll(() => line.close());

type Tenant = Awaited<ReturnType<BootedLine['tenant']>>;

/** Returns a week with one open minute, on the day after tomorrow: closed now, whatever the time is. */
function almostNever(): { weekday: number; opens: number; closes: number }[] {
  const weekday = ((new Date().getUTCDay() + 1) % 7) + 1;
  return [{ weekday, opens: 720, closes: 721 }];
}

/** Open all the time, in seven nights that each extend past midnight. */
const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 1_320, closes: 1_319 }));

async function set(tenant: Tenant, department: boolean, periods: typeof always): Promise<void> {
  const departmentId = department ? tenant.departmentId : null;
  await line.db.tenantDb.run(tenant.tenantId, (tx) =>
    new HoursStore(tx).replace({ departmentId, periods, version: 1 }),
  );
}

async function dial(tenant: Tenant, digits: string, answer: string | RegExp): Promise<void> {
  const phone = line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });
  await phone.waitFor((one) => one.events.some((event) => event.type === 'listening'));
  phone.digits(`${digits}#`);
  await phone.waitFor(
    (one) => one.heard().some(({ text }) => (typeof answer === 'string' ? text.includes(answer) : answer.test(text))),
    20_000,
  );
  phone.hangup();
}

const offers = (tenant: Tenant) => line.db.asSuperuser('select 1 from offers where tenant_id = $1', [tenant.tenantId]);

it('asks for a message when the department of a free agent is closed, though the business is open', async () => {
  const tenant = await line.tenant({ answerWith: 'menu', agents: 1 });
  await line.db.asSuperuser(`update agents set status = 'available' where tenant_id = $1`, [tenant.tenantId]);
  await set(tenant, true, almostNever());
  await dial(tenant, '101', 'closed');
  expect(await offers(tenant)).toEqual([]);
}, 60_000);

it('rings a free agent whose department is open through the night, though the business is closed', async () => {
  const tenant = await line.tenant({ answerWith: 'menu', agents: 1 });
  await line.db.asSuperuser(`update agents set status = 'available' where tenant_id = $1`, [tenant.tenantId]);
  await set(tenant, false, almostNever());
  await set(tenant, true, always);
  await dial(tenant, '101', /putting you through/);
  expect(await offers(tenant)).toHaveLength(1);
}, 60_000);

it('goes on with a time zone that nobody knows', async () => {
  const tenant = await line.tenant({ answerWith: 'menu', agents: 1 });
  await line.db.asSuperuser(`update tenants set time_zone = 'AET' where id = $1`, [tenant.tenantId]);
  await dial(tenant, '0', /putting you through|Nobody can take/);
  expect(line.sandbox.alerts).toEqual([]);
}, 60_000);
