import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SeededTenant } from '@voicecore/testing';
import demo from '../../../database/seeds/demo-knowledge.json';
import { KnowledgeStore } from '../src/knowledge';
import { MeaningMaker } from '../src/knowledge/meaning-maker';
import { bootLine, type BootedLine } from './boot-line';

/** Time limit of an observation on a busy machine, ms. */
const deadline = 30_000;

let line: BootedLine;
let tenant: SeededTenant;

beforeAll(async () => {
  line = await bootLine();
}, 60_000);
afterAll(() => line.close());

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;
type Spoken = 'en' | 'es';

/** Creates a separate tenant for each story, with the demo's knowledge. */
async function business(language: Spoken = 'en'): Promise<void> {
  tenant = await line.tenant({ answerWith: 'menu', agents: 2, language });
  await line.db.tenantDb.run(tenant.tenantId, async (tx) => {
    for (const { question, answer, alternates } of demo)
      await new KnowledgeStore(tx).add({ question, answer, alternates, enabled: true }, 0);
  });
}

/** A caller who waits for the receptionist to listen before every word. */
class Caller {
  private listened = 0;

  private constructor(private readonly phone: Phone) {}

  static async dial(): Promise<Caller> {
    const caller = new Caller(line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number }));
    await caller.hears(/automated assistant|asistente automatizada/i);
    return caller;
  }

  /** Says something once the receptionist listens, and waits for its answer. */
  async says(text: string, language: Spoken, answer: string | RegExp): Promise<void> {
    await this.turn();
    const before = this.phone.heard().length;
    this.phone.say(text, language);
    await this.hears(answer, before);
  }

  async presses(digits: string, answer: string | RegExp): Promise<void> {
    await this.turn();
    const before = this.phone.heard().length;
    this.phone.digits(digits);
    await this.hears(answer, before);
  }

  async hears(match: string | RegExp, from = 0): Promise<void> {
    const fits = ({ text }: { text: string }): boolean =>
      typeof match === 'string' ? text.includes(match) : match.test(text);
    await this.phone.waitFor((phone) => phone.heard().slice(from).some(fits), deadline);
  }

  ended(): Promise<unknown> {
    return this.phone.waitFor((phone) => phone.status === 'completed', deadline);
  }

  heard(): readonly { text: string; language: string }[] {
    return this.phone.heard();
  }

  hangup(): void {
    this.phone.hangup();
  }

  private async turn(): Promise<void> {
    const count = (phone: Phone): number => phone.events.filter(({ type }) => type === 'listening').length;
    await this.phone.waitFor((phone) => count(phone) > this.listened, deadline);
    this.listened = count(this.phone);
  }
}

interface Row {
  stage: string;
  state: { attempts: { failed: number }; reason: string | null; end: { reason: string } | null };
}

/** Returns the tenant's newest call once the row in the database fits. */
async function call(fits: (row: Row) => boolean): Promise<Row> {
  const end = Date.now() + deadline;
  for (;;) {
    const [row] = await line.db.asSuperuser<Row>(
      'select stage, state from calls where tenant_id = $1 order by started_at desc limit 1',
      [tenant.tenantId],
    );
    if (row && fits(row)) return row;
    if (Date.now() > end) throw new Error(`not observed within ${deadline} ms; the call is ${JSON.stringify(row)}`);
    await nextTurn();
  }
}

const rung = async (): Promise<string[]> => {
  const sql = `select a.extension from offers o join agents a on a.tenant_id = o.tenant_id and a.id = o.agent_id
    where o.tenant_id = $1 order by o.created_at`;
  return (await line.db.asSuperuser<{ extension: string }>(sql, [tenant.tenantId])).map((row) => row.extension);
};

