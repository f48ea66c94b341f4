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

/** Who may be asked for: only people and departments that currently exist. */
export interface Directory {
  readonly departments: readonly DirectoryDepartment[];
  readonly agents: readonly DirectoryAgent[];
}

export interface Understood {
  readonly kind: Kind;
  /** The language asked for (kind language), or that of an emergency or an urgent matter. */
  readonly language?: Language;
  /** The person or department asked for, when exactly one fits. Never a guess between two. */
  readonly target?: Target;
  /** Those who fit equally well, when more than one does. */
  readonly candidates?: readonly Target[];
  /** The caller accepts anyone who is free if the person they asked for is not. */
  readonly orAnybody?: boolean;
  /** The caller says that they were misheard (kind deny). */
  readonly misheard?: boolean;
  /** The words contain a request, even if they deny or repeat: it is known that there is one, but not what it is. */
  readonly asks?: boolean;
  /** What is asked in addition to a wish to be put through: it is answered on the way. */
  readonly beside?: string;
  /** What the caller asks, without greetings and politeness; digits for an extension, the name for a person. */
  readonly query?: string;
}

/** What the previous turn says about this one. */
export interface TurnContext {
  /** The targets the caller was just asked to choose between. */
  readonly offered?: readonly Target[];
  /** The request of the caller's previous turn, to notice a repetition. */
  readonly previousRequest?: string;
  /** True when the receptionist has just asked whether there is anything else: then "no" is a goodbye. */
  readonly askedAnythingElse?: boolean;
  /** What the business considers urgent, in its callers' words. */
  readonly urgent?: readonly string[];
}
