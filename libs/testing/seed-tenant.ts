import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AgentId, DepartmentId, PersonId, TenantId } from '@voicecore/domain/kernel';
import type { TenantTx } from '@voicecore/database';
import type { TestDatabase } from './test-database';

/**
 * What `seedTenant` created: one department, `agents` agents with extensions from 101, one number, open at all hours.
 */
export interface SeededTenant {
  tenantId: TenantId;
  numberId: string;
  number: string;
  departmentId: DepartmentId;
  agents: { agentId: AgentId; personId: PersonId; extension: string }[];
}

export interface SeedOptions {
  name?: string;
  /** E.164; if omitted, a random one of the fictitious 555-01xx range. */
  number?: string;
  answerWith?: 'auto' | 'menu';
  agents?: number;
  status?: 'available' | 'busy' | 'not_available';
  language?: 'en' | 'es';
  /** The spec's sealing, if it opens sealed fields; otherwise keys and names are random bytes. */
  sealing?: SeedSealing;
}

/** The part of the product's sealing that seeding needs. */
export interface SeedSealing {
  newTenantKey(tenantId: string): Buffer;
  tenant(tx: TenantTx): Promise<{ seal(place: { table: string; column: string; row: string }, text: string): Buffer }>;
}

const minutesOfDay = 1440;

function randomNumber(): string {
  const digits = BigInt(`0x${randomBytes(6).toString('hex')}`) % 10_000_000_000n;
  return `+1${String(digits).padStart(10, '2').replace(/^[01]/, '2')}`;
}

/**
 * Creates a tenant with the minimum needed to answer a call, written by the owner's superuser: test setup, not the
 * product.
 */
export async function seedTenant(db: TestDatabase, options: SeedOptions = {}): Promise<SeededTenant> {
  const tenantId = randomUUID() as TenantId;
  const departmentId = randomUUID() as DepartmentId;
  const numberId = randomUUID();
  const number = options.number ?? randomNumber();
  const config = {
    receptionistName: 'Ava',
    voice: 'marin',
    greeting: null,
    attemptsBeforeTransfer: 3,
    ringSeconds: 20,
  };
  await db.asSuperuser(
    `insert into tenants (id, kind, name, slug, default_language, time_zone, wrapped_key)
     values ($1, 'business', $2, $3, $4, 'America/New_York', $5)`,
    [
      tenantId,
      options.name ?? 'Acme',
      `t-${tenantId}`,
      options.language ?? 'en',
      options.sealing?.newTenantKey(tenantId) ?? randomBytes(60),
    ],
  );
  await db.asSuperuser(
    `insert into configurations (tenant_id, version, config, default_language) values ($1, 1, $2, $3)`,
    [tenantId, config, options.language ?? 'en'],
  );
  await db.asSuperuser(
    `insert into departments (tenant_id, id, name_en, name_es) values ($1, $2, 'Front desk', 'Recepción')`,
    [tenantId, departmentId],
  );
  await db.asSuperuser(`insert into numbers (tenant_id, id, e164, answer_with) values ($1, $2, $3, $4)`, [
    tenantId,
    numberId,
    number,
    options.answerWith ?? 'auto',
  ]);
  for (let weekday = 1; weekday <= 7; weekday++) {
    const sql = 'insert into hours (tenant_id, id, weekday, opens, closes) values ($1, $2, $3, 0, $4)';
    await db.asSuperuser(sql, [tenantId, randomUUID(), weekday, minutesOfDay]);
  }
  const agents = [];
  for (let index = 0; index < (options.agents ?? 1); index++) {
    agents.push(await seedAgent(db, tenantId, departmentId, String(101 + index), options.status ?? 'available'));
    if (options.sealing)
      await nameAgent(db, tenantId, options.sealing, agents[index], agentNames[index % agentNames.length]);
  }
  return { tenantId, numberId, number, departmentId, agents };
}

const agentNames = ['Ana Torres', 'Ben Carter', 'Carla Ruiz'];

async function nameAgent(
  db: TestDatabase,
  tenantId: TenantId,
  sealing: SeedSealing,
  agent: SeededTenant['agents'][number] | undefined,
  name = '',
): Promise<void> {
  if (agent === undefined) return;
  const place = { table: 'memberships', column: 'name_sealed', row: agent.personId };
  await db.tenantDb.run(tenantId, async (tx) => {
    const sealed = (await sealing.tenant(tx)).seal(place, name);
    await tx.query('update memberships set name_sealed = $3 where tenant_id = $1 and person_id = $2', [
      tenantId,
      agent.personId,
      sealed,
    ]);
  });
}

/** Adds one more agent with an account to the department. Name and email are random bytes, not sealed text. */
export async function seedAgent(
  db: TestDatabase,
  tenantId: TenantId,
  departmentId: DepartmentId,
  extension: string,
  status: 'available' | 'busy' | 'not_available' = 'available',
): Promise<SeededTenant['agents'][number]> {
  const personId = randomUUID() as PersonId;
  const agentId = randomUUID() as AgentId;
  const emailHmac = createHash('sha256').update(personId).digest();
  await db.asSuperuser('insert into people (id, email_sealed, invited) values ($1, $2, true)', [
    personId,
    randomBytes(40),
  ]);
  await db.asSuperuser(`insert into credentials (person_id, password_hash) values ($1, 'none')`, [personId]);
  await db.asSuperuser(
    `insert into memberships (tenant_id, person_id, role, name_sealed, email_hmac) values ($1, $2, 'agent', $3, $4)`,
    [tenantId, personId, randomBytes(40), emailHmac],
  );
  await db.asSuperuser(`insert into agents (tenant_id, id, person_id, extension, status) values ($1, $2, $3, $4, $5)`, [
    tenantId,
    agentId,
    personId,
    extension,
    status,
  ]);
  await db.asSuperuser(`insert into department_agents (tenant_id, department_id, agent_id) values ($1, $2, $3)`, [
    tenantId,
    departmentId,
    agentId,
  ]);
  return { agentId, personId, extension };
}
