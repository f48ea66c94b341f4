import { evolveAll, outcomeOf, endOf, type CallEvent, type CallState } from '@voicecore/domain/call';
import type { AgentId, DepartmentId, Instant, OfferId, TenantId } from '@voicecore/domain/kernel';
import { numberEndsToFind, wordsToFind } from '@voicecore/domain/finding';
import type { TestDatabase } from '@voicecore/testing';
import { randomUUID } from 'node:crypto';
import type { Sealing } from '../src/platform/sealing';

/** The owner of the calls. */
export interface CallsOf {
  readonly tenantId: TenantId;
  readonly departmentId: DepartmentId;
  readonly agentId: AgentId;
}

type Story = (
  agentId: AgentId,
  departmentId: DepartmentId,
) => readonly (readonly [seconds: number, event: CallEvent])[];

const offerId = 'offer-1' as OfferId;
const queued = (id: DepartmentId): CallEvent => ({
  kind: 'CallerQueued',
  target: { kind: 'department', id },
  reason: 'asked_for_person',
  keepPlace: false,
  say: [],
});
const offered = (agentId: AgentId): CallEvent => ({ kind: 'AgentOffered', offerId, agentId, k: 1, expiresAt: 20_000 });
const joined: CallEvent = { kind: 'AgentJoined', conferenceSid: 'CF1', legSid: 'CA1', offerId };
const expired = (agentId: AgentId): CallEvent => ({ kind: 'OfferClosed', offerId, agentId, how: 'expired' });
const hungUp: CallEvent = { kind: 'CallEnded', reason: 'caller_hung_up', party: 'caller' };
const lookedUp: CallEvent = { kind: 'QuestionLookedUp', entryId: null, score: 0.9, tool: 'search' };

/** What happens in calls, one after the other, so that every seventh call goes the same way. */
const stories: readonly Story[] = [
  () => [
    [12, lookedUp],
    [40, hungUp],
  ],
  (agent, department) => [
    [10, queued(department)],
    [12, offered(agent)],
    [18, joined],
    [140, hungUp],
  ],
  (agent, department) => [
    [10, queued(department)],
    [12, offered(agent)],
    [32, expired(agent)],
    [32, { kind: 'MessageAsked', say: [] }],
    [36, hungUp],
  ],
  (_agent, department) => [
    [9, queued(department)],
    [80, hungUp],
  ],
  () => [[4, { kind: 'CallEnded', reason: 'line_failed', party: 'carrier' }]],
  (agent, department) => [
    [10, queued(department)],
    [12, offered(agent)],
    [20, joined],
    [420, { kind: 'CallEnded', reason: 'agent_hung_up', party: 'tenant' }],
  ],
  (_agent, department) => [
    [8, queued(department)],
    [9, { kind: 'MessageAsked', say: [] }],
    [30, { kind: 'MessageLeft', recordingSid: 'RE1', seconds: 14, written: false }],
    [34, { ...hungUp }],
  ],
];

function folded(story: Story, { agentId, departmentId }: CallsOf): CallState {
  const began: CallEvent = {
    kind: 'CallBegan',
    configVersion: 1,
    fallbackDepartment: departmentId,
    engine: 'model',
    language: 'en',
    department: null,
  };
  const state = [[0, began] as const, ...story(agentId, departmentId)].reduce<CallState | null>(
    (before, [seconds, event]) => evolveAll(before, [event], seconds * 1_000),
    null,
  );
  if (state === null) throw new Error('a call without a beginning');
  return { ...state, n: 1 };
}

/** Returns the state of a call moved to another start time. */
function at(state: CallState, start: Instant): CallState {
  const end = endOf(state);
  return {
    ...state,
    startedAt: start,
    answeredAt: state.answeredAt === null ? null : state.answeredAt + start,
    segments: state.segments.map(({ stage, from }) => ({ stage, from: from + start })),
    marks: state.marks.map(({ kind, at: moment }) => ({ kind, at: moment + start })),
    ...(end === null ? {} : { end: { ...end, at: end.at + start } }),
  };
}

/** Returns words that are said in the call with this number. */
export const wordsOf = (index: number): string => (index % 50 === 0 ? 'about the whitening' : 'about my invoice');
/** Returns the phone number that calls in it. */
export const callerOf = (index: number): string => `+1212555${String(index % 10_000).padStart(4, '0')}`;

/**
 * Inserts ended calls of a tenant, `apart` ms from each other, the last one at `until`: written the way a restored
 * backup would be.
 */
export async function manyCalls(
  db: TestDatabase,
  sealing: Sealing,
  whose: CallsOf,
  { count, until, apart = 600_000 }: { count: number; until: Instant; apart?: number },
): Promise<void> {
  const { tenantId } = whose;
  const ends = stories.map((story) => folded(story, whose));
  const hashed = (words: readonly string[]) => words.map((word) => sealing.lookup(tenantId, word).toString('hex'));
  const step = 1_000;
  for (let from = 0; from < count; from += step) {
    const rows = await db.tenantDb.run(tenantId, (tx) =>
      Promise.all(
        Array.from({ length: Math.min(step, count - from) }, async (_none, offset) => {
          const index = from + offset;
          const state = at(ends[index % ends.length]!, until - (count - 1 - index) * apart);
          const id = randomUUID();
          const { wrapped, seal } = await sealing.newCallKey(tx, id);
          const caller = seal.seal({ table: 'calls', column: 'caller_sealed', row: id }, callerOf(index));
          return {
            id,
            sid: `CA${id.replaceAll('-', '')}`,
            key: wrapped.toString('hex'),
            caller: caller.toString('hex'),
            hmac: sealing.lookup(tenantId, callerOf(index)).toString('hex'),
            state,
            outcome: outcomeOf(state),
            by: endOf(state)?.party ?? null,
            department: state.department,
            agent: state.lastAgent,
            started: state.startedAt,
            answered: state.answeredAt,
            ended: endOf(state)?.at ?? null,
            words: hashed([...wordsToFind(wordsOf(index)), ...numberEndsToFind(callerOf(index))]),
          };
        }),
      ),
    );
    await db.asSuperuser(
      `with made as (
         select * from jsonb_to_recordset($2::jsonb) as r(id uuid, sid text, key text, caller text, hmac text, state jsonb,
           outcome text, by text, department uuid, agent uuid, started float8, answered float8, ended float8, words jsonb)
       ), kept as (
         insert into calls (tenant_id, id, carrier_sid, caller_hmac, caller_sealed, wrapped_key, n, state, stage, outcome,
           ended_by, language, config_version, department_id, agent_id, started_at, answered_at, ended_at, completed_at)
         select $1, id, sid, decode(hmac, 'hex'), decode(caller, 'hex'), decode(key, 'hex'), 1, state, 'ended', outcome, by,
           'en', 1, department, agent, to_timestamp(started / 1000), to_timestamp(answered / 1000),
           to_timestamp(ended / 1000), to_timestamp(ended / 1000) from made returning id
       )
       select count(*) from kept`,
      [tenantId, JSON.stringify(rows)],
    );
    await db.asSuperuser(
      `insert into call_words (tenant_id, call_id, word_hmac)
       select $1, r.id, decode(word, 'hex') from jsonb_to_recordset($2::jsonb) as r(id uuid, words jsonb),
         jsonb_array_elements_text(r.words) as word on conflict do nothing`,
      [tenantId, JSON.stringify(rows.map(({ id, words }) => ({ id, words })))],
    );
  }
  await db.asSuperuser('analyze calls, call_words');
}
