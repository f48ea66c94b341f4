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

export type StaffRole = 'tenant_admin' | 'supervisor' | 'agent';
export interface Agent {
  id: string;
  personId: string;
  name: string;
  email: string;
  extension: string;
  role: StaffRole | 'super_admin';
  status: AgentStatus;
  statusReason: string | null;
  statusAt: number;
  callId: string | null;
  departmentIds: string[];
  disabled: boolean;
  invited: boolean;
}
export interface AgentChange {
  name: string;
  extension: string;
  role: StaffRole;
  departmentIds: string[];
  disabled: boolean;
}
export interface NewAgent extends Omit<AgentChange, 'disabled'> {
  email: string;
  password?: string;
}
export interface CreatedAgent {
  agent: Agent;
  invitation: string | null;
}
export interface Department {
  id: string;
  names: Bilingual;
  position: number;
  agentIds: string[];
}
export interface HoursSpan {
  departmentId: string | null;
  weekday: number;
  opens: number;
  closes: number;
}
export interface Hours {
  timeZone: string;
  items: HoursSpan[];
}
export interface HoursChange {
  departmentId: string | null;
  periods: Omit<HoursSpan, 'departmentId'>[];
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
  status: 'active' | 'suspended' | 'deleted';
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
export interface OwnTenant extends Tenant {
  configVersion: number;
  config: TenantConfig;
}
export interface OwnTenantChange {
  name?: string;
  defaultLanguage?: Language;
  timeZone?: string;
  config?: Partial<TenantConfig>;
}
export interface NewTenant {
  name: string;
  defaultLanguage: Language;
  timeZone: string;
  number?: string;
  admin: { name: string; email: string };
}
export interface CreatedTenant {
  tenant: Tenant;
  invitation: string | null;
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
  '/api/v1/agents': { get: Read<Page<Agent>, { limit?: number }>; post: Write<NewAgent, CreatedAgent> };
  '/api/v1/agents/{id}': { patch: Write<Partial<AgentChange>, Agent, ById>; delete: Remove };
  '/api/v1/agents/{id}/status': { put: Write<{ status: 'available' | 'not_available' }, Agent, ById> };
  '/api/v1/softphone/token': { post: Read<LineToken> };
  '/api/v1/softphone/desk': { get: Read<Desk> };
  '/api/v1/softphone/offers/{id}/decline': { post: Read<unknown, undefined, ById> };
  '/api/v1/softphone/calls/{id}/hold': { post: Write<{ on: boolean }, unknown, ById> };
  '/api/v1/softphone/calls/{id}/transfer': { post: Write<{ kind: 'agent' | 'department'; id: string }, unknown, ById> };
  '/api/v1/softphone/calls/{id}/hangup': { post: Read<unknown, undefined, ById> };
  '/api/v1/try/desk': { post: Write<{ agentId: string }, SignedIn> };
  '/api/v1/departments': {
    get: Read<Page<Department>, { limit?: number }>;
    post: Write<{ names: Bilingual; position?: number }, Department>;
  };
  '/api/v1/departments/{id}': { patch: Write<{ names: Bilingual }, Department, ById>; delete: Remove };
  '/api/v1/hours': { get: Read<Hours>; put: Write<HoursChange, Hours> };
  '/api/v1/numbers': { get: Read<Page<PhoneNumber>>; post: Write<Omit<PhoneNumber, 'id'>, PhoneNumber> };
  '/api/v1/numbers/{id}': { patch: Write<Omit<PhoneNumber, 'id' | 'e164'>, PhoneNumber, ById>; delete: Remove };
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
  '/api/v1/tenant': { get: Read<OwnTenant>; patch: Write<OwnTenantChange, OwnTenant> };
  '/api/v1/tenants': {
    get: Read<Page<Tenant>, { cursor?: string; limit?: number }>;
    post: Write<NewTenant, CreatedTenant>;
  };
  '/api/v1/tenants/{id}': { patch: Write<{ name?: string; status?: 'active' | 'suspended' }, Tenant, ById> };
}
