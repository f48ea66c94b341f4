import workletUrl from './line-worklet?worker&url';
import { listenOnLine } from './line-probe';
import type { BufferFigures } from './jitter-buffer';
import { openMicrophone } from './microphone';
import { Signals } from './signals';
import type { CaptureMessage, CaptureOrder, PlaybackMessage, PlaybackOrder } from './worklet-messages';

export interface LineAudioEvents {
  /** 20 ms of mu-law from the microphone. */
  frame: ArrayBuffer;
  sent: number;
  received: number;
  figures: BufferFigures;
}

async function microphoneFor(context: AudioContext): Promise<MediaStream> {
  try {
    return await openMicrophone();
  } catch (error) {
    void context.close();
    throw error;
  }
}

/** Audio in and out of one call: microphone, speaker, and the audio thread between them and the socket. */
export class LineAudio {
  readonly events = new Signals<LineAudioEvents>();
  private stopProbe: () => void = () => undefined;

  private constructor(
    private readonly context: AudioContext,
    private readonly capture: AudioWorkletNode,
    private readonly playback: AudioWorkletNode,
    private readonly volume: GainNode,
    private readonly microphone: MediaStream | null,
  ) {
    capture.port.onmessage = ({ data }: MessageEvent<CaptureMessage>) => {
      if ('frame' in data) this.events.emit('frame', data.frame);
      else this.events.emit('sent', data.level);
    };
    playback.port.onmessage = ({ data }: MessageEvent<PlaybackMessage>) => {
      if ('figures' in data) this.events.emit('figures', data.figures);
      else this.events.emit('received', data.level);
    };
  }

  /**
   * Must be called from a click or key event (browsers do not play sound before one). Without a microphone the line
   * carries silence.
   */
  static async open(options: { microphone: boolean }): Promise<LineAudio> {
    // Before anything is awaited: a browser allows sound that is requested in the click itself.
    const context = new AudioContext({ latencyHint: 'interactive' });
    const microphone = options.microphone ? await microphoneFor(context) : null;
    await context.audioWorklet.addModule(workletUrl);
    const capture = new AudioWorkletNode(context, 'line-capture', { channelCount: 1, channelCountMode: 'explicit' });
    const playback = new AudioWorkletNode(context, 'line-playback', { numberOfInputs: 0, outputChannelCount: [1] });
    const volume = new GainNode(context);
    const received = new AnalyserNode(context, { fftSize: 32_768 });
    playback.connect(received).connect(volume).connect(context.destination);
    // The capture node plays nothing; being connected keeps it running, also without a microphone.
    capture.connect(new GainNode(context, { gain: 0 })).connect(context.destination);
    if (microphone) context.createMediaStreamSource(microphone).connect(capture);
    const audio = new LineAudio(context, capture, playback, volume, microphone);
    audio.stopProbe = listenOnLine(received);
    audio.wake();
    return audio;
  }

  play(frame: ArrayBuffer): void {
    const order: PlaybackOrder = { frame };
    this.playback.port.postMessage(order, [frame]);
  }

  /** Drops received audio that has not been played yet. */
  flush(): void {
    const order: PlaybackOrder = { clear: true };
    this.playback.port.postMessage(order);
  }

  mute(muted: boolean): void {
    const order: CaptureOrder = { muted };
    this.capture.port.postMessage(order);
  }

  /** Sets the speaker's volume, 0 to 1; received audio is measured independently of it. */
  loudness(level: number): void {
    this.volume.gain.value = level;
  }

  close(): void {
    this.stopProbe();
    this.events.clear();
    for (const track of this.microphone?.getTracks() ?? []) track.stop();
    if (this.context.state !== 'closed') void this.context.close();
  }

  /** A context created without a click (after a reload) starts with the next click. */
  private wake(): void {
    if (this.context.state === 'running') return;
    const resume = (): void => void this.context.resume();
    resume();
    for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, resume, { once: true });
  }
}