describe('the menu receptionist', () => {
  it('serves a whole call in Spanish after key 2, to the person', async () => {
    await business();
    const caller = await Caller.dial();
    await caller.presses('2', 'Muy bien, en español');
    const from = caller.heard().length - 1;
    await caller.says('¿A qué hora abren los sábados?', 'es', 'Abrimos de lunes a viernes');
    await caller.says('¿Me lo puede repetir?', 'es', 'Abrimos de lunes a viernes');
    await caller.says('gracias', 'es', 'Con gusto');
    await caller.says('quiero hablar con Ben Carter, por favor', 'es', 'le comunico con Ben Carter');
    await call((row) => row.stage === 'ringing' && row.state.reason === 'asked_by_name');
    expect(await rung()).toEqual(['102']);
    const later = caller.heard().slice(from);
    expect(later.filter((said) => !said.language.startsWith('es'))).toEqual([]);
    caller.hangup();
  }, 120_000);

  it('goes over to Spanish by the caller’s own words and stays with it', async () => {
    await business();
    const caller = await Caller.dial();
    await caller.says('hola, buenas tardes, ¿cuánto cuesta una limpieza?', 'es', 'Una limpieza regular cuesta');
    await caller.says('Delta Dental', 'es', 'Aceptamos Delta Dental');
    await caller.says('no, gracias, es todo', 'es', 'Gracias por llamar');
    await caller.ended();
    const { state } = await call((row) => row.stage === 'ended');
    expect(state.end?.reason).toBe('receptionist_finished');
  }, 120_000);

  it('answers a Spanish business in Spanish first, and English when it is spoken', async () => {
    await business('es');
    const caller = await Caller.dial();
    expect(caller.heard()[0]?.text).toContain('Asistente automatizada de');
    await caller.hears('for English, press two');
    await caller.says('Do you see children?', 'en', 'we see children from the age of two');
    await caller.says('are you a robot?', 'en', 'I am an automated assistant, not a person');
    caller.hangup();
  }, 120_000);

  it('puts through to a person after exactly three attempts that failed', async () => {
    await business();
    const caller = await Caller.dial();
    await caller.says('Do you repair cracked phone screens?', 'en', 'I do not have an answer to that');
    await caller.says('thank you', 'en', 'You are welcome');
    await caller.says('Who won the basketball game last night?', 'en', 'I do not find that either');
    expect((await call((row) => row.state.attempts.failed === 2)).stage).toBe('receptionist');
    expect(await rung()).toEqual([]);
    await caller.says('Do you sell gift certificates?', 'en', 'I will put you through to a person');
    const { state } = await call((row) => row.stage === 'ringing');
    expect(state.reason).toBe('attempts');
    caller.hangup();
  }, 120_000);

  it('puts through a caller whom the same answer does not help', async () => {
    await business();
    const caller = await Caller.dial();
    for (let times = 0; times < 3; times += 1)
      await caller.says('Where can I park my car?', 'en', 'Patients park free');
    await caller.says('no, I asked where can I park my car', 'en', 'I will put you through to a person');
    caller.hangup();
  }, 120_000);

  it('starts to count anew when a turn has helped', async () => {
    await business();
    const caller = await Caller.dial();
    await caller.says('Do you repair cracked phone screens?', 'en', 'I do not have an answer to that');
    await caller.says('Can my dog get his vaccines there?', 'en', 'I do not find that either');
    await caller.says('Do you do teeth whitening?', 'en', 'Whitening in the office');
    await caller.says('Do you sell gift certificates?', 'en', 'I do not have an answer to that');
    expect((await call((row) => row.state.attempts.failed === 1)).stage).toBe('receptionist');
    caller.hangup();
  }, 120_000);

  it('asks whether an entry is meant that is near and not sure, and answers it to a yes', async () => {
    await business();
    await line.app.get(MeaningMaker).makeMissing(tenant.tenantId);
    const caller = await Caller.dial();
    await caller.says('do you take little ones', 'en', 'Is this your question: Do you see children?');
    expect((await call((row) => row.state.attempts.failed === 1)).stage).toBe('receptionist');
    await caller.says('yes', 'en', 'we see children from the age of two');
    expect((await call((row) => row.state.attempts.failed === 0)).stage).toBe('receptionist');
    await caller.says('my tooth is killing me, can you squeeze me in', 'en', 'Is this your question: I have a bad');
    await caller.says('no', 'en', 'Please tell me once more what you need');
    expect((await call((row) => row.state.attempts.failed === 1)).stage).toBe('receptionist');
    caller.hangup();
  }, 120_000);

  it('takes a spoken extension to its agent and an unknown one to nobody', async () => {
    await business();
    const caller = await Caller.dial();
    await caller.says('extension nine nine eight', 'en', 'There is no such extension');
    expect(await rung()).toEqual([]);
    await caller.says('extension one oh two', 'en', 'putting you through to Ben Carter');
    await call((row) => row.stage === 'ringing' && row.state.reason === 'extension');
    expect(await rung()).toEqual(['102']);
    caller.hangup();
  }, 120_000);

  it('takes a message in Spanish when it is asked to', async () => {
    await business();
    const caller = await Caller.dial();
    await caller.says('quisiera dejar un mensaje', 'es', 'Deje su mensaje después del tono');
    await call((row) => row.stage === 'message');
    caller.hangup();
  }, 120_000);

  it.each([
    ['en', 'my husband cannot breathe', 'dial 911 yourself'],
    ['es', 'mi papá se desmayó y no respira', 'marque usted mismo el 911'],
  ] as const)(
    'gives an emergency in %s the fixed words and does nothing else',
    async (language, words, answer) => {
      await business();
      const caller = await Caller.dial();
      await caller.says(words, language, answer);
      const kinds = await line.db.asSuperuser<{ kind: string }>(
        `select distinct event ->> 'kind' as kind from call_ledger, jsonb_array_elements(events) as event where tenant_id = $1`,
        [tenant.tenantId],
      );
      const happened = kinds.map((row) => row.kind);
      expect(happened).not.toEqual(expect.arrayContaining(['QuestionLookedUp']));
      expect(happened).not.toEqual(expect.arrayContaining(['CallerQueued']));
      expect(await rung()).toEqual([]);
      caller.hangup();
    },
    120_000,
  );
});
