import { BYTES_PER_MS, FRAME_MS, loudness } from '../audio/mulaw';
import type { Board } from '../switchboard/board';
import { VOICE_LOUDNESS } from '../switchboard/leg';
import { Interrupted, waitFor } from '../switchboard/patience';
import type { Recording } from '../switchboard/recordings';
import { action, flag, resolve, whole, type Next, type Perform, type Running } from '../switchboard/running';
import type { Verb } from '../twiml/document';
import { beep } from './speak';

interface Take {
  /** The key that ended it, `hangup`, or empty. */
  readonly by: string;
  readonly audio: Buffer;
  readonly said: boolean;
}

/** Records the phone's audio until a key, silence, the limit, or the end of the call. */
class Tape {
  private readonly frames: Buffer[] = [];
  private quietMs = 0;
  private said = false;

  constructor(
    private readonly limits: { silenceMs: number; maxMs: number; keys: string },
    private readonly done: (by: string) => void,
  ) {}

  frame(frame: Buffer): void {
    this.frames.push(frame);
    const loud = loudness(frame) > VOICE_LOUDNESS;
    this.said ||= loud;
    this.quietMs = loud ? 0 : this.quietMs + FRAME_MS;
    if (this.quietMs >= this.limits.silenceMs || this.frames.length * FRAME_MS >= this.limits.maxMs) this.done('');
  }

  digit(digit: string): void {
    if (this.limits.keys.includes(digit)) this.done(digit);
  }

  take(by: string): Take {
    return { by, audio: Buffer.concat(this.frames), said: this.said };
  }
}

async function capture(verb: Verb, running: Running): Promise<Take> {
  const { call, signal } = running;
  const limits = {
    silenceMs: whole(verb, 'timeout', 5) * 1000,
    maxMs: whole(verb, 'maxLength', 3_600) * 1000,
    keys: verb.attributes['finishOnKey'] ?? '1234567890*#',
  };
  let tape: Tape | null = null;
  try {
    const by = await waitFor<string>(signal, (done) => {
      const running = new Tape(limits, done);
      tape = running;
      return call.leg.listen({ frame: (frame) => running.frame(frame), digit: (digit) => running.digit(digit) });
    });
    return finished(tape, by);
  } catch (error) {
    if (error instanceof Interrupted && signal.reason === 'hangup') return finished(tape, 'hangup');
    throw error;
  }
}

function finished(tape: Tape | null, by: string): Take {
  return tape?.take(by) ?? { by, audio: Buffer.alloc(0), said: false };
}

/** Returns the address at which a recording can be fetched, as the carrier writes it. */
export function recordingUrl(board: Board, sid: string): string {
  return `${board.baseUrl}/2010-04-01/Accounts/${board.accountSid}/Recordings/${sid}`;
}

function report(verb: Verb, running: Running, status: 'completed' | 'absent', recording: Recording | null): void {
  const { board, call } = running;
  const { recordingStatusCallback: url, recordingStatusCallbackMethod: method = 'POST' } = verb.attributes;
  const events = (verb.attributes['recordingStatusCallbackEvent'] ?? 'completed').split(' ');
  if (!url || !events.includes(status)) return;
  board.webhooks.notify(resolve(url, running), method, {
    AccountSid: board.accountSid,
    CallSid: call.sid,
    RecordingStatus: status,
    RecordingChannels: '1',
    RecordingSource: 'RecordVerb',
    RecordingStartTime: new Date(recording?.startedAt ?? Date.now()).toUTCString().replace('GMT', '+0000'),
    RecordingSid: recording?.sid ?? '',
    RecordingUrl: recording ? recordingUrl(board, recording.sid) : '',
    RecordingDuration: String(recording?.durationSeconds ?? 0),
    ErrorCode: '0',
  });
}

export const record: Perform = async (verb, running): Promise<Next> => {
  const { board, call, signal } = running;
  if (flag(verb, 'playBeep', true)) await beep(running);
  const take = await capture(verb, running);
  if (!take.said) {
    report(verb, running, 'absent', null);
    if (signal.aborted) throw new Interrupted();
    return 'next';
  }
  const seconds = Math.max(1, Math.round(take.audio.length / BYTES_PER_MS / 1000));
  const recording = board.recordings.add(call.sid, 'RecordVerb', take.audio, seconds);
  report(verb, running, 'completed', recording);
  const params = {
    RecordingUrl: recordingUrl(board, recording.sid),
    RecordingSid: recording.sid,
    RecordingDuration: String(seconds),
    Digits: take.by,
  };
  if (!signal.aborted) return action(verb, running, params, 'same document');
  const { action: address, method = 'POST' } = verb.attributes;
  if (address) board.webhooks.notify(resolve(address, running), method, { ...call.params(), ...params });
  throw new Interrupted();
};
