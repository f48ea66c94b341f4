import { SILENT_FRAME } from '../audio/mulaw';
import type { Call } from './call';

export interface JoinOptions {
  readonly label: string | null;
  readonly muted: boolean;
  readonly beep: string;
  readonly startOnEnter: boolean;
  readonly endOnExit: boolean;
  /** The CallSid of the one participant who hears this one. */
  readonly coach: string | null;
}

/** Somebody in a room. */
export class Participant {
  readonly joinedAt = Date.now();
  muted: boolean;
  held = false;
  /** What the room says in this tick. */
  frame: Buffer = SILENT_FRAME;
  private readonly source = (): Buffer => this.frame;
  private whenBegun: (() => void) | null = null;
  private whenLeft: ((reason: string) => void) | null = null;

  constructor(
    readonly call: Call,
    readonly options: JoinOptions,
  ) {
    this.muted = options.muted;
  }

  /** Tells when the room starts and when this one is out of it. */
  follow(begun: () => void, left: (reason: string) => void): void {
    this.whenBegun = begun;
    this.whenLeft = left;
  }

  begin(): void {
    this.whenBegun?.();
  }

  left(reason: string): void {
    this.call.leg.detach(this.source);
    this.whenLeft?.(reason);
  }

  /** The room is what the phone hears from now on. */
  attach(): void {
    this.call.leg.attach(this.source);
  }
}
