import { mix, SILENT_FRAME, toFrames } from '../audio/mulaw';
import { beepTone } from '../audio/tones';
import { newSid } from '../wire/sids';
import type { Params, Webhooks } from '../wire/webhooks';
import { Participant, type JoinOptions } from './participant';
import type { Call } from './call';

export interface ConferenceCallback {
  readonly url: string;
  readonly method: string;
  /** start end join leave mute hold modify */
  readonly events: readonly string[];
}

export type LeaveReason =
  | 'participant_hung_up'
  | 'participant_updated_via_api'
  | 'removed_via_api'
  | 'moderator_ended_conference'
  | 'participant_left';

interface Host {
  readonly accountSid: string;
  readonly webhooks: Webhooks;
}

const FAMILY: Readonly<Record<string, string>> = {
  'conference-start': 'start',
  'conference-end': 'end',
  'participant-join': 'join',
  'participant-leave': 'leave',
  'participant-mute': 'mute',
  'participant-unmute': 'mute',
  'participant-hold': 'hold',
  'participant-unhold': 'hold',
  'participant-modify': 'modify',
};

/** A conference: all participants hear each other, 20 ms at a time. */
export class Conference {
  readonly sid = newSid('CF');
  readonly createdAt = Date.now();
  status: 'init' | 'in-progress' | 'completed' = 'init';
  endedBecause: string | null = null;
  private readonly inside: Participant[] = [];
  private callback: ConferenceCallback | null = null;
  private beeps: Buffer[] = [];
  private sequence = 0;

  constructor(
    private readonly host: Host,
    readonly name: string,
    private readonly whenOver: () => void,
  ) {}

  get participants(): readonly Participant[] {
    return this.inside;
  }

  find(callSidOrLabel: string): Participant | undefined {
    return this.inside.find(({ call, options }) => call.sid === callSidOrLabel || options.label === callSidOrLabel);
  }

  /** @returns null when the label is in use (16025) */
  join(call: Call, options: JoinOptions, callback: ConferenceCallback | null): Participant | null {
    if (options.label && this.find(options.label)) return null;
    if (this.inside.length === 0 && this.callback === null) this.callback = callback;
    const participant = new Participant(call, options);
    this.inside.push(participant);
    if (options.beep === 'true' || options.beep === 'onEnter') this.beeps = toFrames(beepTone);
    this.tell('participant-join', this.about(participant));
    this.startIfReady();
    return participant;
  }

  leave(participant: Participant, reason: LeaveReason): void {
    const index = this.inside.indexOf(participant);
    if (index < 0) return;
    this.inside.splice(index, 1);
    participant.left(reason);
    if (participant.options.beep === 'true' || participant.options.beep === 'onExit') this.beeps = toFrames(beepTone);
    this.tell('participant-leave', { ...this.about(participant), ReasonParticipantLeft: reason });
    if (this.status === 'completed') return;
    if (participant.options.endOnExit && this.inside.length > 0) {
      this.end('participant-with-end-conference-on-exit-left', participant.call.sid);
    } else if (this.inside.length === 0) this.end('last-participant-left', participant.call.sid);
  }

  end(reason: string, callSid = ''): void {
    if (this.status === 'completed') return;
    this.status = 'completed';
    this.endedBecause = reason;
    for (const participant of [...this.inside]) this.leave(participant, 'moderator_ended_conference');
    const by: Params = callSid ? { CallSidEndingConference: callSid } : {};
    this.tell('conference-end', { ReasonConferenceEnded: reason, ...by });
    this.whenOver();
  }

  mute(participant: Participant, muted: boolean): void {
    if (participant.muted === muted) return;
    participant.muted = muted;
    this.tell(muted ? 'participant-mute' : 'participant-unmute', this.about(participant));
  }

  hold(participant: Participant, held: boolean): void {
    if (participant.held === held) return;
    participant.held = held;
    this.tell(held ? 'participant-hold' : 'participant-unhold', this.about(participant));
  }

  /** Gives every participant what the others said in this tick. */
  mix(): void {
    if (this.status !== 'in-progress') return;
    const beep = this.beeps.shift();
    const voices = this.inside
      .filter((one) => !one.muted && !one.held)
      .map((one) => ({ one, frame: one.call.leg.inbound }))
      .filter(({ frame }) => frame !== SILENT_FRAME && !frame.equals(SILENT_FRAME));
    for (const listener of this.inside) {
      const heard = voices
        .filter(
          ({ one }) => one !== listener && (one.options.coach === null || one.options.coach === listener.call.sid),
        )
        .map(({ frame }) => frame);
      listener.frame = mix(beep ? [...heard, beep] : heard);
    }
  }

  private startIfReady(): void {
    if (this.status !== 'init') return;
    if (this.inside.length < 2 || !this.inside.some(({ options }) => options.startOnEnter)) return;
    this.status = 'in-progress';
    this.tell('conference-start', {});
    for (const participant of this.inside) participant.begin();
  }

  private about({ call, options, muted, held }: Participant): Params {
    return {
      CallSid: call.sid,
      ...(options.label ? { ParticipantLabel: options.label } : {}),
      Muted: String(muted),
      Hold: String(held),
      Coaching: String(options.coach !== null),
      StartConferenceOnEnter: String(options.startOnEnter),
      EndConferenceOnExit: String(options.endOnExit),
    };
  }

  private tell(event: string, about: Params): void {
    this.sequence += 1;
    const { callback } = this;
    if (!callback?.events.includes(FAMILY[event] ?? '')) return;
    this.host.webhooks.notify(callback.url, callback.method, {
      ConferenceSid: this.sid,
      FriendlyName: this.name,
      AccountSid: this.host.accountSid,
      SequenceNumber: String(this.sequence),
      Timestamp: new Date().toUTCString().replace('GMT', '+0000'),
      StatusCallbackEvent: event,
      ...about,
    });
  }
}
