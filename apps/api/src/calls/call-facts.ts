import type { TenantTx } from '@voicecore/database';
import type { AgentFact, CallConfig, CallInput, CallState, EntryHit, Facts } from '@voicecore/domain/call';
import type { AgentId, CallId, DepartmentId, Language, OfferId } from '@voicecore/domain/kernel';
import { followLanguage, understand, type Understood } from '@voicecore/domain/understanding';
import { randomUUID } from 'node:crypto';
import { openingNow, type StoredHours } from '../hours';
import type { KnowledgeSearch } from '../knowledge';
import type { CallNames } from './call-names';
import type { LedgerSurroundings } from './ledger-surroundings';

interface PeopleRow {
  readonly suspended: boolean;
  readonly timeZone: string;
  readonly hours: StoredHours['items'] | null;
  readonly agents: AgentFact[] | null;
  readonly waitedFor: (AgentId | DepartmentId)[] | null;
}

/** Inputs that may put a caller into a queue or ring an agent, and so need to know who is there. */
const needsPeople: ReadonlySet<CallInput['kind']> = new Set<CallInput['kind']>([
  'CallArrived',
  'DocumentAsked',
  'TurnHeard',
  'TurnTaken',
  'ToolAsked',
  'DigitsPressed',
  'UrgencyHeard',
  'AgentWished',
  'NobodyLeft',
  'AgentUnavailable',
  'TimerFired',
]);

export interface FactsWanted {
  readonly state: CallState | null;
  readonly input: CallInput;
  readonly config: CallConfig;
  readonly callId: CallId;
  /** Needed where words are to be understood. */
  readonly names: CallNames | null;
}

/** What a decision may know, fetched inside its transaction: only what the input can make use of. */
export class CallFacts {
  constructor(
    private readonly tx: TenantTx,
    private readonly search: KnowledgeSearch,
    private readonly around: LedgerSurroundings,
  ) {}

  async fetch({ state, input, config, callId, names }: FactsWanted): Promise<Facts> {
    const people = needsPeople.has(input.kind) ? await this.people(callId) : null;
    const meaning =
      input.kind === 'TurnHeard' && names !== null
        ? await this.meaning(state, input.personal.speech ?? '', names)
        : null;
    const now = this.around.clock.now();
    const opening = people === null ? null : openingNow({ timeZone: people.timeZone, items: people.hours ?? [] }, now);
    return {
      now,
      config,
      modelReady: this.around.model.ready(),
      suspended: people?.suspended ?? false,
      open: opening?.open ?? true,
      departmentsOpen: opening?.departments ?? [],
      agents: people?.agents ?? [],
      waitedFor: people?.waitedFor ?? [],
      lost: [],
      understood: meaning?.understood ?? null,
      heard: meaning?.heard ?? null,
      hits: meaning?.hits ?? [],
      newOfferId: randomUUID() as OfferId,
    };
  }

  /** What the words of a menu turn mean, and what the knowledge answers to them. */
  private async meaning(
    state: CallState | null,
    speech: string,
    { directory }: CallNames,
  ): Promise<{ understood: Understood; heard: Language | null; hits: readonly EntryHit[] }> {
    const current = state?.language ?? 'en';
    const heard = followLanguage({ language: current, detected: state?.languageKnown ?? false }, speech);
    const askedAnythingElse = state?.say.some((said) => said.kind === 'text' && said.key === 'anythingElse') ?? false;
    const { query, ...understood } = understand(speech, directory, current, {
      askedAnythingElse,
      urgent: state?.config.urgent ?? [],
    });
    const hits = understood.asks === true ? await this.search.search(this.tx, query ?? speech, heard.language) : [];
    return { understood, heard: heard.detected ? heard.language : null, hits };
  }

  private async people(callId: CallId): Promise<PeopleRow> {
    const rows = await this.tx.query<PeopleRow>(
      `select t.status <> 'active' as suspended,
         t.time_zone as "timeZone",
         (select jsonb_agg(jsonb_build_object('departmentId', department_id, 'weekday', weekday, 'opens', opens, 'closes', closes))
            from hours where tenant_id = t.id) as hours,
         (select jsonb_agg(jsonb_build_object('id', a.id, 'extension', a.extension, 'presence',
              case when a.status = 'not_available' then 'away'
                   when a.status = 'busy' or a.call_id is not null or o.id is not null then 'engaged' else 'free' end,
              'departmentIds', (select coalesce(jsonb_agg(d.department_id), '[]') from department_agents d
                                 where d.tenant_id = a.tenant_id and d.agent_id = a.id)) order by a.idle_since, a.id)
            from agents a left join offers o on o.tenant_id = a.tenant_id and o.agent_id = a.id
                                            and o.state in ('open', 'accepted', 'joined')
           where a.tenant_id = t.id and a.deleted_at is null) as agents,
         (select jsonb_agg(distinct target_id) from queue_places where tenant_id = t.id and call_id <> $2) as "waitedFor"
       from tenants t where t.id = $1`,
      [this.tx.tenantId, callId],
    );
    const found = rows[0];
    if (found === undefined) throw new Error('a call of a tenant that is not there');
    return found;
  }
}

interface ConfigRow {
  readonly version: number;
  readonly default_language: Language;
  readonly config: {
    greeting: CallConfig['greeting'];
    attemptsBeforeTransfer?: number;
    ringSeconds?: number;
    urgent?: string[];
  };
  readonly fallback: DepartmentId | null;
}

/** The configuration that a new call is pinned to. */
export async function readConfig(tx: TenantTx): Promise<CallConfig> {
  const rows = await tx.query<ConfigRow>(
    `select t.config_version as version, t.default_language, c.config,
       (select id from departments d where d.tenant_id = t.id and d.deleted_at is null order by position, created_at limit 1) as fallback
     from tenants t join configurations c on c.tenant_id = t.id and c.version = t.config_version where t.id = $1`,
    [tx.tenantId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('a tenant without a configuration');
  return {
    version: row.version,
    defaultLanguage: row.default_language,
    greeting: row.config.greeting ?? null,
    attemptsBeforeTransfer: row.config.attemptsBeforeTransfer ?? 3,
    ringSeconds: row.config.ringSeconds ?? 20,
    urgent: row.config.urgent ?? [],
    fallbackDepartment: row.fallback,
  };
}
