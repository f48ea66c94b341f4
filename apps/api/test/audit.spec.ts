import { auditedActions, type AuditedAction } from '@voicecore/database';
import { randomUUID } from 'node:crypto';
import { admin, both, canary, platform, requestsGoTo, send, steps } from './audit-steps';
import { routes } from './security/route-matrix';
import { password, World } from './security/world';
import { leavesNone, shownElsewhere } from './unaudited-routes';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.open({ VOICECORE_ROLES: 'http' });
  requestsGoTo(world);
}, 60_000);
afterAll(() => world.close());

interface Entry {
  readonly tenant_id: string;
  readonly n: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly action: AuditedAction;
  readonly target_kind: string;
  readonly target_id: string | null;
  readonly request_id: string | null;
  readonly details: unknown;
}

const entries = (): Promise<Entry[]> =>
  world.api.db.asSuperuser<Entry>('select * from audit_entries order by at_us, tenant_id, n');

const changing = routes.filter(({ method }) => method !== 'GET');

describe('the audit of the api', () => {
  it('knows of every route that changes something, and none stands in both lists', () => {
    const known = [steps, leavesNone, shownElsewhere].flatMap((list) => Object.keys(list)).sort();
    expect(known).toEqual(changing.map(({ operation }) => operation.operationId).sort());
  });

  it.each(Object.keys(steps))('%s leaves exactly one entry', async (operationId) => {
    const [action, prepare] = steps[operationId]!;
    const request = await prepare();
    const before = await entries();
    const answer = await send(operationId, request);
    expect([answer.status < 300, answer.text.slice(0, 200)]).toEqual([true, expect.any(String)]);
    const added = (await entries()).slice(before.length);
    const byPlatform = request.token === platform();
    expect(added).toMatchObject([
      {
        action,
        target_kind: auditedActions[action],
        request_id: answer.headers['x-request-id'],
        actor_kind: byPlatform ? 'platform' : 'person',
        actor_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
  });

  it.each(Object.keys(steps))('%s leaves none when it is refused', async (operationId) => {
    const before = (await entries()).length;
    const nothing = { id: randomUUID(), personId: randomUUID(), numberId: randomUUID(), kind: 'nothing' };
    const refused = await send(operationId, { token: admin(), ids: nothing, body: { not: 'a body' } });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect((await entries()).length).toBe(before);
  });

  it('tells of what the first start made, which nobody asked for', async () => {
    const first = (await entries()).filter(({ actor_kind: kind }) => kind === 'system');
    expect(first.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['member.added', 'tenant.added', 'agent.added', 'knowledge.added']),
    );
    expect(first.every(({ actor_id: actor, request_id: request }) => actor === null && request === null)).toBe(true);
  });

  it.each([
    ['all calls', 'calls/file?outcome=missed', 'calls.exported', 'call'],
    ['all contacts', 'contact-book/file', 'contacts.exported', 'contact'],
    ['a list of numbers', 'screening/file?list=block', 'screening_numbers.exported', 'screening_number'],
  ])('tells of a file of %s: it takes data out of the house', async (_what, path, action, kind) => {
    const before = (await entries()).length;
    expect((await world.ask(`/api/v1/${path}`, { token: admin() })).status).toBe(200);
    const exported = { action, target_kind: kind, target_id: null, actor_kind: 'person' };
    expect((await entries()).slice(before)).toMatchObject([exported]);
  });

  it('uses every action that there is', async () => {
    const used = [...(await entries()).map(({ action }) => action), ...Object.values(shownElsewhere)];
    expect([...new Set(used)].sort()).toEqual(Object.keys(auditedActions).sort());
  });

  it('holds nothing of a person: none of the words of any request, no e-mail and no number', async () => {
    const all = JSON.stringify(await entries());
    expect(all).toContain('receptionistName');
    for (const word of [canary, canary.toLowerCase(), '@', '+1', '1212555', password])
      expect([word, all.includes(word)]).toEqual([word, false]);
    // The positive control: the words are in the database.
    const kept = await world.api.db.asSuperuser('select 1 from departments where name_en like $1', [`${both.en}%`]);
    expect(kept.length).toBeGreaterThan(0);
  });

  it('is one line without a gap for each business', async () => {
    const gaps = await world.api.db.asSuperuser(
      `select e.tenant_id from audit_entries e join audit_heads h on h.tenant_id = e.tenant_id
        group by e.tenant_id, h.n having count(*) <> h.n or min(e.n) <> 1 or max(e.n) <> h.n`,
    );
    expect(gaps).toEqual([]);
  });
});
