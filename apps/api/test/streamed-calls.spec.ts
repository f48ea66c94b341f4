import { endOf, placeOf, type CallState } from '@voicecore/domain/call';
import type { CallId } from '@voicecore/domain/kernel';
import type { SeededTenant } from '@voicecore/testing';
import { KnowledgeStore } from '../src/knowledge';
import { Sealing } from '../src/platform/sealing';
import { bootLine, type BootedLine } from './boot-line';
import { until } from './until';

let line: BootedLine;
let tenant: SeededTenant;
beforeAll(async () => {
  line = await bootLine();
}, 60_000);
beforeEach(async () => {
  tenant = await line.tenant({ answerWith: 'auto', agents: 2 });
  await teach('What are your opening hours?', hours.en, '¿Cuál es su horario?', hours.es);
});
afterEach(() => line.sandbox.faults.clear());
afterAll(() => line.close());

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;

const hours = {
  en: 'We are open Monday to Friday from eight in the morning to six in the evening.',
  es: 'Abrimos de lunes a viernes, de ocho de la mañana a seis de la tarde.',
};

async function teach(en: string, answerEn: string, es: string, answerEs: string): Promise<void> {
  await line.db.tenantDb.run(tenant.tenantId, (tx) =>
    new KnowledgeStore(tx).add(
      { question: { en, es }, answer: { en: answerEn, es: answerEs }, alternates: { en: [], es: [] }, enabled: true },
      Date.now(),
    ),
  );
}

function dial(): Phone {
  return line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });
}

/** Calls and waits until the receptionist listens. */
async function listening(): Promise<Phone> {
  const caller = dial();
  await caller.waitForText('How can I help?');
  await until(async () => ((await state()).stream ? true : null), 'the stream has begun');
  return caller;
}

