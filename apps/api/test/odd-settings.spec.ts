import { bootLine, type BootedLine } from './boot-line';
import { World } from './security/world';

describe('words that cannot be spoken', () => {
  let line: BootedLine;
  beforeAll(async () => {
    line = await bootLine();
  }, 60_000);
  afterAll(() => line.close());

  it('are left out of a call that goes on, and are noted for the administrators', async () => {
    const tenant = await line.tenant({ answerWith: 'menu', agents: 1, name: 'Ac\u000bme\u001b' });
    const nothing = '\u0001\u0002';
    await line.db.asSuperuser(
      `update configurations set config = config || jsonb_build_object('greeting', jsonb_build_object('en', $2::text, 'es', $2::text))
        where tenant_id = $1`,
      [tenant.tenantId, nothing],
    );
    const phone = line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });
    await phone.waitFor((one) => one.events.some((event) => event.type === 'listening'), 20_000);
    await phone.waitForText('Automated assistant of Ac me');
    expect(line.sandbox.alerts).toEqual([]);
    phone.digits('0');
    await phone.waitForText('putting you through');
    const noted = () =>
      line.db.asSuperuser('select kind, detail from tenant_notes where tenant_id = $1', [tenant.tenantId]);
    await phone.waitFor(() => phone.status === 'in-progress');
    expect(await noted()).toEqual([{ kind: 'text_left_out', detail: 'opening' }]);
    phone.hangup();
  }, 60_000);
});

describe('a time zone that nobody knows', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  }, 60_000);
  afterAll(() => world.close());

  const notes = async (): Promise<unknown> => {
    const { json } = await world.ask('/api/v1/tenant', { token: world.a.tokens.tenant_admin });
    return json.notes;
  };

  it('is noted for the administrators as long as it stands', async () => {
    expect(await notes()).toEqual([]);
    await world.api.db.asSuperuser(`update tenants set time_zone = 'AET' where id = $1`, [world.a.tenantId]);
    expect(await notes()).toMatchObject([{ kind: 'time_zone_unknown', detail: 'AET' }]);
    const change = { method: 'PATCH', token: world.a.tokens.tenant_admin };
    const refused = await world.ask('/api/v1/tenant', { ...change, body: { timeZone: 'IST', version: 1 } });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('an IANA time zone')]);
    await world.ask('/api/v1/tenant', { ...change, body: { timeZone: 'Asia/Kolkata', version: 1 } });
    expect(await notes()).toEqual([]);
  });
});
