import type { EntryId, Language } from '@voicecore/domain/kernel';
import type { SeededTenant } from '@voicecore/testing';
import type { Reader } from '../../sandbox';
import { KnowledgeStore } from '../src/knowledge';
import { MeaningMaker } from '../src/knowledge/meaning-maker';
import { bootLine, type BootedLine } from '../test/boot-line';
import { trades, whole, type Trade, type TradeQuestion } from './sets';
import { Tally } from './tally';

/*
 * Knowledge in the session, and a model that reads it: real calls through the carrier and the Realtime protocol. The
 * model reads perfectly: it takes the entry that the author of the question meant, if that entry was really sent to it,
 * and has nothing to say otherwise. The rest is measured: that the entry was there, that the answer cost one response,
 * and that the server counted it as found, or as not found when there was no answer.
 */

/** Number of simultaneous callers in each language. */
const CALLERS = 3;
/** How often a call that is not opened is tried again: opening calls is not measured here. */
const RINGS = 5;
/** Time within which a caller hears an answer and the ledger has it, ms. */
const ANSWER_MS = 8_000;
const LEDGER_MS = 3_000;

const tally = new Tally('session');
let line: BootedLine;
/** The answers to each question of the trade that is being measured, in the words of its entries. */
let answers = new Map<string, readonly string[]>();
/** How often the model was asked each question. */
let readings = new Map<string, number>();

const reader: Reader = (entries, question) => {
  readings.set(question, (readings.get(question) ?? 0) + 1);
  const right = answers.get(question) ?? [];
  return entries.find((entry) => right.includes(entry.answer)) ?? null;
};

beforeAll(async () => {
  // The transcript arrives before the model has read: an answer that is withdrawn because of it has not begun.
  const pace = { modelThinkMs: 120, modelTranscribeMs: 40, sayMsPerChar: 1, callerMsPerChar: 1 };
  line = await bootLine({}, { ...pace, modelReader: reader });
  // Nothing is searched here.
  jest.spyOn(line.app.get(MeaningMaker), 'makeMissing').mockResolvedValue();
}, 60_000);
afterAll(async () => {
  tally.write();
  await line.close();
});

/** Creates a business with the entries of the trade; returns the key of each by the id that it has in the set. */
async function opened({ business, entries }: Trade): Promise<{ tenant: SeededTenant; ids: Map<string, EntryId> }> {
  const tenant = await line.tenant({ answerWith: 'auto', name: business });
  const ids = new Map<string, EntryId>();
  await line.db.tenantDb.run(tenant.tenantId, async (tx) => {
    const store = new KnowledgeStore(tx);
    for (const { id, ...text } of entries) ids.set(id, (await store.add({ ...text, enabled: true }, Date.now())).id);
  });
  return { tenant, ids };
}

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;

/** Returns a caller to whom the receptionist is listening. */
async function listening(tenant: SeededTenant, language: Language, rings = RINGS): Promise<Phone> {
  try {
    return await opening(tenant, language);
  } catch (error) {
    if (rings === 1) throw error;
    return listening(tenant, language, rings - 1);
  }
}

/** Returns a caller who has heard the opening, and whose language is known. */
async function opening(tenant: SeededTenant, language: Language): Promise<Phone> {
  const phone = line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });
  const last = await phone.waitForText('How can I help?');
  await pause(last.durationMs + 100);
  phone.say(language === 'en' ? 'Good morning!' : '¡Buenos días!', language);
  await heardAfter(phone, phone.heard().length);
  return phone;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Returns what was said to the phone after the first `before` sentences, once all of it has been heard. */
async function heardAfter(phone: Phone, before: number): Promise<readonly string[]> {
  await phone.waitFor(() => phone.heard().length > before, ANSWER_MS);
  await pause((phone.heard().at(-1)?.durationMs ?? 0) + 150);
  return phone
    .heard()
    .slice(before)
    .map(({ text }) => text);
}

interface Looked {
  readonly tool: string;
  readonly entry: string | null;
}

