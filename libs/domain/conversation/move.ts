import type { Instant } from '@voicecore/domain/kernel';
import type { GateStep } from './response-gate';
import type { TalkEffect } from './talk-effect';
import type { CallerTurn, TalkState } from './talk-state';

/** One advance in progress: the state so far and what is to be done. Lives only inside `advance`. */
export class Move {
  readonly effects: TalkEffect[] = [];

  constructor(
    public state: TalkState,
    readonly at: Instant,
  ) {}

  set(patch: Partial<TalkState>): void {
    this.state = { ...this.state, ...patch };
  }

  setTurn(patch: Partial<CallerTurn>): void {
    if (this.state.turn) this.set({ turn: { ...this.state.turn, ...patch } });
  }

  emit(...effects: TalkEffect[]): void {
    this.effects.push(...effects);
  }

  /** Passes on nothing more of this response, and holds none of it back for later. */
  drop(responseId: string): void {
    this.emit({ kind: 'dropVoice', responseId });
    if (this.state.withheld?.responseId === responseId) this.set({ withheld: null });
  }

  /** Takes a step of the response gate and carries out what it says. */
  pass(step: GateStep): void {
    this.set({ gate: step.gate });
    if (step.cancel) this.emit({ kind: 'cancelResponse', responseId: step.cancel.responseId });
    if (!step.create) return;
    this.set({ aliveAt: this.at, produced: 'nothing' });
    const { count } = step.gate;
    this.emit({ kind: 'createResponse', count, wish: step.create, language: this.state.language });
  }
}
