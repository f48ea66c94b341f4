import { SILENT_FRAME } from '../audio/mulaw';
import type { Call } from './call';

export interface JoinOptions {
  readonly label: string | null;
  readonly muted: boolean;
  readonly beep: string;
  readonly startOnEnter: boolean;
  readonly endOnExit: boolean;
  /** The CallSid of the only participant who hears this one. */
  readonly coach: string | null;
}

/** A participant in a conference. */
export class Participant {
  readonly joinedAt = Date.now();
  muted: boolean;
  held = false;
  /** What the conference sends in this tick. */
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

  /** Reports when the conference starts and when this participant has left it. */
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

  /** From now on the phone hears the conference. */
  attach(): void {
    this.call.leg.attach(this.source);
  }
}
