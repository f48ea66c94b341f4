import { newSid } from '../wire/sids';
import { attestation, geography } from '../wire/caller-facts';
import type { Params, Webhooks } from '../wire/webhooks';
import type { Leg } from './leg';
import type { LineEvent } from './line';

export type CallStatus =
  'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';
export type Direction = 'inbound' | 'outbound-api' | 'outbound-dial';
export type CallEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

const ENDED: readonly CallStatus[] = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

/** The address that a call's progress is reported to. */
export interface StatusCallback {
  readonly url: string;
  readonly method: string;
  readonly events: readonly CallEvent[];
}

export interface CallSetup {
  readonly from: string;
  readonly to: string;
  readonly direction: Direction;
  readonly parentSid?: string;
  readonly statusCallback?: StatusCallback;
  readonly fallbackUrl?: string;
  /** The carrier ends the call that long after it was answered. */
  readonly limitMs?: number;
  /** A softphone's own parameters, sent with every webhook of the call. */
  readonly custom?: Params;
}

/** What a call needs from the switchboard that created it. */
export interface CallHost {
  readonly accountSid: string;
  readonly webhooks: Webhooks;
  readonly calls: { leave(call: Call): void };
}

/** One leg with its record: who calls whom, and how far the call got. */
export class Call {
  readonly sid = newSid('CA');
  readonly createdAt = Date.now();
  status: CallStatus = 'queued';
  answeredAt: number | null = null;
  endedAt: number | null = null;
  /** The verb that is running now, for display. */
  verb = '';
  private sequence = 0;
  private interrupter = new AbortController();
  private readonly whenEnded = new Set<() => void>();

  constructor(
    private readonly board: CallHost,
    readonly setup: CallSetup,
    readonly leg: Leg,
  ) {}

  get ended(): boolean {
    return ENDED.includes(this.status);
  }

  get durationSeconds(): number {
    return this.answeredAt === null ? 0 : Math.round(((this.endedAt ?? Date.now()) - this.answeredAt) / 1000);
  }

  /** Aborts when the document that is running now ends. */
  get signal(): AbortSignal {
    return this.interrupter.signal;
  }

  /** Stops what is running and returns the signal for what comes next. */
  overtake(reason: 'redirect' | 'hangup'): AbortSignal {
    this.interrupter.abort(reason);
    this.interrupter = new AbortController();
    return this.interrupter.signal;
  }

  onEnd(then: () => void): () => void {
    if (this.ended) then();
    else this.whenEnded.add(then);
    return () => this.whenEnded.delete(then);
  }

  ring(): void {
    if (this.setup.direction !== 'inbound') this.report('initiated', 'initiated');
    this.move('ringing', 'ringing');
  }

  answer(): void {
    if (this.answeredAt !== null || this.ended) return;
    this.answeredAt = Date.now();
    this.limit();
    this.move('in-progress', 'answered');
  }

  /** Hangs up, from either side, for any reason. Further calls have no effect. */
  end(status: CallStatus, reason?: string): void {
    if (this.ended) return;
    this.endedAt = Date.now();
    this.verb = '';
    this.interrupter.abort('hangup');
    this.leg.attach(null);
    this.move(status, 'completed', reason);
    for (const then of this.whenEnded) then();
    this.whenEnded.clear();
    this.board.calls.leave(this);
  }

  show(event: LineEvent): void {
    this.leg.event(event);
  }

  /** Returns the fields that every webhook of this call carries, including geography. */
  params(): Params {
    const { from, to, direction, parentSid, custom } = this.setup;
    return {
      ...custom,
      CallSid: this.sid,
      AccountSid: this.board.accountSid,
      From: from,
      To: to,
      Caller: from,
      Called: to,
      CallStatus: this.status,
      ApiVersion: '2010-04-01',
      Direction: direction,
      ...(parentSid ? { ParentCallSid: parentSid } : {}),
      ...attestation(from),
      ...geography(from, to),
    };
  }

  private limit(): void {
    const { limitMs } = this.setup;
    if (limitMs === undefined) return;
    const timer = setTimeout(() => this.end('completed', 'the time limit is over'), limitMs).unref();
    this.onEnd(() => clearTimeout(timer));
  }

  private move(status: CallStatus, event: CallEvent, reason?: string): void {
    this.status = status;
    this.show({ type: 'status', status, callSid: this.sid, ...(reason ? { reason } : {}) });
    this.report(event);
  }

  private report(event: CallEvent, as: string = this.status): void {
    const to = this.setup.statusCallback;
    if (!to?.events.includes(event)) return;
    const terminal: Params = this.ended
      ? { CallDuration: String(this.durationSeconds), Duration: String(Math.ceil(this.durationSeconds / 60)) }
      : {};
    this.board.webhooks.notify(to.url, to.method, {
      ...this.params(),
      ...terminal,
      CallStatus: as,
      Timestamp: new Date().toUTCString().replace('GMT', '+0000'),
      CallbackSource: 'call-progress-events',
      SequenceNumber: String(this.sequence),
    });
    this.sequence += 1;
  }
}
