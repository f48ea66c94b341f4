import { randomBytes, randomUUID } from 'node:crypto';
import { FirstStart } from '../../src/operations';
import { bootApi, type BootedApi } from '../boot-api';
import { ask, type Answered, type Asked } from './ask';

export const roles = ['super_admin', 'tenant_admin', 'supervisor', 'agent'] as const;
export type RoleName = (typeof roles)[number];

/** A business with a user in every role and one of each object that has an id. */
export interface Business {
  readonly tenantId: string;
  readonly admin: { readonly email: string; readonly token: string };
  readonly tokens: Readonly<Record<'tenant_admin' | 'supervisor' | 'agent', string>>;
  readonly agentId: string;
  /** Ids by the first segment of the path that takes them. */
  readonly ids: Readonly<Record<string, string>>;
}

export const password = 'long enough 4 anybody';
const superAdmin = 'root@voicecore.example';

/** The running API with two businesses and a super admin, for all security journeys. */
export class World {
  private constructor(
    readonly api: BootedApi,
    readonly superToken: string,
    readonly a: Business,
    readonly b: Business,
  ) {}

  static async open(variables: Record<string, string> = {}): Promise<World> {
    const api = await bootApi({
      ...variables,
      VOICECORE_ADMIN_EMAIL: superAdmin,
      VOICECORE_ADMIN_PASSWORD: password,
      VOICECORE_DEMO: password,
    });
    await api.app.get(FirstStart).run(() => undefined);
    const superToken = await signIn(api, superAdmin);
    return new World(api, superToken, await business(api, superToken, 'a'), await business(api, superToken, 'b'));
  }

  ask(path: string, asked: Asked = {}): Promise<Answered> {
    return ask(`${this.api.url}${path}`, asked);
  }

  /** Returns the token of a user in that role; tenant roles are those of business A. */
  tokenOf(role: RoleName): string {
    return role === 'super_admin' ? this.superToken : this.a.tokens[role];
  }

  close(): Promise<void> {
    return this.api.close();
  }
}

export async function signIn(api: BootedApi, email: string, secret = password): Promise<string> {
  const body = { email, password: secret };
  const answer = await ask(`${api.url}/api/v1/auth/login`, { method: 'POST', body });
  if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.status}`);
  return String(answer.json.accessToken);
}

async function business(api: BootedApi, superToken: string, name: string): Promise<Business> {
  const post = async (path: string, token: string, body: unknown): Promise<Record<string, unknown>> => {
    const answer = await ask(`${api.url}/api/v1/${path}`, { method: 'POST', token, body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  };
  const email = `admin-${name}@example.com`;
  const created = await post('tenants', superToken, {
    name: `Business ${name}`,
    timeZone: 'America/New_York',
    admin: { name: `Admin ${name}`, email, password },
  });
  const tenantId = (created.tenant as { id: string }).id;
  const token = await signIn(api, email);
  const addAgent = async (
    role: string,
    extension: string,
  ): Promise<{ id: string; personId: string; email: string }> => {
    const body = { name: `${role} ${name}`, email: `${role}-${name}@example.com`, extension, role, password };
    return (await post('agents', token, body)).agent as { id: string; personId: string; email: string };
  };
  const supervisor = await addAgent('supervisor', '201');
  const agent = await addAgent('agent', '202');
  const department = await post('departments', token, { names: { en: `Sales ${name}`, es: `Ventas ${name}` } });
  const number = await post('numbers', token, { e164: `+1212555${1000 + (randomBytes(2).readUInt16BE() % 9000)}` });
  const entry = await post('knowledge/entries', token, {
    question: { en: `Where are you, ${name}?`, es: `¿Dónde están, ${name}?` },
    answer: { en: 'On Main Street.', es: 'En la calle principal.' },
  });
  const call = await addCall(api, tenantId, agent.id);
  return {
    tenantId,
    admin: { email, token },
    tokens: {
      tenant_admin: token,
      supervisor: await signIn(api, supervisor.email),
      agent: await signIn(api, agent.email),
    },
    agentId: agent.id,
    ids: {
      agents: agent.id,
      departments: String(department.id),
      numbers: String(number.id),
      knowledge: String(entry.id),
      people: agent.personId,
      tenants: tenantId,
      ...call,
    },
  };
}

/** Adds a call with an offer, bypassing the ledger: only its ids matter here. */
async function addCall(api: BootedApi, tenantId: string, agentId: string): Promise<Record<'calls' | 'offers', string>> {
  const [callId, offerId] = [randomUUID(), randomUUID()];
  await api.db.asSuperuser(
    `insert into calls (tenant_id, id, carrier_sid, wrapped_key, state, stage, config_version, started_at)
     values ($1, $2, $3, $4, '{}', 'ended', 1, now())`,
    [tenantId, callId, `CA${randomBytes(16).toString('hex')}`, randomBytes(60)],
  );
  await api.db.asSuperuser(
    `insert into offers (tenant_id, id, call_id, agent_id, k, state, expires_at) values ($1, $2, $3, $4, 1, 'expired', now())`,
    [tenantId, offerId, callId, agentId],
  );
  return { calls: callId, offers: offerId };
}
