import type { EntryId } from '@voicecore/domain/kernel';
import type { SeededTenant } from '@voicecore/testing';
import type { Reader } from '../../sandbox';
import { KnowledgeStore } from '../src/knowledge';
import { MeaningMaker } from '../src/knowledge/meaning-maker';
import { bootLine, type BootedLine, type ModelPace } from './boot-line';
import { until } from './until';

/* A business that knows more than a session holds: 340 entries, of which the oldest are left out. */

const violins = {
  question: { en: 'Do you repair violins?', es: '¿Reparan violines?' },
  answer: { en: 'Yes, our luthier is here on Mondays.', es: 'Sí, nuestro lutier está los lunes.' },
};
const others = Array.from({ length: 339 }, (_none, n) => ({
  question: { en: `Is part number ${1_000 + n} in the store?`, es: `¿Hay la pieza número ${1_000 + n}?` },
  answer: {
    en: `Part ${1_000 + n} is ordered on demand; it is here after about ${(n % 9) + 2} days and paid when it is fetched.`,
    es: `La pieza ${1_000 + n} se pide por encargo; llega en unos ${(n % 9) + 2} días y se paga al recogerla.`,
  },
}));

let line: BootedLine;
let tenant: SeededTenant;
let violinsId: EntryId;

async function begin(pace: ModelPace): Promise<void> {
  line = await bootLine({}, pace);
  // Its search uses the words only: embedding so many entries takes longer than everything else.
  jest.spyOn(line.app.get(MeaningMaker), 'makeMissing').mockResolvedValue();
  tenant = await line.tenant({ answerWith: 'auto' });
  const rest = { alternates: { en: [], es: [] }, enabled: true };
  await line.db.tenantDb.run(tenant.tenantId, async (tx) => {
    const store = new KnowledgeStore(tx);
    violinsId = (await store.add({ ...violins, ...rest }, 1)).id;
    for (const [at, other] of others.entries()) await store.add({ ...other, ...rest }, 1_000 + at);
  });
}

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;

/** Returns a caller who has heard the whole opening and asks. */
async function ask(text: string): Promise<Phone> {
  const caller = line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });
  const { durationMs } = await caller.waitForText('How can I help?');
  await new Promise((resolve) => setTimeout(resolve, durationMs + 200));
  caller.say(text);
  return caller;
}

const lookups = () =>
  line.db.asSuperuser<{ tool: string; entry: string | null }>(
    `select input ->> 'tool' as tool, input -> 'hits' -> 0 ->> 'entryId' as entry
       from call_ledger where tenant_id = $1 and input ->> 'kind' = 'LookedUp' order by n`,
    [tenant.tenantId],
  );

describe('a question whose answer does not fit the session', () => {
  const read: (readonly string[])[] = [];
  const reader: Reader = (entries, question) => {
    read.push(entries.map((entry) => entry.question));
    return entries.find((entry) => question.includes('violin') && entry.question === violins.question.en) ?? null;
  };
  beforeAll(() => begin({ modelReader: reader }), 120_000);
  beforeEach(() => void read.splice(0));
  afterAll(() => line.close());

  it('is answered in one round from the entry that was handed over with the request', async () => {
    const caller = await ask('Hello, could you repair a violin?');
    await caller.waitForText(violins.answer.en);
    // The session contained what fitted into it; what fits the caller's words was added after that.
    expect(read).toHaveLength(1);
    const [entries = []] = read;
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.length).toBeLessThan(others.length);
    expect(entries.indexOf(violins.question.en)).toBeGreaterThan(entries.length - 13);
    const looks = await until(async () => ((await lookups()).length > 0 ? lookups() : null), 'the look is kept');
    expect(looks).toEqual([{ tool: 'answered_from', entry: violinsId }]);
    caller.hangup();
  }, 60_000);

  it('is kept as one that found nothing when none of the entries answers it', async () => {
    const before = (await lookups()).length;
    const caller = await ask('Do you sell fresh fish?');
    await caller.waitForText("I don't have that information");
    const looks = await until(async () => {
      const all = await lookups();
      return all.length > before ? all.slice(before) : null;
    }, 'the look is kept');
    expect(looks).toEqual([{ tool: 'answered_from', entry: null }]);
    expect(read).toHaveLength(1);
    caller.hangup();
  }, 60_000);
});

describe('a question whose words come after the model was asked', () => {
  beforeAll(() => begin({ modelTranscribeMs: 700 }), 120_000);
  afterAll(() => line.close());

  it('is answered by the tool, in a second round', async () => {
    const caller = await ask('Do you repair violins?');
    await caller.waitForText(violins.answer.en);
    expect(await lookups()).toEqual([{ tool: 'search_knowledge', entry: violinsId }]);
    caller.hangup();
  }, 60_000);
});
