/**
 * Runs on the browser's audio thread: microphone to mu-law frames of 20 ms, and frames back to the speaker. Built
 * as a separate file and served from our origin, because the content security policy allows no inline scripts.
 */
import { JitterBuffer, level } from './jitter-buffer';
import { decodeFrame, encodeFrame, FRAME_BYTES, LINE_RATE } from './mu-law';
import { Resampler } from './resample';
import type { CaptureMessage, CaptureOrder, PlaybackMessage, PlaybackOrder } from './worklet-messages';

declare const sampleRate: number;
declare const currentTime: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** Frames between two reports to the page: 100 ms for levels, 1 s for quality. */
const LEVEL_FRAMES = 5;
const FIGURE_FRAMES = 50;

class Capture extends AudioWorkletProcessor {
  private readonly resampler = new Resampler(sampleRate, LINE_RATE);
  private readonly frame = new Float32Array(FRAME_BYTES);
  private filled = 0;
  private muted = false;
  private frames = 0;
  private loudest = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<CaptureOrder>) => {
      this.muted = data.muted;
    };
  }

  process(inputs: Float32Array[][]): boolean {
    const input = inputs[0]?.[0];
    // Without a microphone there is no input: the line still gets silence, 128 samples at a time.
    for (let i = 0; i < (input?.length ?? 128); i += 1) this.resampler.write(input?.[i] ?? 0, this.take);
    return true;
  }

  private readonly take = (sample: number): void => {
    this.frame[this.filled] = this.muted ? 0 : sample;
    this.filled += 1;
    if (this.filled === FRAME_BYTES) this.send();
  };

  private send(): void {
    this.filled = 0;
    this.frames += 1;
    this.loudest = Math.max(this.loudest, level(this.frame));
    const frame = encodeFrame(this.frame);
    this.tell({ frame: frame.buffer }, [frame.buffer]);
    if (this.frames % LEVEL_FRAMES !== 0) return;
    this.tell({ level: this.loudest });
    this.loudest = 0;
  }

  private tell(message: CaptureMessage, transfer: Transferable[] = []): void {
    this.port.postMessage(message, transfer);
  }
}

class Playback extends AudioWorkletProcessor {
  private readonly resampler = new Resampler(LINE_RATE, sampleRate);
  private readonly buffer = new JitterBuffer();
  private readonly ready = new Float32Array(4096);
  private readAt = 0;
  private writeAt = 0;
  private frames = 0;
  private loudest = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<PlaybackOrder>) => {
      if ('clear' in data) this.buffer.clear();
      else this.receive(new Uint8Array(data.frame));
    };
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const channels = outputs[0] ?? [];
    for (let i = 0; i < (channels[0]?.length ?? 0); i += 1) {
      while (this.readAt === this.writeAt) this.resampler.write(this.buffer.pull(), this.keep);
      const sample = this.ready[this.readAt] ?? 0;
      this.readAt = (this.readAt + 1) % this.ready.length;
      for (const channel of channels) channel[i] = sample;
    }
    return true;
  }

  private readonly keep = (sample: number): void => {
    this.ready[this.writeAt] = sample;
    this.writeAt = (this.writeAt + 1) % this.ready.length;
  };

  private receive(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    this.buffer.push(frame, currentTime * 1000);
    this.frames += 1;
    this.loudest = Math.max(this.loudest, level(frame));
    if (this.frames % LEVEL_FRAMES === 0) {
      this.tell({ level: this.loudest });
      this.loudest = 0;
    }
    if (this.frames % FIGURE_FRAMES === 0) this.tell({ figures: this.buffer.figures() });
  }

  private tell(message: PlaybackMessage): void {
    this.port.postMessage(message);
  }
}

registerProcessor('line-capture', Capture);
registerProcessor('line-playback', Playback);
