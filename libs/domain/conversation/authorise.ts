import type { Target, TransferReason } from '@voicecore/domain/call';
import type { Evidence } from './evidence';
import type { ToolCall } from './tools';
import type { Fit } from './whom';

/** What the rule looks at. Of what the model says, only the quote counts, and only to the extent that it was said. */
export interface TalkFacts {
  /** What was found of the caller's words that the request claims as its basis. */
  readonly evidence: Evidence;
  /** True when the failed attempts have reached the configured number. */
  readonly attemptsReached: boolean;
  /** The caller's latest words ask for something else. */
  readonly stillAsks: boolean;
  /** The person or department a transfer would reach; null for other tools. */
  readonly goal: Goal | null;
}

/** The target the model wants to put the caller through to, and what the caller has said about it. */
export interface Goal {
  /** Null when the model's words name no one in the directory. */
  readonly target: Target | null;
  /** The targets that the model's words name, if there are several. */
  readonly candidates: readonly Target[];
  readonly by: 'name' | 'extension';
  /** Whether the quoted words name the target. */
  readonly fit: Fit;
  /** The receptionist asked whether this target is meant, or which of several, and these words answer it. */
  readonly readBack: boolean;
}

export type Verdict =
  | { readonly allowed: true; readonly reason: TransferReason }
  | { readonly allowed: false; readonly why: Refusal; readonly candidates?: readonly Target[] };

/** Why a tool is not used, as a reason that leads to advice for the model. */
export type Refusal =
  | 'not_said_by_caller'
  | 'answers_no_question'
  | 'words_unknown'
  | 'caller_still_asks'
  | 'unknown_target'
  | 'not_named_by_caller'
  | 'which_one';

/** The advice sent to the model for each refusal. */
export const adviceOn: Readonly<Record<Refusal, string>> = {
  not_said_by_caller: 'Quote the caller word for word in `heard`, or ask the caller what they want.',
  answers_no_question: 'Ask the caller first whether they want this, and quote the answer.',
  words_unknown: 'The words of the caller could not be made out. Ask the caller to say it again.',
  caller_still_asks: 'The caller has just asked for something. Answer that first.',
  unknown_target: 'Nobody here has that name. Tell the caller so, and which departments there are.',
  not_named_by_caller:
    'Quote the words in which the caller named whom they want. If they named nobody, ask whether you shall put them through, and to whom.',
  which_one: 'Several fit. Ask the caller which of them is meant.',
};

function refused(why: Refusal): Verdict {
  return { allowed: false, why };
}

/**
 * The model interprets, the server verifies. What can harm no one (a person, a message, our fixed words) needs words of
 * the caller behind it, or a turn that could not be transcribed; what commits the caller needs words that are known.
 */
export function authorise(call: ToolCall, facts: TalkFacts): Verdict {
  switch (call.tool) {
    case 'search_knowledge':
    case 'answered_from':
    case 'who_is_who':
    case 'cannot_help':
    case 'not_understood':
      return { allowed: true, reason: 'asked_for_person' };
    case 'ask_for_human':
    case 'take_message':
      return facts.attemptsReached ? { allowed: true, reason: 'attempts' } : harmless(facts);
    case 'emergency':
      return harmless(facts);
    case 'transfer':
      return mayTransfer(facts);
    case 'end_call':
      return mayEnd(facts);
  }
}

function harmless({ evidence }: TalkFacts): Verdict {
  const known = whyUnfounded(evidence);
  return known === null || known === 'words_unknown' ? { allowed: true, reason: 'asked_for_person' } : refused(known);
}

/** Returns what the request lacks to be based on words of the caller; null when it lacks nothing. */
function whyUnfounded({ found }: Evidence): Refusal | null {
  switch (found) {
    case 'said':
      return null;
    case 'unknown':
      return 'words_unknown';
    case 'says_nothing':
      return 'answers_no_question';
    case 'not_said':
      return 'not_said_by_caller';
  }
}

/**
 * Ending a call cannot be undone: it is refused if the words are not known, and if the caller still wants something.
 */
function mayEnd({ evidence, stillAsks }: TalkFacts): Verdict {
  const lacks = whyUnfounded(evidence);
  if (lacks !== null) return refused(lacks);
  return stillAsks ? refused('caller_still_asks') : { allowed: true, reason: 'asked_for_person' };
}

function mayTransfer({ evidence, goal, attemptsReached }: TalkFacts): Verdict {
  const lacks = whyUnfounded(evidence);
  if (goal === null || (goal.target === null && goal.candidates.length === 0)) return refused('unknown_target');
  const { target, candidates, fit } = goal;
  if (target === null) return { allowed: false, why: 'which_one', candidates };
  if (attemptsReached) return { allowed: true, reason: 'attempts' };
  const reason = goal.by === 'extension' ? 'extension' : 'asked_by_name';
  // Any caller who says a person's name can reach that person: words lost in transcription do not prevent it.
  if (lacks === 'words_unknown') return { allowed: true, reason };
  if (lacks !== null) return refused(lacks);
  if (fit === 'yes' || goal.readBack) return { allowed: true, reason };
  return fit === 'no' ? refused('not_named_by_caller') : { allowed: false, why: 'which_one', candidates: fit.alsoFits };
}
