import type { Kind } from './understood';

/** The result of one caller turn: the shell judges it, and this file decides how it counts. */
export interface TurnFacts {
  readonly kind: Kind;
  /** The caller asked for something. */
  readonly asked: boolean;
  /** A search found an answer above the threshold. */
  readonly found: boolean;
  /** Something was done for the caller: a transfer, a message, a fact of the directory. */
  readonly acted: boolean;
  /** The receptionist said that it cannot help. */
  readonly cannotHelp: boolean;
  /** Answered in words that may or may not have helped: neither a failure nor a success. */
  readonly open?: boolean;
  /** The caller says that they were misheard, not that the answer was wrong. */
  readonly misheard?: boolean;
}

/** The count of unsuccessful attempts; plain data, so that a resumed call can continue it. */
export interface AttemptState {
  readonly failed: number;
  /**
   * The highest count within the latest turn: a turn that denies or repeats makes the previous one a failure even if it
   * is answered itself, and that failure may be the last one allowed.
   */
  readonly peak: number;
  /** The caller's previous turn, if it was an attempt: a denial or repetition may still turn it into a failure. */
  readonly last: { readonly failedBefore: number } | null;
}

export const noAttempts: AttemptState = { failed: 0, peak: 0, last: null };

const smallTalk: ReadonlySet<Kind> = new Set<Kind>([
  'greeting',
  'thanks',
  'affirm',
  'farewell',
  'language',
  'robot',
  'emergency',
  'urgent',
]);

function wasUnheard({ kind }: TurnFacts): boolean {
  return kind === 'silent' || kind === 'unintelligible';
}

function isAttempt(turn: TurnFacts): boolean {
  if (wasUnheard(turn)) return true;
  return turn.asked && !smallTalk.has(turn.kind);
}

function hasFailed(turn: TurnFacts): boolean {
  if (wasUnheard(turn) || turn.cannotHelp) return true;
  return !turn.found && !turn.acted;
}

/**
 * The rule of unsuccessful attempts. An attempt is a caller turn that asks for something; it failed when nothing was
 * found and nothing done, when the receptionist could not help, when the next turn denies or repeats it, or when it was
 * silent or unintelligible. A turn counts at most once; small talk does not count; a satisfied turn resets the count to
 * zero.
 */
export function countAttempts(state: AttemptState, turn: TurnFacts): AttemptState {
  const denied = turn.kind === 'deny' || turn.kind === 'repeat' ? state.last : null;
  const before = denied ? denied.failedBefore + 1 : state.failed;
  if (!isAttempt(turn)) return afterwards(before, before, stillUnmet(turn, denied) ? before : null);
  if (turn.open === true && !wasUnheard(turn)) return afterwards(before, before, before);
  // A caller who was misheard says the same thing again: it is one request, and fails once.
  const sameRequest = denied !== null && turn.misheard === true;
  const failed = hasFailed(turn) ? before + (sameRequest ? 0 : 1) : 0;
  return afterwards(failed, denied ? Math.max(before, failed) : failed, sameRequest ? before - 1 : before);
}

/**
 * A denial that asks for nothing new leaves the same request unmet: if it is denied once more, it has failed once more.
 */
function stillUnmet({ kind }: TurnFacts, denied: AttemptState['last']): boolean {
  return denied !== null && kind === 'deny';
}

function afterwards(failed: number, peak: number, failedBefore: number | null): AttemptState {
  return { failed, peak, last: failedBefore === null ? null : { failedBefore } };
}

/** True when the caller must now be put through to a person; the tenant may configure a number other than three. */
export function shouldTransfer(state: AttemptState, configured = 3): boolean {
  return state.peak >= configured;
}
