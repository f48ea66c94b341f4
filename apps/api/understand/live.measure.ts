import { defaultVoice, entriesThatFit, nothingKnown, type KnownEntries } from '@voicecore/domain/conversation';
import { languages, type Language } from '@voicecore/domain/kernel';
import { understand, type Directory } from '@voicecore/domain/understanding';
import { LiveModel, namedIn, type Asked } from './live-model';
import { offices, set, trades, usedEntries, whole, type Item, type Said, type Trade } from './sets';
import { Tally } from './tally';

/** Asks the real model; only `npm run understand -- --live` runs it, because it costs money. */
const tally = new Tally('live');
/** The office that the session is made for; sentences added later have sessions of their own. */
const [{ directory, items: wishes }] = offices();
afterAll(() => tally.write());

/** The business that callers reach, and what the model is told about it. */
interface Asking {
  readonly business: string;
  readonly known: KnownEntries;
}

/** For requests for people and emergencies, nothing else is known. */
const nothingTold: Asking = { business: 'Northside Services', known: nothingKnown };

function openModel(language: Language, { business, known }: Asking): Promise<LiveModel> {
  const { OPENAI_BASE_URL, OPENAI_REALTIME_MODEL, OPENAI_API_KEY } = process.env;
  const options = {
    baseUrl: OPENAI_BASE_URL ?? 'wss://api.openai.com/v1',
    model: OPENAI_REALTIME_MODEL ?? 'gpt-realtime',
    apiKey: OPENAI_API_KEY ?? '',
  };
  const persona = {
    business,
    receptionist: 'Ada',
    departments: directory.departments.map(({ names }) => names),
    agents: directory.agents.map(({ name }) => name),
  };
  return LiveModel.open(options, { persona, knowledge: { ...known, language }, voice: defaultVoice }, language);
}

/** Sends every sentence of a set to the model, one after the other, in the language in which it is said. */
async function askAll<Content extends Said>(
  items: readonly Item<Content>[],
  judge: (item: Item<Content>, asked: readonly Asked[]) => void,
  asking = nothingTold,
): Promise<void> {
  for (const language of languages) {
    const model = await openModel(language, asking);
    try {
      for (const item of items.filter(({ content }) => content.language === language))
        judge(item, await model.hear(item.content.text));
    } finally {
      model.close();
    }
  }
}

const names = (asked: readonly Asked[]): string => asked.map(({ name }) => name).join(', ') || 'no tool';
const wants = (asked: readonly Asked[], ...tools: readonly string[]): boolean =>
  asked.some(({ name }) => tools.includes(name));

it('hears who asks for a human', async () => {
  await askAll(
    set<Said & { human: boolean }>('human'),
    ({ content: { text, language, human }, part, locked }, asked) => {
      const measure = human ? 'human asked for' : 'human only mentioned';
      const row = { measure, engine: 'live', language, part, locked } as const;
      const hit = wants(asked, 'ask_for_human', 'transfer') === human;
      tally.count(row, hit, { text, expected: human ? 'ask_for_human' : 'another', got: names(asked) });
    },
  );
});

it('hears danger to life', async () => {
  await askAll(set<Said & { emergency: boolean }>('emergencies'), ({ content, part, locked }, asked) => {
    const { text, language, emergency } = content;
    const measure = emergency ? 'emergency' : 'no emergency let be';
    const row = { measure, engine: 'live', language, part, locked } as const;
    const hit = wants(asked, 'emergency') === emergency;
    tally.count(row, hit, { text, expected: emergency ? 'emergency' : 'another', got: names(asked) });
  });
});

/** Returns whom the model's words name, or its own tool. */
function reached(asked: readonly Asked[], people: Directory): string {
  const transfer = asked.find(({ name }) => name === 'transfer');
  if (!transfer) return names(asked);
  const to = typeof transfer.args.to === 'string' ? transfer.args.to : '';
  const byExtension = people.agents.find(({ extension }) => extension === to.replace(/\D/g, ''));
  const target = byExtension ? { kind: 'agent', id: byExtension.id } : understand(to, people, 'en').target;
  return target ? `${target.kind}:${target.id}` : `transfer to ${to}`;
}

it('reaches whom callers ask for', async () => {
  await askAll(wishes, ({ content, part, locked }, asked) => {
    const { text, language, expect: meant } = content;
    const got = reached(asked, directory);
    const expected = meant.reach ?? 'nobody';
    const row = { measure: 'person, department, extension', engine: 'live', language, part, locked } as const;
    const hit = meant.reach ? got === meant.reach : !/^(agent|department):/.test(got);
    tally.count(row, hit, { text, expected, got });
  });
});

it.each(trades.flatMap((trade) => whole<Trade>(`knowledge-${trade}`).map((item) => ({ name: trade, item }))))(
  'answers what callers of a $name ask from the knowledge of its session',
  async ({ name, item: { content, locked } }) => {
    const known = entriesThatFit(usedEntries(content));
    const items = content.questions.map((question) => ({ content: question, part: name, locked }));
    const judge = ({ content: { text, language, answers } }: (typeof items)[number], asked: readonly Asked[]) => {
      const [first = 'nothing'] = namedIn(asked, known);
      const measure = answers.length > 0 ? 'answer found first' : 'question without an answer let be';
      const row = { measure, engine: 'live', language, part: name, locked } as const;
      const hit = answers.length > 0 ? answers.includes(first) : first === 'nothing';
      tally.count(row, hit, { text, expected: answers.join(' or ') || 'nothing', got: first });
    };
    await askAll(items, judge, { business: content.business, known });
  },
);
