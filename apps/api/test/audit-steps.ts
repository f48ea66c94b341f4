import type { AuditedAction } from '@voicecore/database';
import { randomUUID } from 'node:crypto';
import type { Answered } from './security/ask';
import { routes } from './security/route-matrix';
import { password, type World } from './security/world';

/** A word that is in every text of a request, and in no audit entry. */
export const canary = 'Zanzibar';

let world: World;
/** Names the world that the requests are for. */
export function requestsGoTo(opened: World): void {
  world = opened;
}

export interface Request {
  readonly token?: string | undefined;
  readonly ids?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export async function send(operationId: string, { token, ids = {}, body }: Request): Promise<Answered> {
  const route = routes.find(({ operation }) => operation.operationId === operationId)!;
  const path = route.path.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name]!);
  return world.ask(path, { method: route.method, token, body });
}

export const admin = () => world.a.admin.token;
export const platform = () => world.superToken;
export const both = { en: `${canary} en`, es: `${canary} es` };
const departmentNames = () => ({ en: `${canary} en ${fresh()}`, es: `${canary} es ${fresh()}` });
const imported = { source: 'text', entries: [{ question: both, answer: both }] };
let last = 0;
const fresh = (): string => String((last += 1)).padStart(3, '0');
const person = () => ({ name: `${canary} Person`, email: `${canary.toLowerCase()}-${fresh()}@example.com` });

const listed = () => ({ list: 'allow', isPrefix: false, number: `+12125556${fresh()}` });
const optOut = () => ({ number: `+1212555${String(3_000 + Number(fresh()))}` });
const contact = () => ({ name: canary, notes: canary, numbers: [`+12125559${fresh()}`] });
const many = () => ({ list: 'block', numbers: [listed().number] });
async function hoursVersion(): Promise<number> {
  const { json } = await send('Hours_read', { token: admin() });
  const versions = json.versions as { departmentId: string | null; version: number }[];
  return versions.find(({ departmentId }) => departmentId === null)?.version ?? 0;
}

/** People and objects that can be changed. */
const made = {
  agent: async (more: object = {}): Promise<{ id: string; invitation: string }> => {
    const body = { ...person(), role: 'agent', ...more, extension: `4${fresh()}`, departmentIds: [] };
    const { json } = await send('Agents_create', { token: admin(), body });
    return { id: (json.agent as { id: string }).id, invitation: String(json.invitation) };
  },
  member: async (more: object = {}): Promise<string> =>
    ((await send('Members_create', { token: admin(), body: { ...person(), ...more } })).json.member as { id: string })
      .id,
  administrator: async (more: object = {}): Promise<string> => {
    const asked = { token: platform(), ids: { id: world.a.tenantId }, body: { ...person(), ...more } };
    return ((await send('Administrators_create', asked)).json.member as { id: string }).id;
  },
  department: async (): Promise<string> =>
    String((await send('Departments_create', { token: admin(), body: { names: departmentNames() } })).json.id),
  number: async (): Promise<string> =>
    String((await send('Numbers_create', { token: admin(), body: { e164: `+12125558${fresh()}` } })).json.id),
  listed: async (): Promise<string> =>
    String((await send('Screening_add', { token: admin(), body: listed() })).json.id),
  optOut: async (): Promise<string> =>
    String((await send('Outbound_addOptOut', { token: admin(), body: optOut() })).json.id),
  contact: async (): Promise<string> =>
    String((await send('Contacts_add', { token: admin(), body: contact() })).json.id),
  entry: async (): Promise<string> =>
    String((await send('Knowledge_add', { token: admin(), body: { question: both, answer: both } })).json.id),
  way: async (state: 'proposed' | 'discarded'): Promise<{ entry: string; way: string }> => {
    const [entry, way] = [await made.entry(), randomUUID()];
    await world.api.db.asSuperuser(
      `insert into knowledge_ways (tenant_id, id, entry_id, language, way, phrase, origin, state, place)
       values ($1, $2, $3, 'en', $4, $5, 'rules', $6, 0)`,
      [world.a.tenantId, way, entry, `${canary} way`, canary.toLowerCase(), state],
    );
    return { entry, way };
  },
  knowledgeImport: async (): Promise<string> =>
    String((await send('Import_publish', { token: admin(), body: imported })).json.id),
  letter: async (): Promise<string> => {
    const id = randomUUID();
    await world.api.db.asSuperuser(
      `insert into outbox (tenant_id, id, call_id, kind, payload, key, attempts, failed_at, fault)
       values ($1, $2, $3, 'endLeg', '{"legSid":"CA00000000000000000000000000000001"}', $4, 8, now(), 'ECONNREFUSED')`,
      [world.a.tenantId, id, world.a.ids['calls'], id],
    );
    return id;
  },
  note: async (): Promise<void> => {
    await world.api.db.asSuperuser(
      `insert into tenant_notes (tenant_id, kind, detail, first_at, last_at) values ($1, 'session_refused', 'x', now(), now())`,
      [world.a.tenantId],
    );
  },
};

