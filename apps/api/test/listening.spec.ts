import type { SeededTenant } from '@voicecore/testing';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { synthesise } from '../../sandbox/audio/mulaw';
import { KnowledgeStore } from '../src/knowledge';
import { bootLine, type BootedLine } from './boot-line';
import { until } from './until';

let line: BootedLine;
let tenant: SeededTenant;
beforeAll(async () => {
  line = await bootLine({}, { sayMsPerChar: 40 });
}, 60_000);
beforeEach(async () => {
  tenant = await line.tenant({ answerWith: 'auto' });
  await line.db.tenantDb.run(tenant.tenantId, (tx) =>
    new KnowledgeStore(tx).add(
      {
        question: { en: 'What are your opening hours?', es: '¿Cuál es su horario?' },
        answer: { en: hours, es: 'Abrimos de lunes a viernes, de ocho de la mañana a seis de la tarde.' },
        alternates: { en: [], es: [] },
        enabled: true,
      },
      Date.now(),
    ),
  );
});
afterEach(() => line.sandbox.faults.clear());
afterAll(() => line.close());

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;
const hours =
  'We are open Monday to Friday from eight in the morning to six in the evening, and on Saturdays until noon.';
const FRAME_MS = 20;

/** Returns a caller who has asked a question and hears its answer. */
async function answered(): Promise<{ caller: Phone; answer: ReturnType<Phone['heard']>[number] }> {
  const caller = line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });
  await caller.waitForText('How can I help?');
  await caller.waitFor((phone) => phone.audioEnergy(200) < 50);
  caller.say('What are your opening hours?');
  const answer = await caller.waitForText(hours);
  await new Promise((resolve) => setTimeout(resolve, 800));
  return { caller, answer };
}

/** A hoarse sound without words. */
function cough(caller: Phone, ms: number): void {
  const sound = synthesise(ms * 8, (at) => 6_000 * Math.sin(at * at));
  let sent = 0;
  const timer = setInterval(() => {
    if (sent >= sound.length) return clearInterval(timer);
    caller.sendFrame(sound.subarray(sent, sent + 160));
    sent += 160;
  }, FRAME_MS);
}

/** Returns what a caller heard of the answer: where it paused, and what followed. */
async function wentOn(caller: Phone): Promise<{ missingMs: number; at: number; text: string }> {
  await caller.waitFor((phone) => phone.heard().filter(({ text }) => hours.endsWith(text)).length === 2, 3_000);
  const [first, rest] = caller.heard().filter(({ text }) => hours.endsWith(text));
  if (!first || !rest) throw new Error('the answer did not go on');
  return { missingMs: first.durationMs - (first.spokenMs ?? 0) - rest.durationMs, at: rest.at, text: rest.text };
}

async function cuts(): Promise<number> {
  const rows = await line.db.asSuperuser<{ cut: boolean }>(
    `select cut from call_turns where tenant_id = $1 and speaker = 'receptionist'`,
    [tenant.tenantId],
  );
  return rows.filter(({ cut }) => cut).length;
}

describe('a caller who makes a short sound into the answer', () => {
  it.each([
    ['mm-hm', 400],
    ['Okay.', 400],
    ['', 200],
  ])(
    '"%s": silence at once, and the answer goes on where it was heard within 700 ms',
    async (words, ms) => {
      const { caller, answer } = await answered();
      // Time that other processes of the machine take from this one does not count: the whole call runs in this
      // process.
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const began = Date.now();
      if (words === '') cough(caller, ms);
      else caller.say(words);
      await caller.waitFor((phone) =>
        phone.heard().some(({ id, spokenMs }) => id === answer.id && spokenMs !== undefined),
      );
      expect(Date.now() - began).toBeLessThan(300);
      const { missingMs, at } = await wentOn(caller);
      delay.disable();
      expect(at - (began + ms) - delay.max / 1e6).toBeLessThanOrEqual(750);
      // The phone gets whole frames, and the frame in which it stopped may be repeated.
      expect(Math.abs(missingMs)).toBeLessThanOrEqual(2 * FRAME_MS);
      await caller.waitFor((phone) => phone.audioEnergy(300) < 50, 8_000);
      await until(async () => ((await keptAnswer()) ? true : null), 'the answer is in the record, whole');
      expect(await cuts()).toBe(0);
      caller.hangup();
    },
    30_000,
  );

  it('is answered when it was a question, and the old answer is not gone on with', async () => {
    const { caller, answer } = await answered();
    caller.say('¿Y dónde están?', 'es');
    await caller.waitFor((phone) =>
      phone.heard().some(({ id, spokenMs }) => id === answer.id && spokenMs !== undefined),
    );
    const before = caller.heard().length;
    await caller.waitFor((phone) => phone.heard().length > before);
    expect(caller.heard().at(-1)?.text).not.toBe(hours);
    expect(hours.endsWith(caller.heard().at(-1)?.text ?? '')).toBe(false);
    await until(async () => ((await cuts()) === 1 ? true : null), 'the cut is kept');
    caller.hangup();
  }, 30_000);
});

async function keptAnswer(): Promise<boolean> {
  const rows = await line.db.asSuperuser<{ ms: number }>(
    `select ms from call_turns where tenant_id = $1 and speaker = 'receptionist' and not cut order by seq desc limit 1`,
    [tenant.tenantId],
  );
  return (rows[0]?.ms ?? 0) > 3_000;
}

describe('a caller whose answer is long in coming', () => {
  it('hears that it is worked on after 1.8 s, in words that the model has said before, and then the answer', async () => {
    const caller = line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });
    await caller.waitForText('How can I help?');
    await until(async () => ((await keptWaits()) > 1 ? true : null), 'words for a wait are kept');
    await caller.waitFor((phone) => phone.audioEnergy(300) < 50);
    line.sandbox.faults.add({ kind: 'model-slow', ms: 2_600 });
    const asked = Date.now();
    caller.say('What are your opening hours?');
    const wait = await caller.waitForText('Let me see.');
    // The question takes a quarter of a second, and the end of a turn is detected after half a second.
    expect(wait.at - asked).toBeGreaterThan(1_800);
    expect(wait.at - asked).toBeLessThan(3_300);
    await caller.waitForText(hours);
    expect(caller.heard().filter(({ text }) => text === wait.text)).toHaveLength(1);
    expect(wait.spokenMs).toBeUndefined();
    caller.hangup();
  }, 30_000);
});

/** Returns the number of sentences stored in addition to the three of the opening. */
async function keptWaits(): Promise<number> {
  const rows = await line.db.asSuperuser('select 1 from kept_speech where tenant_id = $1', [tenant.tenantId]);
  return rows.length - 3;
}
