import type { paths, Schema } from '@voicecore/api-client';

/* Short names for the API's shapes, as the screens use them. */

/** Milliseconds since the epoch. */
export type Moment = number;

export type Call = Schema<'Call'>;
export type CallPage = Schema<'CallPage'>;
export type CallDetail = Schema<'CallDetail'>;
export type CallOutcome = NonNullable<Call['outcome']>;
export type Found = Schema<'Found'>;
export type CallTurn = CallDetail['turns'][number];
export type CallFilters = NonNullable<paths['/api/v1/calls']['get']['parameters']['query']>;
export type Language = Call['language'];

export type Agent = Schema<'Agent'>;
export type AgentPage = Schema<'AgentPage'>;
export type AgentStatus = Agent['status'];
export type StaffRole = NonNullable<Schema<'AgentChange'>['role']>;
export type Member = Schema<'Member'>;
export type NewMember = Schema<'NewMember'>;
export type MemberChange = Schema<'MemberChange'>;
export type Department = Schema<'Department'>;
export type Bilingual = Department['names'];
export type Hours = Schema<'Hours'>;
export type HoursSpan = Hours['items'][number];
export type SpecialDay = Hours['specialDays'][number];
export type AfterHoursRule = Schema<'AfterHoursRule'>;
export type DayRule = SpecialDay['rule'];
export type SetUp = Schema<'SetUp'>;
export type PhoneNumber = Schema<'Number'>;

export type KnowledgeEntry = Schema<'KnowledgeEntry'>;
export type KnowledgeTrial = Schema<'KnowledgeTrialAnswer'>;

export type KnowledgeWays = Schema<'KnowledgeEntryWays'>;
export type KnowledgeWay = KnowledgeWays['items'][number];
export type KnowledgeDraftText = Schema<'KnowledgeDraftInLanguage'>;
export type KnowledgeContradiction = Schema<'KnowledgeContradiction'>;

export type UnansweredQuestion = Schema<'UnansweredQuestion'>;
export type KnowledgeImportPreview = Schema<'KnowledgeImportPreview'>;
export type KnowledgeDraft = KnowledgeImportPreview['drafts'][number];
export type NewKnowledgeImport = Schema<'NewKnowledgeImport'>;
export type KnowledgeImportMade = Schema<'KnowledgeImportMade'>;

export type Contact = Schema<'Contact'>;
export type ContactToImport = Schema<'ContactToImport'>;
export type KnownCaller = Schema<'KnownCaller'>;

export type InstallationRules = Schema<'InstallationRules'>;
export type ListedNumber = Schema<'ListedNumber'>;
export type NewListedNumber = Schema<'NewListedNumber'>;
export type ScreeningPolicy = Schema<'ScreeningPolicy'>;
export type ScreeningReport = Schema<'ScreeningReport'>;
export type ScreeningRule = Schema<'ScreeningRule'>;
export type ScreeningVerdict = Schema<'ScreeningVerdict'>;
export type TrialCaller = Schema<'TrialCaller'>;

export type OutboundSettings = Schema<'OutboundSettings'>;
export type OutboundPolicy = Schema<'OutboundPolicy'>;
export type InstallationOutbound = Schema<'InstallationOutbound'>;
export type CheckedCall = Schema<'CheckedCall'>;
export type CallCheck = Schema<'CallCheck'>;

export type Tenant = Schema<'Tenant'>;
export type OwnTenant = Schema<'OwnTenant'>;
export type OwnTenantChange = Schema<'OwnTenantChange'>;
export type DeadLetter = Schema<'DeadLetter'>;
export type Installation = Schema<'Installation'>;

export type QueuePlace = Schema<'QueuePlace'>;

export type Desk = Schema<'Desk'>;
export type RecentCall = Schema<'RecentCalls'>['items'][number];
export type DeskCall = Schema<'DeskCall'>;
export type DeskTurn = DeskCall['turns'][number];
export type Offer = Schema<'Offer'>;
export type LineToken = Schema<'LineToken'>;
