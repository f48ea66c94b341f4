import { ModelReadiness } from '../src/calls';
import { bootLine, type BootedLine } from './boot-line';

/** The first probe comes 15 s after the circuit has opened; the rest is margin for a busy machine, ms. */
const BACK_MS = 40_000;

let line: BootedLine;
beforeAll(async () => {
  line = await bootLine();
}, 60_000);
afterEach(() => line.sandbox.faults.clear());
afterAll(() => line.close());

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;

const ring = (to: string): Phone => line.sandbox.phones.dial({ from: '+12125550142', to });
const runs = (verb: string) => (phone: Phone) =>
  phone.events.some((event) => event.type === 'verb' && event.verb === verb);
const hearsTheModel = (phone: Phone) => phone.heard().some(({ source }) => source === 'model');

async function hangUp(phone: Phone): Promise<void> {
  phone.hangup();
  await phone.waitFor(({ status }) => status === 'completed');
}

const circuit = async (): Promise<string> =>
  ((await (await fetch(`${line.url}/readyz`)).json()) as { parts: { model: string } }).parts.model;

describe('a model that goes away', () => {
  it('comes back by itself, although no call can try it, and says meanwhile how it is', async () => {
    const { number } = await line.tenant({ answerWith: 'auto' });
    expect(await circuit()).toBe('closed');
    line.sandbox.faults.add({ kind: 'model-429', count: 100 });
    while (line.app.get(ModelReadiness).ready()) {
      const phone = ring(number);
      await phone.waitFor(runs('Gather'), 15_000);
      await hangUp(phone);
    }
    // The health report is updated once a second.
    const seen = Date.now() + 5_000;
    while ((await circuit()) !== 'open' && Date.now() < seen) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await circuit()).toBe('open');
    expect((await fetch(`${line.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${line.url}/metrics`)).text()).toMatch(/voicecore_model_state\{state="open".*\} 1/);
    line.sandbox.faults.clear();
    const until = Date.now() + BACK_MS;
    while ((await circuit()) !== 'closed' && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const phone = ring(number);
    await phone.waitFor(hearsTheModel, 15_000);
    await hangUp(phone);
  }, 120_000);
});

describe('a voice that the model has withdrawn', () => {
  it('costs that business its voice and nobody the receptionist, and its administrators are told', async () => {
    const tenant = await line.tenant({ answerWith: 'auto' });
    const other = await line.tenant({ answerWith: 'auto' });
    await line.db.asSuperuser(
      `update configurations set config = jsonb_set(config, '{voice}', '"nova"') where tenant_id = $1`,
      [tenant.tenantId],
    );
    for (let call = 0; call < 6; call += 1) {
      const phone = ring(tenant.number);
      await phone.waitFor(hearsTheModel, 15_000);
      await hangUp(phone);
    }
    expect(await circuit()).toBe('closed');
    const phone = ring(other.number);
    await phone.waitFor(hearsTheModel, 15_000);
    await hangUp(phone);
    const notes = await line.db.asSuperuser('select tenant_id, kind, count from tenant_notes');
    expect(notes).toEqual([{ tenant_id: tenant.tenantId, kind: 'session_refused', count: 6 }]);
  }, 180_000);
});
