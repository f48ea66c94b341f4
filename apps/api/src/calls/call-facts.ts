import type { TenantTx } from '@voicecore/database';
import {
  factsNeeded,
  offeredIn,
  suggestedIn,
  peopleFacts,
  peopleWanted,
  type AgentFact,
  type CallConfig,
  type CallInput,
  type CallState,
  type Facts,
  type Meaning,
  type PeopleFacts,
  type PeopleWanted,
  type TenantFacts,
} from '@voicecore/domain/call';
import type { Calendar } from '@voicecore/domain/hours';
import type { AgentId, CallId, DepartmentId, Instant, OfferId } from '@voicecore/domain/kernel';
import type { RoutedDepartment } from '@voicecore/domain/routing';
import { hasWordRules, wordReasons, type ScreeningFacts } from '@voicecore/domain/screening';
import { followLanguage, understand } from '@voicecore/domain/understanding';
import { randomInt, randomUUID } from 'node:crypto';
import { offeredAt, routedDepartments } from '../directory';
import { inKnownZone, openingNow } from '../hours';
import type { KnowledgeSearch } from '../knowledge';
import { occurs } from '../platform/patterns';
import type { CallNames } from './call-names';
import type { FactSources } from './fact-sources';

interface PeopleRow {
  readonly timeZone: string;
  readonly hours: Calendar['items'] | null;
  readonly specialDays: Calendar['specialDays'] | null;
  readonly agents: AgentFact[] | null;
  readonly waiting: Record<string, number> | null;
  readonly departments: RoutedDepartment[] | null;
  readonly lastAgent: AgentId | null;
}

export interface FactsWanted {
  readonly state: CallState | null;
  readonly input: CallInput;
  readonly config: CallConfig;
  readonly callId: CallId;
  /** Needed when the input contains words to be understood. */
  readonly names: CallNames | null;
  /** What screening found about the caller of a call that arrives. */
  readonly screening?: ScreeningFacts;
}

/** Fetches, inside the decision's transaction, the facts that `factsNeeded` names, and no others. */
export class CallFacts {
  constructor(
    private readonly tx: TenantTx,
    private readonly search: KnowledgeSearch,
    private readonly sources: FactSources,
  ) {}

  async fetch(wanted: FactsWanted): Promise<Facts> {
    const needed = new Set(factsNeeded(wanted.state, wanted.input, wanted.config));
    const now = this.sources.clock.now();
    const meaning = needed.has('meaning') ? await this.meaning(wanted) : null;
    return {
      now,
      config: wanted.config,
      lost: [],
      newOfferId: randomUUID() as OfferId,
      ...(needed.has('modelReady') && { modelReady: this.sources.model.ready() }),
      ...(needed.has('tenant') && { tenant: await this.tenant() }),
      ...(needed.has('screening') && wanted.screening && { screening: wanted.screening }),
      ...(needed.has('words') && (await this.words(wanted))),
      ...(needed.has('digit') && { digit: randomInt(10) }),
      ...(meaning && { meaning }),
      ...(needed.has('people') && { people: await this.people(wanted, meaning, now) }),
    };
  }

  /** Returns what the caller's words in a menu turn mean, and what the knowledge base answers. */
  private async meaning({ state, input, names, config }: FactsWanted): Promise<Meaning> {
    if (state === null || names === null || input.kind !== 'TurnHeard')
      throw new Error('words can be understood only in a turn of a call that has begun');
    const speech = input.personal.speech ?? '';
    const heard = followLanguage({ language: state.language, detected: state.languageKnown }, speech);
    const askedAnythingElse = state.say.some((said) => said.kind === 'text' && said.key === 'anythingElse');
    const offered = offeredIn(state.say);
    const { query, beside, ...understood } = understand(speech, names.directory, state.language, {
      askedAnythingElse,
      urgent: config.urgent,
      ...(offered && { offered }),
    });
    const question = understood.asks === true ? (query ?? speech) : beside;
    const language = heard.detected ? heard.language : null;
    if (question !== undefined) {
      const { answers, nearest } = await this.search.look(this.tx, question, heard.language);
      return { understood, heard: language, hits: answers, nearest: answers.length > 0 ? null : (nearest[0] ?? null) };
    }
    // A yes is to the entry that was suggested.
    const suggested = understood.kind === 'affirm' ? suggestedIn(state.say) : null;
    const confirmed = suggested && (await this.search.entry(this.tx, suggested, heard.language));
    return { understood, heard: language, hits: confirmed ? [confirmed] : [] };
  }

  /** Returns the screening rules that match what the caller says; nothing when no rule depends on words. */
  private async words({ input, config }: FactsWanted): Promise<Pick<Facts, 'words'>> {
    const policy = await this.sources.configurations.screening(this.tx, config);
    if (!hasWordRules(policy)) return {};
    const speech = 'personal' in input && 'speech' in input.personal ? (input.personal.speech ?? '') : '';
    return { words: { reasons: wordReasons(policy, speech, occurs), digit: randomInt(10) } };
  }

