import { outcomes, parties } from '@voicecore/domain/call';
import type { AgentId, DepartmentId, TenantId } from '@voicecore/domain/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { endedBy, outcomeWords } from '../src/calls/csv';
import { Sealing } from '../src/platform/sealing';
import { callerOf, manyCalls, wordsOf } from './many-calls';
import { World, type Business } from './security/world';

jest.setTimeout(120_000);

const count = 1_234;
const until = Date.UTC(2026, 10, 20, 12);
const dayBefore = new Date(until - 86_400_000).toISOString();

const listed = z.object({
  items: z
    .array(z.object({ id: z.string(), outcome: z.string(), caller: z.string(), endedBy: z.string() }))
    .default([]),
  next: z.string().nullable().default(null),
  total: z.object({ count: z.number(), exact: z.boolean() }).nullable().default(null),
});
const things = z.array(z.record(z.string(), z.unknown()));
const foundThings = z.object({
  people: things,
  departments: things,
  entries: things,
  numbers: things,
  calls: things,
});

let world: World;
beforeAll(async () => {
  world = await World.open({ VOICECORE_ROLES: 'http' });
  for (const [business, calls] of [
    [world.a, count],
    [world.b, 30],
  ] as const) {
    const whose = {
      tenantId: business.tenantId as TenantId,
      departmentId: business.ids.departments as DepartmentId,
      agentId: business.agentId as AgentId,
    };
    await manyCalls(world.api.db, world.api.app.get(Sealing), whose, { count: calls, until });
  }
}, 120_000);
afterAll(() => world.close());
beforeEach(() => world.api.db.asSuperuser('delete from rate_limits'));

const list = async (query: string, token = world.a.tokens.tenant_admin) => {
  const { status, json } = await world.ask(`/api/v1/calls?${query}`, { token });
  return { status, ...listed.parse(json) };
};
const found = async (q: string, token: string) =>
  foundThings.parse((await world.ask(`/api/v1/find?q=${encodeURIComponent(q)}`, { token })).json);

describe('the list of calls', () => {
  it('says with the first page how many match, and no more with the next', async () => {
    const first = await list('limit=50');
    expect(first.total).toEqual({ count, exact: true });
    const second = await list(`limit=50&cursor=${first.next ?? ''}`);
    expect([second.status, second.total, second.items.length]).toEqual([200, null, 50]);
    expect((await list(`order=oldest&cursor=${first.next ?? ''}`)).status).toBe(400);
  });

  it('is narrowed by what became of the caller apart from who ended the call', async () => {
    const missed = await list('outcome=missed&limit=200');
    expect(missed.items.length).toBe(missed.total?.count);
    expect(missed.items.every(({ outcome }) => outcome === 'missed')).toBe(true);
    const both = await list('outcome=answered_by_person&endedBy=tenant&limit=200');
    expect(both.items.every((call) => call.outcome === 'answered_by_person' && call.endedBy === 'tenant')).toBe(true);
    expect(both.total?.count).toBeGreaterThan(0);
  });

  it('finds by digits, names and words, and refuses what cannot be looked for', async () => {
    expect((await list('q=0163')).items.map(({ caller }) => caller)).toEqual([callerOf(163)]);
    expect((await list(`q=${encodeURIComponent('(212) 555-0163')}`)).total?.count).toBe(1);
    expect((await list('q=whitening')).total?.count).toBe(Math.ceil(count / 50));
    expect((await list('q=ventas')).total?.count).toBeGreaterThan(0);
    expect(wordsOf(0)).toContain('whitening');
    for (const q of ['12', 'hi', '%20']) expect((await list(`q=${q}`)).status).toBe(400);
  });

  it('agrees with the figures of a day, for each of them', async () => {
    const { json } = await world.ask(`/api/v1/calls/figures?from=${dayBefore}`, { token: world.a.tokens.tenant_admin });
    const figures = json.outcomes as { outcome: string; count: number }[];
    expect(figures.length).toBeGreaterThan(4);
    for (const figure of figures)
      expect((await list(`from=${dayBefore}&outcome=${figure.outcome}`)).total?.count).toBe(figure.count);
  });
});

