import type { Kind } from './understood';

/** What became of one caller turn: who judges it is the shell, how it counts is decided here. */
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
  /** Answered in words of which nobody can tell whether they helped: no failure, and no success either. */
  readonly open?: boolean;
  /** The caller says that something was heard wrong, and not that the answer was. */
  readonly misheard?: boolean;
}

/** The count of unsuccessful attempts; plain data, so that a resumed call goes on with it. */
export interface AttemptState {
  readonly failed: number;
  /**
   * The most that was counted within the latest turn: a turn that denies or repeats makes the one before it a failure
   * even when it is itself answered, and that failure may be the last one allowed.
   */
  readonly peak: number;
  /** The caller's previous turn, when it was an attempt: what a denial or repetition may still turn into a failure. */
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
 * found and nothing done, when the receptionist could not help, when the next turn denies or repeats it, or when it
 * was silent or unintelligible. Once a turn at most; small talk is none; a satisfied turn sets the count to zero.
 */
export function countAttempts(state: AttemptState, turn: TurnFacts): AttemptState {
  const denied = turn.kind === 'deny' || turn.kind === 'repeat' ? state.last : null;
  const before = denied ? denied.failedBefore + 1 : state.failed;
  if (!isAttempt(turn)) return afterwards(before, before, stillUnmet(turn, denied) ? before : null);
  if (turn.open === true && !wasUnheard(turn)) return afterwards(before, before, before);
  // Who was misheard says the same again: it is one request, and fails once.
  const sameRequest = denied !== null && turn.misheard === true;
  const failed = hasFailed(turn) ? before + (sameRequest ? 0 : 1) : 0;
  return afterwards(failed, denied ? Math.max(before, failed) : failed, sameRequest ? before - 1 : before);
}

/** A denial that asks for nothing new leaves the same request unmet: denied once more, it has failed once more. */
function stillUnmet({ kind }: TurnFacts, denied: AttemptState['last']): boolean {
  return denied !== null && kind === 'deny';
}

function afterwards(failed: number, peak: number, failedBefore: number | null): AttemptState {
  return { failed, peak, last: failedBefore === null ? null : { failedBefore } };
}

/** Whether the caller is now put through to a person; the tenant may set another number than three. */
export function shouldTransfer(state: AttemptState, configured = 3): boolean {
  return state.peak >= configured;
}
