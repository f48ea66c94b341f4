import type { SeededTenant } from '@voicecore/testing';
import { KnowledgeStore } from '../src/knowledge';
import { Shutdown } from '../src/platform/shutdown';
import { bootLine, type BootedLine } from './boot-line';

const CALLS = 6;

let line: BootedLine;
let tenant: SeededTenant;

beforeEach(async () => {
  line = await bootLine();
  tenant = await line.tenant({ answerWith: 'auto' });
  const entry = {
    question: { en: 'What are your opening hours?', es: '¿Cuál es su horario?' },
    answer: { en: 'We are open Monday to Friday.', es: 'Abrimos de lunes a viernes.' },
    alternates: { en: [], es: [] },
    enabled: true,
  };
  await line.db.tenantDb.run(tenant.tenantId, (tx) => new KnowledgeStore(tx).add(entry, Date.now()));
}, 60_000);
afterEach(async () => {
  await line.sandbox.close();
  await line.db.drop();
});

describe('a process that is asked to end while people talk', () => {
  it('stores what was said and tells the ledger that its streams are over before its pools close', async () => {
    const callers = Array.from({ length: CALLS }, (_, index) =>
      line.sandbox.phones.dial({ from: `+1212555014${index}`, to: tenant.number }),
    );
    await Promise.all(callers.map((caller) => caller.waitForText('How can I help?')));
    for (const caller of callers) caller.say('What are your opening hours?');
    await Promise.all(callers.map((caller) => caller.waitForText('We are open')));
    await line.app.close();
    const streams = await line.db.asSuperuser<{ began: number; closed: number }>(
      `select count(*) filter (where input ->> 'kind' = 'StreamStarted')::int as began,
        count(*) filter (where input ->> 'kind' = 'StreamClosed')::int as closed from call_ledger`,
    );
    expect(streams).toEqual([{ began: CALLS, closed: CALLS }]);
    const heard = await line.db.asSuperuser<{ calls: number }>(
      `select count(distinct call_id)::int as calls from call_turns where speaker = 'caller'`,
    );
    expect(heard).toEqual([{ calls: CALLS }]);
    expect(line.logged.filter((text) => /could not be stored|did not accept an input/.test(text))).toEqual([]);
  }, 60_000);

  it('is not ready from the first moment', async () => {
    const shutdown = line.app.get(Shutdown);
    expect((await fetch(`${line.url}/readyz`)).status).toBe(200);
    shutdown.beginForAll();
    expect((await fetch(`${line.url}/readyz`)).status).toBe(503);
    await line.app.close();
  }, 60_000);

  it('takes no new connection when others can', async () => {
    line.app.get(Shutdown).begin();
    await expect(fetch(`${line.url}/livez`)).rejects.toThrow();
    await line.app.close();
  }, 60_000);

  it('says goodbye to those who talk when no other process will answer them', async () => {
    const caller = line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });
    caller.say('What are your opening hours?');
    await caller.waitForText('We are open');
    line.app.get(Shutdown).beginForAll();
    await line.app.close();
    await caller.waitForText('Please try again in a few minutes.');
    await caller.waitFor(({ status }) => status === 'completed');
    expect(caller.heard().map(({ text }) => text)).not.toContainEqual(expect.stringContaining('application error'));
  }, 60_000);
});
