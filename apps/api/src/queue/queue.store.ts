import type { TenantTx } from '@voicecore/database';
import type { AgentId, CallId } from '@voicecore/domain/kernel';
import type { HandlingTimes, PlaceRouting, QueueAgent, QueuePlace, Told } from '@voicecore/domain/queue';
import { escalationSteps, firstRoutingRule, type RoutedCaller, type RoutedDepartment } from '@voicecore/domain/routing';
import { offeredAt, routedDepartments } from '../directory';

interface PlaceRow extends Omit<QueuePlace, 'target' | 'routing'>, RoutedCaller {
  readonly kind: 'agent' | 'department';
  readonly id: string;
  readonly ringing: boolean;
  readonly told: Told | null;
}

/** A place in the queue, whether an agent is being called for it, and what the caller was last told. */
export interface StoredPlace extends QueuePlace {
  readonly ringing: boolean;
  readonly told: Told | null;
}

/** Talks that an average is taken of. */
const recentTalks = 50;

/** Reads the waiting callers and the agents who take calls, inside one tenant transaction. */
export class QueueStore {
  constructor(private readonly tx: TenantTx) {}

  async places(): Promise<readonly StoredPlace[]> {
    const rows = await this.tx.query<PlaceRow>(
      `select call_id as "callId", target_kind as kind, target_id as id, ${ms('queued_at')} as "queuedAt", tried,
         ringing, escalated, (${tierOf}) as tier, ${ms('pulled_at')} as "pulledAt",
         case when told_at is not null then jsonb_build_object('sentence', told_sentence, 'position', told_position,
           'minutes', told_minutes, 'at', ${ms('told_at')}) end as told,
         (select language from calls k where k.tenant_id = queue_places.tenant_id and k.id = call_id) as language,
         (${lastAgentOf}) as "lastAgent"
       from queue_places where tenant_id = $1`,
      [this.tx.tenantId],
    );
    if (rows.length === 0) return [];
    const departments = await this.tx.query<RoutedDepartment>(routedDepartments, [this.tx.tenantId]);
    return rows.map(({ kind, id, language, lastAgent, ...place }) => ({
      ...place,
      target: { kind, id } as QueuePlace['target'],
      routing: routingOf(id, { language, lastAgent }, departments),
    }));
  }

  /** Returns the agents who take calls, including busy ones. An agent in a call, or being offered one, is not free. */
  async agents(): Promise<readonly QueueAgent[]> {
    return this.tx.query<QueueAgent>(
      `select a.id, extract(epoch from a.idle_since)::float8 * 1000 as "idleSince",
         a.status = 'available' and a.call_id is null and o.id is null as free,
         a.languages, a.skills, ${offeredAt},
         array(select d.department_id from department_agents d
                where d.tenant_id = a.tenant_id and d.agent_id = a.id) as "departmentIds",
         array(select d.department_id from department_managers d
                where d.tenant_id = a.tenant_id and d.agent_id = a.id) as "managerOf"
       from agents a
         left join offers o on o.tenant_id = a.tenant_id and o.agent_id = a.id and o.state in ('open', 'accepted', 'joined')
       where a.tenant_id = $1 and a.deleted_at is null and a.status <> 'not_available'`,
      [this.tx.tenantId],
    );
  }

  /** Returns how long the last talks of the people and departments took that somebody waits for, ms on average. */
  async handling(): Promise<HandlingTimes> {
    const rows = await this.tx.query<{ id: string; ms: number }>(
      `select q.target_id as id, avg(extract(epoch from t.ended_at - t.answered_at) * 1000)::float8 as ms
         from (select distinct target_kind, target_id from queue_places where tenant_id = $1) q
         cross join lateral (
           select ended_at, answered_at from calls c
            where c.tenant_id = $1 and c.outcome = 'answered_by_person' and c.answered_at is not null
              and case q.target_kind when 'agent' then c.agent_id else c.department_id end = q.target_id
            order by c.started_at desc limit ${recentTalks}) t
        group by q.target_id`,
      [this.tx.tenantId],
    );
    return new Map(rows.map(({ id, ms: average }) => [id, average]));
  }

  /** Returns the id of the person or department that a caller waits for; null for one who does not wait. */
  async targetOf(callId: CallId): Promise<string | null> {
    const sql = 'select target_id as id from queue_places where tenant_id = $1 and call_id = $2';
    const rows = await this.tx.query<{ id: string }>(sql, [this.tx.tenantId, callId]);
    return rows[0]?.id ?? null;
  }

  async departmentsInSight(agentId: AgentId): Promise<readonly string[]> {
    const sql = 'select app.departments_in_sight($1) as id';
    return (await this.tx.query<{ id: string }>(sql, [agentId])).map(({ id }) => id);
  }

  /** Keeps what a waiting caller is told now, and the wait behind it. */
  async keepTold(callId: CallId, { sentence, position, minutes, at }: Told, waitMs: number | null): Promise<void> {
    await this.tx.query(
      `update queue_places set told_sentence = $3, told_position = $4, told_minutes = $5, told_wait_ms = $6,
         told_at = to_timestamp($7 / 1000.0)
       where tenant_id = $1 and call_id = $2`,
      [this.tx.tenantId, callId, sentence, position, minutes, waitMs, at],
    );
  }
}

/** The VIP tier of the contact who has the number that the call comes from, as it is now. */
const tierOf = `select c.tier from calls k
  join contact_numbers n on n.tenant_id = k.tenant_id and n.number_hmac = k.caller_hmac
  join contacts c on c.tenant_id = n.tenant_id and c.id = n.contact_id
  where k.tenant_id = queue_places.tenant_id and k.id = queue_places.call_id`;

/** The agent whom the caller talked with last; read only where it decides who is called. */
const lastAgentOf = `select c.agent_id from calls k
  join departments d on d.tenant_id = k.tenant_id and d.id = queue_places.target_id and d.strategy = 'preferred'
  join calls c on c.tenant_id = k.tenant_id and c.caller_hmac = k.caller_hmac and c.outcome = 'answered_by_person'
   where k.tenant_id = queue_places.tenant_id and k.id = queue_places.call_id
   order by c.started_at desc limit 1`;

/** Returns how the callers of a person or department are routed. */
function routingOf(id: string, caller: RoutedCaller, departments: readonly RoutedDepartment[]): PlaceRouting {
  const department = departments.find((one) => one.id === id);
  if (department === undefined) return { rule: firstRoutingRule, caller, steps: [] };
  return { rule: department, caller, steps: escalationSteps(department.id, departments) };
}

function ms(column: string): string {
  return `round(extract(epoch from ${column}) * 1000)::float8`;
}
