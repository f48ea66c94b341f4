import type { SignedIn } from '../session';

/** A moment as the api writes it. */
export type Moment = string | number;
export type Language = 'en' | 'es';
export interface Bilingual {
  en: string;
  es: string;
}
export interface Page<T> {
  items: T[];
  next: string | null;
}

export type AgentStatus = 'available' | 'busy' | 'not_available';
export type CallStage =
  | 'arriving'
  | 'challenged'
  | 'receptionist'
  | 'menu'
  | 'waiting'
  | 'ringing'
  | 'talking'
  | 'held'
  | 'message'
  | 'announcing'
  | 'ended';

export interface CallSegment {
  stage: string;
  from: Moment;
  to: Moment | null;
}
export interface CallMark {
  kind: string;
  at: Moment;
}
export interface Call {
  id: string;
  caller: string | null;
  numberCalled: string | null;
  stage: string;
  language: Language | null;
  outcome: string | null;
  departmentId: string | null;
  agentId: string | null;
  startedAt: Moment;
  answeredAt: Moment | null;
  endedAt: Moment | null;
  durationMs: number | null;
  attempts: number;
  reason: string | null;
  segments: CallSegment[];
  marks: CallMark[];
}
export interface CallTurn {
  seq: number;
  speaker: 'caller' | 'receptionist' | 'agent' | 'system';
  text: string;
  at: Moment;
  ms: number | null;
  language: Language | null;
  cut: boolean;
  meta: Record<string, unknown> | null;
}
export interface TimelineEntry {
  n: number;
  at: Moment;
  kind: string;
  data: Record<string, unknown> | null;
}
export interface CallDetail extends Call {
  turns: CallTurn[];
  timeline: TimelineEntry[];
  lookups: Record<string, unknown>[];
  messages: Record<string, unknown>[];
  end: { reason: string; party: string } | null;
}

export interface Agent {
  id: string;
  personId: string;
  name: string;
  email: string;
  extension: string;
  role: 'tenant_admin' | 'supervisor' | 'agent';
  status: AgentStatus;
  statusReason: string | null;
  statusAt: Moment | null;
  callId: string | null;
  departmentIds: string[];
}
export interface AgentInput {
  name: string;
  email: string;
  password: string;
  extension: string;
  role: Agent['role'];
  departmentIds: string[];
}
export interface Department {
  id: string;
  names: Bilingual;
  position: number;
}
export interface HoursSpan {
  departmentId: string | null;
  weekday: number;
  opens: number;
  closes: number;
}
export interface PhoneNumber {
  id: string;
  e164: string;
  label: string;
  answerWith: 'auto' | 'menu';
  departmentId: string | null;
}
export interface KnowledgeEntry {
  id: string;
  question: Bilingual;
  answer: Bilingual;
  alternates: { en: string[]; es: string[] };
  enabled: boolean;
  revision: number;
  createdAt: Moment;
  updatedAt: Moment;
}
export type KnowledgeInput = Pick<KnowledgeEntry, 'question' | 'answer' | 'alternates' | 'enabled'>;
export interface KnowledgeTrial {
  found: boolean;
  entry: KnowledgeEntry | null;
  score: number;
  threshold: number;
  terms: string[];
  ms: number;
}
export interface Tenant {
  id: string;
  name: string;
  slug: string;
  status: 'active' | 'suspended';
  defaultLanguage: Language;
  timeZone: string;
  isDemo: boolean;
  createdAt: Moment;
}
export interface TenantConfig {
  receptionistName: string;
  voice: string;
  greeting: Bilingual | null;
  attemptsBeforeTransfer: number;
  ringSeconds: number;
}
export interface Installation {
  carrier: 'sandbox' | 'twilio';
  receptionist: 'openai' | 'scripted' | 'menu';
  sandboxPort: number | null;
  demo: {
    tenantName: string;
    number: string;
    menuNumber: string;
    agents: { agentId: string; name: string; extension: string }[];
  } | null;
  version: string;
}
export interface CallFilters {
  stage?: 'live' | 'ended';
  outcome?: string;
  agentId?: string;
  departmentId?: string;
  from?: string;
  to?: string;
  number?: string;
  cursor?: string;
  limit?: number;
}

