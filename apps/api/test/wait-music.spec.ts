import { bootLine, type BootedLine } from './boot-line';

let line: BootedLine;
beforeAll(async () => {
  line = await bootLine();
}, 60_000);
afterAll(() => line.close());

it('plays music to a caller who waits, fetched by the carrier as sound', async () => {
  const tenant = await line.tenant({ answerWith: 'menu', agents: 1 });
  await line.db.asSuperuser(`update agents set status = 'busy' where tenant_id = $1`, [tenant.tenantId]);
  const phone = line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });
  await phone.waitFor((one) => one.events.some((event) => event.type === 'listening'));
  phone.digits('0');
  await phone.waitFor((one) => one.events.some((event) => event.type === 'music' && event.on), 30_000);
  expect(line.sandbox.alerts).toEqual([]);
  // The first chord of the file: what is heard is the file and not the carrier's own music.
  await phone.waitFor((one) => [262, 330, 392].every((hertz) => one.toneLevel(hertz, 400) > -50), 10_000);
  phone.hangup();
}, 60_000);

it.each(['*/*', 'audio/*', 'audio/wav', 'text/html,*/*;q=0.8'])(
  'is sound for a client that accepts %s',
  async (accept) => {
    const answer = await fetch(`${line.url}/audio/wait.wav`, { headers: { Accept: accept } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('audio/wav');
    const sound = Buffer.from(await answer.arrayBuffer());
    expect(sound.toString('latin1', 0, 4)).toBe('RIFF');
  },
);
