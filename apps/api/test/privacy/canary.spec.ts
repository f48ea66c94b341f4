import { FirstStart } from '../../src/operations';
import { bootLine, type BootedLine } from '../boot-line';
import { ask } from '../security/ask';
import { inFiles, inTables, inText } from './traces';

const scrapeToken = 'a-token-for-the-scraper';

/** Names that nothing else in the product or its tests has. */
const canary = {
  number: '+12125557391',
  name: 'Xylophonia',
  family: 'Quetzalbrook',
  street: 'Zanzibarstrasse',
  email: 'xylophonia.quetzalbrook@canary.example',
  address: '198.51.100.173',
};
const words = [
  ...Object.values(canary),
  canary.number.slice(1),
  canary.number.slice(2),
  'quetzalbrook',
  'zanzibarstrasse',
];
const said = `My name is ${canary.name} ${canary.family} and I live at 4711 ${canary.street}`;
const admin = { email: 'root@example.com', password: 'a-long-password-of-nobody' };

/** What callers say to the streamed receptionist, whose tools take words; the menu hears only the first of these. */
const stories = {
  plain: said,
  message: `Please take a message: ${said}`,
  transfer: `I would like to talk to ${canary.name} ${canary.family}`,
  question: `Do you know ${canary.name} ${canary.family} of ${canary.street}?`,
};

const calls = Object.keys(stories).length + 1;
const canaryWords = [canary.name, canary.family, canary.street];

interface Listed {
  items: { id: string; caller: string | null }[];
}

describe('a call with canary words, a canary number and a canary address', () => {
  let line: BootedLine;
  let token: string;
  const numbers = { menu: '+12125550911', auto: '+12125550912' };

  const post = async <T>(path: string, body: unknown, bearer = '', method = 'POST'): Promise<T> => {
    const headers = { 'x-forwarded-for': canary.address };
    const answer = await ask(`${line.url}/api/v1${path}`, { method, body, token: bearer || undefined, headers });
    expect({ path, status: answer.status < 300 ? 'ok' : answer.text }).toEqual({ path, status: 'ok' });
    return answer.json as T;
  };
  const get = async <T>(path: string): Promise<T> => (await ask(`${line.url}/api/v1${path}`, { token })).json as T;

  beforeAll(async () => {
    const proxies = { VOICECORE_TRUSTED_PROXIES: '127.0.0.1', VOICECORE_METRICS_TOKEN: scrapeToken };
    const first = { VOICECORE_ADMIN_EMAIL: admin.email, VOICECORE_ADMIN_PASSWORD: admin.password };
    line = await bootLine({ ...proxies, ...first });
    await line.app.get(FirstStart, { strict: false }).run(() => undefined);
    const root = await post<{ accessToken: string }>('/auth/login', admin);
    const owner = { name: `${canary.name} ${canary.family}`, email: canary.email, password: 'another-long-password' };
    const wanted = { name: 'Acme', timeZone: 'America/New_York', number: numbers.menu, admin: owner };
    await post('/tenants', wanted, root.accessToken);
    const signedIn = await post<{ accessToken: string }>('/auth/login', {
      email: owner.email,
      password: owner.password,
    });
    token = signedIn.accessToken;
    const { items } = await get<{ items: { id: string }[] }>('/numbers');
    await post(`/numbers/${items[0]!.id}`, { answerWith: 'menu', version: 1 }, token, 'PATCH');
    await post('/numbers', { e164: numbers.auto, answerWith: 'auto' }, token);
  }, 60_000);
  afterAll(() => line.close());

  /** Speaks when the receptionist listens: after the menu's question, or after the model's first words. */
  const place = async (to: string, words: string): Promise<void> => {
    const caller = line.sandbox.phones.dial({ from: canary.number, to });
    await caller.waitFor(
      (phone) =>
        phone.events.some((event) => event.type === 'listening') ||
        phone.heard().some(({ source }) => source === 'model'),
      30_000,
    );
    caller.say(words, 'en');
    const before = caller.heard().filter(({ source }) => source !== 'caller').length;
    await caller.waitFor((phone) => phone.heard().filter(({ source }) => source !== 'caller').length > before, 30_000);
    caller.hangup();
    await caller.waitFor((phone) => phone.status === 'completed');
  };

  it('leaves none of them in the clear in tables, files, logs or metrics', async () => {
    await place(numbers.menu, stories.plain);
    for (const words of Object.values(stories)) await place(numbers.auto, words);
    const listed = await seenByTheTenant();
    const metrics = (await ask(`${line.url}/metrics`, { token: scrapeToken })).text;
    expect(metrics).toContain('voicecore_request_seconds');
    expect({
      tables: await inTables(line.db, words),
      files: await inFiles(line.db, words),
      log: inText(line.logged.join(''), words),
      metrics: inText(metrics, words),
    }).toEqual({ tables: [], files: [], log: [], metrics: [] });
    expect(line.logged.length).toBeGreaterThan(0);
    expect(listed).toBe(calls);
    expect(await toolsUsed()).toEqual(expect.arrayContaining(['take_message']));
  }, 240_000);

  /** The positive control of the tools: the model did request those that take words. */
  const toolsUsed = async (): Promise<string[]> => {
    const rows = await line.db.asSuperuser<{ tool: string }>(
      `select distinct input ->> 'tool' as tool from call_ledger where input ->> 'kind' = 'ToolAsked'`,
    );
    return rows.map(({ tool }) => tool);
  };

  /**
   * The positive control: the tenant itself can read the number and the words; returns how many of the calls it read.
   */
  const seenByTheTenant = async (): Promise<number> => {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const { items } = await get<Listed>('/calls');
      const details = await Promise.all(items.map(({ id }) => get<{ turns: { text: string }[] }>(`/calls/${id}`)));
      const heard = details.filter(({ turns }) =>
        turns.some(({ text }) => canaryWords.some((word) => text.includes(word))),
      ).length;
      const own = items.every(({ caller }) => caller === canary.number);
      if ((own && heard === items.length && items.length === calls) || Date.now() > deadline) return own ? heard : 0;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('and the search does find a word that was written in the clear', async () => {
    await line.db.asSuperuser(
      'create table planted (word text); insert into planted values ($$' + canary.street + '$$)',
    );
    expect(await inTables(line.db, words)).toEqual(['public.planted']);
    expect((await inFiles(line.db, words)).length).toBeGreaterThan(0);
    expect(inText(`{"msg":"${canary.email}"}`, words)).toContain(canary.email);
  });
});
