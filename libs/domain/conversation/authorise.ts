import type { Target, TransferReason } from '@voicecore/domain/call';
import type { CallerWish } from './talk-state';
import type { ToolCall } from './tools';

/** What the rule looks at: the caller's own words as understood, and the count. Nothing that the model says. */
export interface TalkFacts {
  readonly wish: CallerWish | null;
  /** Failed attempts have reached the configured number. */
  readonly attemptsReached: boolean;
  /** Whom the `to` of a transfer names, if anybody. */
  readonly target: Target | null;
}

export type Verdict =
  | { readonly allowed: true; readonly reason: TransferReason }
  | { readonly allowed: false; readonly why: 'not_asked_by_caller' | 'unknown_target' };

const refused: Verdict = { allowed: false, why: 'not_asked_by_caller' };

/** The model may ask, the rule decides. */
export function authorise(call: ToolCall, facts: TalkFacts): Verdict {
  switch (call.tool) {
    case 'search_knowledge':
    case 'who_is_who':
    case 'cannot_help':
      return { allowed: true, reason: 'asked_for_person' };
    case 'transfer':
      return mayTransfer(facts);
    case 'ask_for_human':
      return mayReachHuman(facts);
    case 'take_message':
      return facts.wish?.kind === 'message' || facts.attemptsReached ? { allowed: true, reason: 'attempts' } : refused;
    case 'end_call':
      return facts.wish?.kind === 'goodbye' ? { allowed: true, reason: 'asked_for_person' } : refused;
  }
}

function mayTransfer({ wish, target, attemptsReached }: TalkFacts): Verdict {
  if (target === null) return { allowed: false, why: 'unknown_target' };
  const named =
    (wish?.kind === 'agent' || wish?.kind === 'department') && wish.kind === target.kind && wish.id === target.id;
  if (named) return { allowed: true, reason: wish.by === 'extension' ? 'extension' : 'asked_by_name' };
  return attemptsReached ? { allowed: true, reason: 'attempts' } : refused;
}

function mayReachHuman({ wish, attemptsReached }: TalkFacts): Verdict {
  if (attemptsReached) return { allowed: true, reason: 'attempts' };
  if (wish?.kind === 'human') return { allowed: true, reason: 'asked_for_person' };
  return wish?.kind === 'agent' || wish?.kind === 'department' ? { allowed: true, reason: 'asked_by_name' } : refused;
}
