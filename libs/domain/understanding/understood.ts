import type { AgentId, Bilingual, DepartmentId, Language } from '@voicecore/domain/kernel';

/** What one caller turn means. */
export const kinds = [
  'silent',
  'unintelligible',
  'greeting',
  'thanks',
  'affirm',
  'deny',
  'repeat',
  'farewell',
  'language',
  'human',
  'person',
  'department',
  'extension',
  'message',
  'emergency',
  'urgent',
  'robot',
  'request',
] as const;
export type Kind = (typeof kinds)[number];

export type Target =
  { readonly kind: 'agent'; readonly id: AgentId } | { readonly kind: 'department'; readonly id: DepartmentId };

export interface DirectoryAgent {
  readonly id: AgentId;
  readonly name: string;
  readonly extension: string;
  readonly departmentIds: readonly DepartmentId[];
}

export interface DirectoryDepartment {
  readonly id: DepartmentId;
  readonly names: Bilingual;
}

/** Who may be asked for: only people and departments that exist now. */
export interface Directory {
  readonly departments: readonly DirectoryDepartment[];
  readonly agents: readonly DirectoryAgent[];
}

export interface Understood {
  readonly kind: Kind;
  /** The language asked for (kind language), or that of an emergency or an urgent matter. */
  readonly language?: Language;
  /** Whom the caller asked for, when exactly one fits. Never a guess between two. */
  readonly target?: Target;
  /** Those who fit equally well, when more than one does. */
  readonly candidates?: readonly Target[];
  /** Whoever is free will do too, if the one who was asked for is not. */
  readonly orAnybody?: boolean;
  /** The caller says that they were heard wrong (kind deny). */
  readonly misheard?: boolean;
  /** The words carry a request, also where they deny or repeat: it is known to be there without being told. */
  readonly asks?: boolean;
  /** What is asked beside a wish to be put through: it is answered on the way. */
  readonly beside?: string;
  /** What the caller asks, without greetings and politeness; digits for an extension, the name for a person. */
  readonly query?: string;
}

/** What the turn before tells about this one. */
export interface TurnContext {
  /** Those between whom the caller was just asked to choose. */
  readonly offered?: readonly Target[];
  /** The request of the caller's previous turn, to notice that it is repeated. */
  readonly previousRequest?: string;
  /** True when the receptionist has just asked whether there is anything else: then "no" is a goodbye. */
  readonly askedAnythingElse?: boolean;
  /** What the business calls urgent, in the words of its callers. */
  readonly urgent?: readonly string[];
}