async function state(): Promise<CallState & { readonly id: CallId }> {
  const rows = await line.db.asSuperuser<{ id: CallId; state: CallState }>(
    'select id, state from calls where tenant_id = $1 order by started_at desc limit 1',
    [tenant.tenantId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('no call');
  return { ...row.state, id: row.id };
}

interface Turn {
  readonly speaker: string;
  readonly text: string;
  readonly cut: boolean;
  readonly ms: number;
}

/** Returns the transcript as the product would show it. */
async function turns(): Promise<Turn[]> {
  const { id } = await state();
  return line.db.tenantDb.run(tenant.tenantId, async (tx) => {
    const [call] = await tx.query<{ wrapped_key: Buffer }>(
      'select wrapped_key from calls where tenant_id = $1 and id = $2',
      [tenant.tenantId, id],
    );
    const seal = await line.app.get(Sealing).call(tx, id, call?.wrapped_key ?? Buffer.alloc(0));
    const rows = await tx.query<Omit<Turn, 'text'> & { seq: number; text_sealed: Buffer }>(
      'select seq, speaker, text_sealed, cut, ms from call_turns where tenant_id = $1 and call_id = $2 order by seq',
      [tenant.tenantId, id],
    );
    return rows.map(({ seq, speaker, text_sealed, cut, ms }) => {
      const place = { table: 'call_turns', column: 'text_sealed', row: `${id}:${seq}` };
      return { speaker, text: seal.open(place, text_sealed), cut, ms };
    });
  });
}

const said = (speaker: string, text: string) => ({ speaker, text });
const words = (all: readonly Turn[]) => all.map(({ speaker, text }) => said(speaker, text));

const isVerb = (verb: string) => (phone: Phone) =>
  phone.events.some((event) => event.type === 'verb' && event.verb === verb);

const opening = ['Automated assistant of Acme.', 'También hablo español.', 'How can I help?'];

/** Waits until this sentence is recorded, and returns everything the receptionist is recorded to have said. */
async function saidUntil(text: string): Promise<Turn[]> {
  return until(async () => {
    const all = (await turns()).filter(({ speaker }) => speaker === 'receptionist');
    return all.some((turn) => turn.text.includes(text)) ? all : null;
  }, `"${text}" is kept`);
}

describe('the opening of a streamed call', () => {
  it('is said by the model through a stream that opens at once, and is kept as it was heard', async () => {
    const caller = dial();
    await caller.waitForText('How can I help?');
    expect(caller.heard().map(({ text, source }) => [text, source])).toEqual(opening.map((text) => [text, 'model']));
    expect(isVerb('Say')(caller)).toBe(false);
    const kept = await saidUntil('How can I help?');
    expect(kept.map(({ text, cut }) => [text, cut])).toEqual(opening.map((text) => [text, false]));
    expect((await state()).disclosed).toBe(true);
    caller.hangup();
  }, 30_000);

  it('says the disclosure to its end to a caller who speaks into it, and then answers', async () => {
    const caller = dial();
    const disclosure = await caller.waitForText('Automated assistant of Acme.');
    caller.say('What are your opening hours?');
    await caller.waitForText(hours.en);
    expect(disclosure.spokenMs).toBeUndefined();
    expect(caller.heard().map(({ text }) => text)).toEqual([opening[0], hours.en]);
    expect(words(await saidUntil(hours.en)).map(({ text }) => text)).toEqual([opening[0], hours.en]);
    caller.hangup();
  }, 30_000);

  it('takes a key of the first moment, and the disclosure is heard all the same', async () => {
    const caller = dial();
    await until(async () => ((await state().catch(() => null))?.stream ? true : null), 'the stream has begun');
    expect(caller.heard()).toEqual([]);
    caller.digits(tenant.agents[0]?.extension ?? '');
    await caller.waitFor(isVerb('Enqueue'));
    await caller.waitForText('putting you through');
    expect(caller.heard().map(({ text }) => text)).toEqual([opening[0], expect.stringContaining('putting you')]);
    expect((await state()).reason).toBe('extension');
    caller.hangup();
  }, 30_000);

  it('comes from the menu when the model says nothing, before the caller takes the line for dead', async () => {
    line.sandbox.faults.add({ kind: 'model-silent', count: 5 });
    const began = Date.now();
    const caller = dial();
    const first = await caller.waitForText('Automated assistant of Acme.', 15_000);
    expect([first.source, first.at - began < 3_500]).toEqual(['say', true]);
    await caller.waitForText('How can I help?');
    expect((await state()).engine).toBe('menu');
    caller.hangup();
  }, 30_000);
});

describe('a streamed call', () => {
  it('answers a question from the knowledge, and keeps what was said in order', async () => {
    const caller = await listening();
    caller.say('What are your opening hours?');
    await caller.waitForText(hours.en);
    const kept = await until(async () => {
      const all = words(await turns());
      return all.some(({ text }) => text === hours.en) ? all : null;
    }, 'both turns are kept');
    expect(kept.slice(-2)).toEqual([said('caller', 'What are your opening hours?'), said('receptionist', hours.en)]);
    expect((await state()).marks.some(({ kind }) => kind === 'lookup')).toBe(true);
    // The model got the entry with its session and named it in the response that used it, so it counts as used.
    const looks = await line.db.asSuperuser<{ tool: string; entry: string; uses: string }>(
      `select l.input ->> 'tool' as tool, l.input -> 'hits' -> 0 ->> 'entryId' as entry, u.uses
       from call_ledger l left join knowledge_uses u on u.entry_id = (l.input -> 'hits' -> 0 ->> 'entryId')::uuid
       where l.tenant_id = $1 and l.input ->> 'kind' = 'LookedUp'`,
      [tenant.tenantId],
    );
    expect(looks).toEqual([{ tool: 'answered_from', entry: expect.any(String) as unknown, uses: '1' }]);
    caller.hangup();
  }, 30_000);

  it('falls silent when the caller interrupts, and remembers what was heard', async () => {
    const caller = await listening();
    caller.say('What are your opening hours?');
    const answer = await caller.waitForText(hours.en);
    caller.say('And where are you?');
    await caller.waitFor((phone) =>
      phone.heard().some(({ id, spokenMs }) => id === answer.id && spokenMs !== undefined),
    );
    // The caller may have asked during the last word of the opening: that would be another cut turn.
    const isOpening = ({ text }: Turn) => opening.some((sentence) => sentence.startsWith(text));
    const cut = await until(
      async () => (await turns()).find((turn) => turn.cut && !isOpening(turn)),
      'the cut turn is kept',
    );
    expect(hours.en.startsWith(cut.text)).toBe(true);
    expect(cut.text.length).toBeLessThan(hours.en.length);
    const heardMs = caller.heard().find(({ id }) => id === answer.id)?.spokenMs ?? 0;
    expect(Math.abs(cut.ms - heardMs)).toBeLessThanOrEqual(200);
    caller.hangup();
  }, 30_000);

  it('speaks Spanish from the first Spanish words on', async () => {
    const caller = await listening();
    caller.say('Hola, ¿cuál es su horario?', 'es');
    const answer = await caller.waitForText(hours.es);
    expect(answer.language).toBe('es');
    await until(async () => ((await state()).language === 'es' ? true : null), 'the ledger knows the language');
    caller.hangup();
  }, 30_000);

  it('puts a caller through who asks for a person', async () => {
    const caller = await listening();
    caller.say('I would like to speak with a person, please.');
    await caller.waitFor((phone) => phone.events.some((event) => event.type === 'verb' && event.verb === 'Enqueue'));
    const now = await state();
    expect(now.reason).toBe('asked_for_person');
    expect(['waiting', 'ringing']).toContain(now.stage);
    caller.hangup();
  }, 30_000);

  it('hands over after three questions that nobody can answer', async () => {
    const caller = await listening();
    const questions = ['Do you repair violins?', 'Who won the football match?', 'When does the ferry leave?'];
    for (const [index, question] of questions.entries()) {
      const before = caller.heard().length;
      caller.say(question);
      if (index < 2) {
        await caller.waitFor((phone) => phone.heard().length > before, 15_000);
        await until(
          async () => ((await state()).attempts.failed === index + 1 ? true : null),
          `attempt ${index + 1} counted`,
        );
      }
    }
    await caller.waitForText('I will put you through to a person', 15_000);
    expect((await state()).reason).toBe('attempts');
    caller.hangup();
  }, 60_000);

  it('reaches an extension by the keypad, past the receptionist', async () => {
    const caller = await listening();
    const agent = tenant.agents[0];
    caller.digits(agent?.extension ?? '');
    await caller.waitFor((phone) => phone.events.some((event) => event.type === 'verb' && event.verb === 'Enqueue'));
    const now = await state();
    expect(now.reason).toBe('extension');
    expect(placeOf(now)?.target).toEqual({ kind: 'agent', id: agent?.agentId });
    caller.hangup();
  }, 30_000);

  it('says the fixed words in an emergency', async () => {
    const caller = await listening();
    caller.say('Help, my husband is not breathing!');
    await caller.waitForText('please hang up now and dial 911 yourself');
    expect((await state()).stage).toBe('receptionist');
    caller.hangup();
  }, 30_000);

  it('ends when the caller says goodbye', async () => {
    const caller = await listening();
    caller.say('That is all, goodbye.');
    await caller.waitFor((phone) => phone.status === 'completed', 15_000);
    const ended = await until(async () => (endOf(await state()) ? state() : null), 'the call has ended');
    expect(endOf(ended)).toMatchObject({ reason: 'receptionist_finished' });
  }, 30_000);

  it('goes on with the menu when the model cannot be reached', async () => {
    line.sandbox.faults.add({ kind: 'model-401' });
    const caller = dial();
    await caller.waitFor(
      (phone) => phone.events.some((event) => event.type === 'verb' && event.verb === 'Gather'),
      15_000,
    );
    caller.say('What are your opening hours?');
    await caller.waitForText(hours.en, 15_000);
    expect((await state()).engine).toBe('menu');
    caller.hangup();
  }, 30_000);

  it('goes on with the menu when the model says nothing', async () => {
    const caller = await listening();
    line.sandbox.faults.add({ kind: 'model-silent', count: 5 });
    caller.say('What are your opening hours?');
    await caller.waitFor(
      (phone) => phone.events.some((event) => event.type === 'verb' && event.verb === 'Gather'),
      15_000,
    );
    expect((await state()).engine).toBe('menu');
    caller.hangup();
  }, 30_000);

  it('connects again when the model breaks off, and knows what was said', async () => {
    const caller = await listening();
    caller.say('What are your opening hours?');
    await caller.waitForText(hours.en);
    line.sandbox.faults.add({ kind: 'model-close' });
    caller.say('Hello?');
    expect((await caller.waitForText('the line cut out', 15_000)).source).toBe('model');
    await until(
      async () => ((await state()).resumes.length === 1 && (await state()).stream ? true : null),
      'a second stream',
    );
    expect((await state()).engine).toBe('model');
    caller.hangup();
  }, 30_000);
});