describe('the file of calls', () => {
  const file = (query: string, token = world.a.tokens.tenant_admin) =>
    world.ask(`/api/v1/calls/file?${query}`, { token });

  it('holds every call that matches, each once, in the reader’s language', async () => {
    const { status, text, headers } = await file('language=es');
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFLlamada,Inicio (UTC),Duración (s),Quien llama,Contacto,Número marcado,Resultado,Terminó por,Departamento,Agente,Idioma',
    );
    expect(new Set(lines.slice(1).map((line) => line.split(',')[0])).size).toBe(count);
    const missed = (await file('outcome=missed')).text.trimEnd().split('\r\n').slice(1);
    expect(missed.length).toBe((await list('outcome=missed')).total?.count);
    expect(missed.every((line) => line.includes(',Missed,the caller,Sales a,'))).toBe(true);
  });

  it('runs nothing in a spreadsheet, whatever somebody is called', async () => {
    const { a } = world;
    await world.ask(`/api/v1/agents/${a.agentId}`, {
      method: 'PATCH',
      token: a.tokens.tenant_admin,
      body: { name: '=HYPERLINK("http://x","y")', version: 1 },
    });
    const { text } = await file('outcome=answered_by_person');
    expect(text).toContain(`,"'=HYPERLINK(""http://x"",""y"")",`);
    expect(text).not.toMatch(/(^|,)"?[=@-]/m);
  });

  it('is written down with who took it, and holds nothing of another business', async () => {
    const own = (await file('')).text;
    const theirs = (await file('', world.b.tokens.tenant_admin)).text.trimEnd().split('\r\n').slice(1);
    expect(theirs).toHaveLength(30);
    for (const line of theirs) expect(own).not.toContain(line.split(',')[0]);
    const noted = await world.api.db.asSuperuser<{ details: unknown }>(
      `select details from audit_entries where action = 'calls.exported' and tenant_id = $1`,
      [world.b.tenantId],
    );
    expect(noted).toEqual([{ details: { narrowedBy: [] } }]);
  });

  it('says the outcome as the screen says it, in both languages', () => {
    for (const language of ['en', 'es'] as const) {
      const path = join(__dirname, `../../web/src/lib/i18n/${language}/calls.json`);
      const texts = JSON.parse(readFileSync(path, 'utf8')) as {
        outcome: Record<string, { plain: string }>;
        party: Record<string, string>;
      };
      for (const outcome of outcomes) expect(outcomeWords[outcome][language]).toBe(texts.outcome[outcome]?.plain);
      for (const party of parties) expect(endedBy[party][language]).toBe(texts.party[party]);
    }
  });
});

describe('one search for all that a person may open', () => {
  const names = (all: readonly Record<string, unknown>[]) => all.map(({ name }) => name);
  const kinds = (all: Awaited<ReturnType<typeof found>>) =>
    Object.entries(all)
      .filter(([, things]) => things.length > 0)
      .map(([kind]) => kind);

  it('finds people, departments, entries, numbers and calls, with slips and accents forgiven', async () => {
    const { tenant_admin: token } = world.a.tokens;
    expect(names((await found('supervsor', token)).people)).toEqual(['supervisor a']);
    expect((await found('ventás', token)).departments).toHaveLength(1);
    expect((await found('donde estan', token)).entries).toHaveLength(1);
    expect((await found('555-0163', token)).calls.map(({ caller }) => caller)).toEqual([callerOf(163)]);
    const [number] = (await found('1212555', token)).numbers;
    expect(number?.id).toBe(world.a.ids.numbers);
    expect(kinds(await found('zzzzzz', token))).toEqual([]);
  });

  it('gives each role what it may open, and nobody anything of another business', async () => {
    const asked = ['sales', 'where are you', '1212555', 'supervisor', 'whitening', 'ventas b', 'supervisor b'];
    const seen = async ({ tokens }: Business, role: 'tenant_admin' | 'supervisor' | 'agent') => {
      const all = new Set<string>();
      for (const q of asked) for (const kind of kinds(await found(q, tokens[role]))) all.add(kind);
      return [...all].sort();
    };
    expect(await seen(world.a, 'tenant_admin')).toEqual(['calls', 'departments', 'entries', 'numbers', 'people']);
    // This supervisor is in no department, so there are no calls they may see.
    expect(await seen(world.a, 'supervisor')).toEqual(['departments', 'entries', 'people']);
    expect(await seen(world.a, 'agent')).toEqual(['calls']);
    const own = JSON.stringify(await found('where are you', world.a.tokens.tenant_admin));
    expect(own).not.toContain(world.b.ids.knowledge);
    expect((await world.ask('/api/v1/find?q=sales', { token: world.superToken })).status).toBe(403);
    expect((await world.ask('/api/v1/find?q=sales')).status).toBe(401);
  });
});
