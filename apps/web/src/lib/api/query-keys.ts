import type { CallFilters } from './contract';

/**
 * The cache keys of everything the screens read, in one place: two readers of one key must request the same data.
 * The first part is the topic of the live push.
 */
export const queryKeys = {
  installation: ['installation'],
  tenants: ['tenants'],
  administratorsOf: (tenantId: string) => ['tenants', 'administrators', tenantId],
  numbersOf: (tenantId: string) => ['tenants', 'numbers', tenantId],
  tenant: ['tenant'],
  setUp: ['set-up'],
  standing: ['tenant', 'standing'],
  members: ['members'],
  deadLetters: ['dead-letters'],
  numbers: ['numbers'],
  hours: ['hours'],
  departments: ['departments'],
  agents: ['agents'],
  agentLists: ['agents', 'list'],
  agentList: (asked: object) => ['agents', 'list', asked],
  agent: (id: string | null) => ['agents', 'one', id],
  desk: ['desk'],
  recentOf: (agentId: string, seen: string) => ['recent', agentId, seen],
  deskOf: (agentId: string | null) => ['desk', agentId],
  calls: {
    every: ['calls'],
    live: ['calls', 'live'],
    queue: ['calls', 'queue'],
    lists: ['calls', 'list'],
    list: (filters: CallFilters) => ['calls', 'list', filters],
    detail: (callId: string) => ['calls', 'detail', callId],
    figures: ['calls', 'figures'],
    figuresFrom: (from: string) => ['calls', 'figures', from],
  },
  screening: {
    every: ['screening'],
    report: ['screening', 'report'],
    rules: ['screening', 'rules'],
    list: (list: string) => ['screening', 'list', list],
  },
  outbound: {
    policy: ['outbound', 'policy'],
    installation: ['outbound', 'installation'],
    refusals: ['outbound', 'refusals'],
    optOuts: ['outbound', 'opt-outs'],
  },
  contacts: {
    every: ['contacts'],
    list: (asked: string) => ['contacts', 'list', asked],
    one: (id: string | null) => ['contacts', 'one', id],
  },
  found: (typed: string) => ['found', typed],
  knowledge: {
    every: ['knowledge'],
    any: ['knowledge', 'any'],
    lists: ['knowledge', 'list'],
    list: (asked: string) => ['knowledge', 'list', asked],
    imports: ['knowledge', 'imports'],
    unanswered: ['knowledge', 'unanswered'],
    contradictions: ['knowledge', 'contradictions'],
    waysOf: (id: string) => ['knowledge', 'ways', id],
    questionsOf: (id: string) => ['knowledge', 'questions', id],
    detail: (id: string | null) => ['knowledge', 'detail', id],
  },
} as const;