  private async tenant(): Promise<TenantFacts> {
    const rows = await this.tx.query<TenantFacts>(
      `select status <> 'active' as suspended,
         (select id from departments d where d.tenant_id = t.id and d.deleted_at is null
           order by position, created_at limit 1) as "fallbackDepartment"
       from tenants t where t.id = $1`,
      [this.tx.tenantId],
    );
    if (rows[0] === undefined) throw new Error('the tenant of the call does not exist');
    return rows[0];
  }

  /** Returns the state of the people the caller may be transferred to, and of no others, however many work there. */
  private async people(
    { state, input, callId, config }: FactsWanted,
    meaning: Meaning | null,
    now: Instant,
  ): Promise<PeopleFacts> {
    if (state === null) throw new Error('a call that has not begun cannot be transferred');
    const peopleQuery = peopleWanted(state, input, meaning?.understood ?? null, config);
    const row = await this.readPeople(peopleQuery, state.fallbackDepartment, callId);
    const calendar = { timeZone: row.timeZone, items: row.hours ?? [], specialDays: row.specialDays ?? [] };
    const read = {
      opening: openingNow(calendar, now),
      timeZone: inKnownZone(calendar).timeZone,
      agents: row.agents ?? [],
      waiting: row.waiting ?? {},
      departments: row.departments ?? [],
      caller: { language: state.languageKnown ? state.language : null, lastAgent: row.lastAgent },
    };
    return peopleFacts(peopleQuery, read, state.fallbackDepartment);
  }

  private async readPeople(
    { targets, extension }: PeopleWanted,
    fallback: DepartmentId | null,
    callId: CallId,
  ): Promise<PeopleRow> {
    const idsOf = (kind: 'agent' | 'department') => targets.flatMap((one) => (one.kind === kind ? [one.id] : []));
    const departments = [...idsOf('department'), ...(fallback === null ? [] : [fallback])];
    const rows = await this.tx.query<PeopleRow>(
      `with recursive asked as (
         select id from agents where tenant_id = $1 and deleted_at is null and (id = any($3::uuid[]) or extension = $4)
       ), groups as (
         select unnest($5::uuid[]) as id
         union select department_id from department_agents where tenant_id = $1 and agent_id in (select id from asked)
       ), above as (
         select id, parent_id, escalate_to from departments where tenant_id = $1 and id in (select id from groups)
         union select d.id, d.parent_id, d.escalate_to from above
           join departments d on d.tenant_id = $1 and d.id = above.parent_id and above.escalate_to is not null
       ), people as (
         select id from asked
         union select agent_id from department_agents where tenant_id = $1 and department_id in (select id from above)
         union select agent_id from department_managers where tenant_id = $1 and department_id in (select id from above)
       )
       select t.time_zone as "timeZone",
         (select jsonb_agg(jsonb_build_object('departmentId', department_id, 'weekday', weekday, 'opens', opens, 'closes', closes))
            from hours where tenant_id = t.id) as hours,
         (select jsonb_agg(jsonb_build_object('departmentId', department_id, 'rule', rule, 'periods', periods) order by position)
            from special_days where tenant_id = t.id) as "specialDays",
         (select jsonb_agg(jsonb_build_object('id', a.id, 'extension', a.extension, 'presence',
              case when a.status = 'not_available' then 'away'
                   when a.status = 'busy' or a.call_id is not null or o.id is not null then 'engaged' else 'free' end,
              'departmentIds', (select coalesce(jsonb_agg(d.id order by d.position, d.id), '[]') from department_agents m
                                  join departments d on d.tenant_id = m.tenant_id and d.id = m.department_id
                                                    and d.deleted_at is null
                                 where m.tenant_id = a.tenant_id and m.agent_id = a.id),
              'managerOf', array(select m.department_id from department_managers m
                where m.tenant_id = a.tenant_id and m.agent_id = a.id),
              'languages', a.languages, 'skills', a.skills, 'offeredAt', a."offeredAt") order by a.idle_since, a.id)
            from (select *, ${offeredAt} from agents a where a.tenant_id = $1) a
              left join offers o on o.tenant_id = a.tenant_id and o.agent_id = a.id
                                and o.state in ('open', 'accepted', 'joined')
           where a.tenant_id = t.id and a.deleted_at is null and a.id in (select id from people)) as agents,
         (select jsonb_object_agg(target_id, n) from (select target_id, count(*) as n from queue_places
           where tenant_id = t.id and call_id <> $2 and not ringing
             and target_id in (select id from asked union select id from groups) group by target_id) as each) as waiting,
         (select jsonb_agg(each) from (${routedDepartments}) as each) as departments,
         (select c.agent_id from calls k
            join calls c on c.tenant_id = $1 and c.caller_hmac = k.caller_hmac and c.outcome = 'answered_by_person'
           where k.tenant_id = $1 and k.id = $2
             and exists (select from departments where tenant_id = $1 and strategy = 'preferred' and id in (select id from groups))
           order by c.started_at desc limit 1) as "lastAgent"
       from tenants t where t.id = $1`,
      [this.tx.tenantId, callId, idsOf('agent'), extension, departments],
    );
    const found = rows[0];
    if (found === undefined) throw new Error('the tenant of the call does not exist');
    return found;
  }
}