/** Returns what was looked up in the caller's last call, according to the ledger. */
async function lookups(tenant: SeededTenant, { callSid }: Phone): Promise<readonly Looked[]> {
  return line.db.asSuperuser<Looked>(
    `select l.input ->> 'tool' as tool, l.input -> 'hits' -> 0 ->> 'entryId' as entry
       from call_ledger l join calls c on c.id = l.call_id
      where c.tenant_id = $1 and c.carrier_sid = $2 and l.input ->> 'kind' = 'LookedUp' order by l.n`,
    [tenant.tenantId, callSid],
  );
}

/**
 * Returns the lookups after the first `known` ones; the ledger is written while the caller listens, or a little later.
 */
async function lookedSince(tenant: SeededTenant, phone: Phone, known: number): Promise<readonly Looked[]> {
  for (const end = Date.now() + LEDGER_MS; ; await pause(50)) {
    const looked = (await lookups(tenant, phone)).slice(known);
    if (looked.length > 0 || Date.now() > end) return looked;
  }
}

/** Asks one question and returns the result: the entry that it was answered from, or in words why there is none. */
async function asked(tenant: SeededTenant, phone: Phone, { text, language }: TradeQuestion): Promise<string> {
  const [before, known] = [phone.heard().length, (await lookups(tenant, phone)).length];
  phone.say(text, language);
  const said = await heardAfter(phone, before);
  const looked = await lookedSince(tenant, phone, known);
  const [only] = looked;
  if (readings.get(text) !== 1) return `asked ${readings.get(text) ?? 0} times`;
  if (looked.length !== 1 || only?.tool !== 'answered_from') return `looked up ${looked.length} times`;
  if (said.length !== 1) return `said: ${said.join(' | ')}`;
  return only.entry ?? 'nothing';
}

/** Asks one question after the other, in one call as long as it lasts. */
async function caller(
  tenant: SeededTenant,
  questions: TradeQuestion[],
  judge: (question: TradeQuestion, got: string) => void,
): Promise<void> {
  let phone: Phone | null = null;
  for (let question = questions.shift(); question; question = questions.shift()) {
    phone ??= await listening(tenant, question.language);
    const got = await asked(tenant, phone, question).catch((error: Error) => error.message.split('\n')[0] ?? '');
    judge(question, got);
    // An unexpected result may have led the call elsewhere: the next question gets a call of its own.
    if (got.includes(' ')) {
      phone.hangup();
      phone = null;
    }
  }
  phone?.hangup();
}

/** Alternates questions with and without an answer, so that no caller is transferred because of failed attempts. */
function mixed(questions: readonly TradeQuestion[]): TradeQuestion[] {
  const [told, untold] = [true, false].map((is) => questions.filter((each) => each.answers.length > 0 === is));
  return (told ?? []).flatMap((each, at) => [each, ...(untold?.slice(at, at + 1) ?? [])]);
}

it.each(trades.flatMap((trade) => whole<Trade>(`knowledge-${trade}`).map((item) => ({ name: trade, item }))))(
  'answers what callers of a $name ask from the knowledge of the session',
  async ({ name, item: { content, locked } }) => {
    const { tenant, ids } = await opened(content);
    const textsOf = (id: string) => Object.values(content.entries.find((each) => each.id === id)?.answer ?? {});
    answers = new Map(content.questions.map((each) => [each.text, each.answers.flatMap(textsOf)]));
    readings = new Map();
    const judge = ({ text, language, answers: right }: TradeQuestion, got: string): void => {
      const measure = right.length > 0 ? 'answer found first' : 'question without an answer let be';
      const expected = right.map((id) => ids.get(id) ?? '');
      const hit = right.length > 0 ? expected.includes(got as EntryId) : got === 'nothing';
      const row = { measure, engine: 'session', language, part: name, locked } as const;
      tally.count(row, hit, { text, expected: right.join(' or ') || 'nothing', got });
    };
    const callers = (['en', 'es'] as const).flatMap((language) => {
      const left = mixed(content.questions.filter((each) => each.language === language));
      return Array.from({ length: CALLERS }, () => caller(tenant, left, judge));
    });
    await Promise.all(callers);
  },
  600_000,
);