/** A line of a conversation as an agent's desk shows it. */
export interface DeskTurn {
  seq: number;
  speaker: CallTurn['speaker'];
  text: string;
}
/** A caller who is offered to this agent; `token` lets the agent's line dial in. */
export interface Offer {
  offerId: string;
  callId: string;
  token: string;
  caller: string | null;
  reason: string | null;
  language: Language;
  departmentName: Bilingual | null;
  expiresAt: number;
  turns: DeskTurn[];
}
/** The call this agent is in; `token` dials the same agent back in while it lasts. */
export interface DeskCall {
  callId: string;
  token: string;
  caller: string | null;
  stage: string;
  since: number;
  language: Language;
  reason: string | null;
  turns: DeskTurn[];
}
/** Times are milliseconds of the server's clock, `now` among them. */
export interface Desk {
  agent: { id: string; status: AgentStatus; statusReason: string | null; statusAt: number };
  offer: Offer | null;
  call: DeskCall | null;
  now: number;
}
export interface LineToken {
  line: 'sandbox' | 'twilio';
  token: string;
  identity: string;
  sandboxPort: number | null;
  expiresAt: number;
}

interface Answers<T> {
  200: { content: { 'application/json': T } };
}
interface Read<T, Query = undefined, Path = undefined> {
  parameters: { query?: Query; path?: Path };
  responses: Answers<T>;
}
interface Write<Body, T, Path = undefined> {
  parameters: { path?: Path };
  requestBody: { content: { 'application/json': Body } };
  responses: Answers<T>;
}
interface Remove {
  parameters: { path: { id: string } };
  responses: Answers<unknown>;
}
interface ById {
  id: string;
}

/** The routes the screens use. */
export interface paths {
  '/api/v1/installation': { get: Read<Installation> };
  '/api/v1/calls': { get: Read<Page<Call>, CallFilters> };
  '/api/v1/calls/{id}': { get: Read<CallDetail, undefined, ById> };
  '/api/v1/agents': { get: Read<Page<Agent>>; post: Write<AgentInput, Agent> };
  '/api/v1/agents/{id}': { patch: Write<Partial<AgentInput>, Agent, ById>; delete: Remove };
  '/api/v1/agents/{id}/status': { put: Write<{ status: 'available' | 'not_available' }, Agent, ById> };
  '/api/v1/softphone/token': { post: Read<LineToken> };
  '/api/v1/softphone/desk': { get: Read<Desk> };
  '/api/v1/softphone/offers/{id}/decline': { post: Read<unknown, undefined, ById> };
  '/api/v1/softphone/calls/{id}/hold': { post: Write<{ on: boolean }, unknown, ById> };
  '/api/v1/softphone/calls/{id}/transfer': { post: Write<{ kind: 'agent' | 'department'; id: string }, unknown, ById> };
  '/api/v1/softphone/calls/{id}/hangup': { post: Read<unknown, undefined, ById> };
  '/api/v1/try/desk': { post: Write<{ agentId: string }, SignedIn> };
  '/api/v1/departments': { get: Read<Page<Department>>; post: Write<{ names: Bilingual }, Department> };
  '/api/v1/departments/{id}': { patch: Write<{ names: Bilingual }, Department, ById>; delete: Remove };
  '/api/v1/hours': { get: Read<{ items: HoursSpan[] }>; put: Write<{ items: HoursSpan[] }, { items: HoursSpan[] }> };
  '/api/v1/numbers': { get: Read<Page<PhoneNumber>>; post: Write<Omit<PhoneNumber, 'id'>, PhoneNumber> };
  '/api/v1/numbers/{id}': { patch: Write<Partial<PhoneNumber>, PhoneNumber, ById>; delete: Remove };
  '/api/v1/knowledge/entries': {
    get: Read<Page<KnowledgeEntry>, { q?: string; cursor?: string; limit?: number }>;
    post: Write<KnowledgeInput, KnowledgeEntry>;
  };
  '/api/v1/knowledge/entries/{id}': {
    get: Read<KnowledgeEntry, undefined, ById>;
    patch: Write<Partial<KnowledgeInput>, KnowledgeEntry, ById>;
    delete: Remove;
  };
  '/api/v1/knowledge/try': { post: Write<{ question: string; language: Language }, KnowledgeTrial> };
  '/api/v1/tenant': {
    get: Read<Tenant & { config: TenantConfig }>;
    patch: Write<Partial<Tenant> & { config?: Partial<TenantConfig> }, Tenant & { config: TenantConfig }>;
  };
  '/api/v1/tenants': { get: Read<Page<Tenant>>; post: Write<Record<string, unknown>, Tenant> };
  '/api/v1/tenants/{id}': { patch: Write<Record<string, unknown>, Tenant, ById> };
}
