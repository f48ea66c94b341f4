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

function isAttempt(turn: TurnFacts): boolean {
  if (turn.kind === 'silent' || turn.kind === 'unintelligible') return true;
  return turn.asked && !smallTalk.has(turn.kind);
}

function hasFailed(turn: TurnFacts): boolean {
  if (turn.kind === 'silent' || turn.kind === 'unintelligible' || turn.cannotHelp) return true;
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
  if (!isAttempt(turn)) return { failed: before, peak: before, last: null };
  const failed = hasFailed(turn) ? before + 1 : 0;
  return { failed, peak: denied ? Math.max(before, failed) : failed, last: { failedBefore: before } };
}

/** Whether the caller is now put through to a person; the tenant may set another number than three. */
export function shouldTransfer(state: AttemptState, configured = 3): boolean {
  return state.peak >= configured;
}