const withPassword = async () => ({ id: (await made.agent({ password })).id });
const on = (id: string, body?: unknown): Request => ({ token: admin(), ids: { id }, body });

/** For each route: what must exist first, and then the one request. */
export const steps: Readonly<Record<string, readonly [AuditedAction, () => Promise<Request>]>> = {
  Agents_create: [
    'agent.added',
    async () => ({ token: admin(), body: { ...person(), extension: '4999', role: 'agent', departmentIds: [] } }),
  ],
  Agents_change: [
    'agent.changed',
    async () => on((await made.agent()).id, { name: canary, role: 'supervisor', version: 1 }),
  ],
  Agents_giveUpExtension: ['agent.extension_given_up', async () => on((await made.agent({ role: 'tenant_admin' })).id)],
  Agents_inviteAgain: ['agent.invited', async () => ({ token: admin(), ids: { id: (await made.agent()).id } })],
  Agents_remove: ['agent.removed', async () => ({ token: admin(), ids: { id: (await made.agent()).id } })],
  Agents_restore: [
    'agent.restored',
    async () => {
      const ids = { id: (await made.agent()).id };
      await send('Agents_remove', { token: admin(), ids });
      return { token: admin(), ids };
    },
  ],
  Auth_invitation: [
    'invitation.accepted',
    async () => ({ body: { token: (await made.agent()).invitation, password: `${password} ${canary}` } }),
  ],
  Agents_passwordLink: ['password.link_made', async () => ({ token: admin(), ids: await withPassword() })],
  ForgottenPassword_set: [
    'password.set_by_link',
    async () => {
      const { json } = await send('Agents_passwordLink', { token: admin(), ids: await withPassword() });
      return { body: { token: json.token, password: `${password} ${canary}` } };
    },
  ],
  Auth_changePassword: [
    'password.changed',
    async () => ({ token: world.a.tokens.agent, body: { current: password, password: `${password} ${canary}` } }),
  ],
  Calls_mark: ['call.marked', () => Promise.resolve(on(String(world.a.ids['calls']), { isSpam: true }))],
  DeadLetters_retry: ['dead_letter.retried', async () => ({ token: admin(), ids: { id: await made.letter() } })],
  Departments_create: ['department.added', async () => ({ token: admin(), body: { names: departmentNames() } })],
  Departments_change: [
    'department.changed',
    async () => on(await made.department(), { names: departmentNames(), version: 1 }),
  ],
  Departments_remove: ['department.removed', async () => ({ token: admin(), ids: { id: await made.department() } })],
  Departments_restore: [
    'department.restored',
    async () => {
      const ids = { id: await made.department() };
      await send('Departments_remove', { token: admin(), ids });
      return { token: admin(), ids };
    },
  ],
  Hours_replace: [
    'hours.replaced',
    async () => ({
      token: admin(),
      body: { departmentId: null, periods: [{ weekday: 1, opens: 540, closes: 600 }], version: 1 },
    }),
  ],
  Hours_setAfterHours: [
    'after_hours.set',
    async () => ({
      token: admin(),
      body: { departmentId: null, rule: { kind: 'goodbye' }, version: await hoursVersion() },
    }),
  ],
  Hours_replaceSpecialDays: [
    'special_days.replaced',
    async () => ({
      token: admin(),
      body: {
        departmentId: null,
        specialDays: [{ name: `${canary} day`, rule: { kind: 'yearly', month: 12, day: 25 }, periods: [] }],
        version: await hoursVersion(),
      },
    }),
  ],
  Import_begin: ['knowledge_import.added', async () => ({ token: admin(), body: { trade: 'salon' } })],
  Import_publish: ['knowledge_import.added', async () => ({ token: admin(), body: imported })],
  Import_undo: ['knowledge_import.undone', async () => ({ token: admin(), ids: { id: await made.knowledgeImport() } })],
  Knowledge_add: ['knowledge.added', async () => ({ token: admin(), body: { question: both, answer: both } })],
  Knowledge_change: [
    'knowledge.changed',
    async () => ({ token: admin(), ids: { id: await made.entry() }, body: { question: both, version: 1 } }),
  ],
  Knowledge_remove: ['knowledge.removed', async () => ({ token: admin(), ids: { id: await made.entry() } })],
  Ways_ask: ['knowledge_ways.asked', async () => ({ token: admin(), ids: { id: await made.entry() } })],
  Ways_approve: [
    'knowledge.changed',
    async () => {
      const { entry, way } = await made.way('proposed');
      return { token: admin(), ids: { id: entry }, body: { items: [{ id: way, way: `${canary} reworded` }] } };
    },
  ],
  Ways_discard: [
    'knowledge_way.discarded',
    async () => {
      const { entry, way } = await made.way('proposed');
      return { token: admin(), ids: { id: entry }, body: { id: way } };
    },
  ],
  Ways_restore: [
    'knowledge_way.restored',
    async () => {
      const { entry, way } = await made.way('discarded');
      return { token: admin(), ids: { id: entry }, body: { id: way } };
    },
  ],
  Members_create: ['member.added', async () => ({ token: admin(), body: person() })],
  Members_change: [
    'member.changed',
    async () => ({ token: admin(), ids: { id: await made.member() }, body: { name: canary, version: 1 } }),
  ],
  Members_giveExtension: [
    'agent.extension_given',
    async () => on(await made.member(), { extension: `6${fresh()}`, departmentIds: [], version: 1 }),
  ],
  Members_inviteAgain: ['member.invited', async () => ({ token: admin(), ids: { id: await made.member() } })],
  Members_remove: ['member.removed', async () => ({ token: admin(), ids: { id: await made.member() } })],
  Members_passwordLink: [
    'password.link_made',
    async () => ({ token: admin(), ids: { id: await made.member({ password }) } }),
  ],
  Members_restore: [
    'member.restored',
    async () => {
      const ids = { id: await made.member() };
      await send('Members_remove', { token: admin(), ids });
      return { token: admin(), ids };
    },
  ],
  Numbers_create: [
    'number.added',
    async () => ({ token: admin(), body: { e164: '+12125557001', label: `${canary} line` } }),
  ],
  Numbers_change: [
    'number.changed',
    async () => ({ token: admin(), ids: { id: await made.number() }, body: { label: canary, version: 1 } }),
  ],
  Numbers_remove: ['number.removed', async () => ({ token: admin(), ids: { id: await made.number() } })],
  Numbers_restore: [
    'number.restored',
    async () => {
      const ids = { id: await made.number() };
      await send('Numbers_remove', { token: admin(), ids });
      return { token: admin(), ids };
    },
  ],
  Contacts_add: ['contact.added', () => Promise.resolve({ token: admin(), body: contact() })],
  ContactBook_addMany: [
    'contacts.imported',
    () => Promise.resolve({ token: admin(), body: { contacts: [contact(), contact()] } }),
  ],
  Contacts_change: ['contact.changed', async () => on(await made.contact(), { name: canary, version: 1 })],
  Contacts_remove: ['contact.removed', async () => on(await made.contact())],
  Outbound_change: [
    'outbound_policy.changed',
    async () => {
      const { version } = (await send('Outbound_read', { token: admin() })).json;
      return { token: admin(), body: { longestMinutes: 30, version } };
    },
  ],
  Outbound_stop: ['outbound.switched', () => Promise.resolve({ token: admin(), body: { isStopped: true } })],
  Outbound_addOptOut: ['outbound_opt_out.added', () => Promise.resolve({ token: admin(), body: optOut() })],
  Outbound_removeOptOut: ['outbound_opt_out.removed', async () => on(await made.optOut())],
  Screening_add: ['screening_number.added', async () => ({ token: admin(), body: listed() })],
  Screening_addMany: ['screening_numbers.imported', () => Promise.resolve({ token: admin(), body: many() })],
  Screening_remove: ['screening_number.removed', async () => ({ token: admin(), ids: { id: await made.listed() } })],
  OwnTenant_change: [
    'tenant.changed',
    async () => ({
      token: admin(),
      body: { name: canary, config: { receptionistName: canary, greeting: both }, version: 1 },
    }),
  ],
  OwnTenant_dismiss: [
    'note.dismissed',
    async () => {
      await made.note();
      return { token: admin(), ids: { kind: 'session_refused' } };
    },
  ],
  // The user's own status is presence, changes many times a day, and is not audited.
  Softphone_setStatus: ['agent.status_set', () => Promise.resolve(on(world.a.agentId, { status: 'available' }))],
  Tenants_create: [
    'tenant.added',
    async () => ({ token: platform(), body: { name: canary, timeZone: 'Europe/Madrid', admin: person() } }),
  ],
  Tenants_change: [
    'tenant.changed',
    async () => ({
      token: platform(),
      ids: { id: world.b.tenantId },
      body: { name: canary, status: 'suspended', version: 1 },
    }),
  ],
  Administrators_create: [
    'member.added',
    async () => ({ token: platform(), ids: { id: world.a.tenantId }, body: person() }),
  ],
  Administrators_change: [
    'member.changed',
    async () => ({
      token: platform(),
      ids: { id: world.a.tenantId, personId: await made.administrator() },
      body: { name: canary, version: 1 },
    }),
  ],
  Administrators_inviteAgain: [
    'member.invited',
    async () => ({ token: platform(), ids: { id: world.a.tenantId, personId: await made.administrator() } }),
  ],
  Administrators_passwordLink: [
    'password.link_made',
    async () => ({
      token: platform(),
      ids: { id: world.a.tenantId, personId: await made.administrator({ password }) },
    }),
  ],
  Administrators_remove: [
    'member.removed',
    async () => ({ token: platform(), ids: { id: world.a.tenantId, personId: await made.administrator() } }),
  ],
  Administrators_restore: [
    'member.restored',
    async () => {
      const ids = { id: world.a.tenantId, personId: await made.administrator() };
      await send('Administrators_remove', { token: platform(), ids });
      return { token: platform(), ids };
    },
  ],
  GivenNumbers_give: [
    'number.added',
    async () => ({ token: platform(), ids: { id: world.a.tenantId }, body: { e164: '+12125557002' } }),
  ],
  GivenNumbers_restore: [
    'number.restored',
    async () => {
      const ids = { id: world.a.tenantId, numberId: await made.number() };
      await send('GivenNumbers_takeAway', { token: platform(), ids });
      return { token: platform(), ids };
    },
  ],
  GivenNumbers_takeAway: [
    'number.removed',
    async () => ({ token: platform(), ids: { id: world.a.tenantId, numberId: await made.number() } }),
  ],
};
