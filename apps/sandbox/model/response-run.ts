import { BYTES_PER_MS, FRAME_BYTES } from '../audio/mulaw';
import type { Language, Spoken } from '../audio/speech-log';
import { showItem, type Item } from './conversation';
import { newId } from './ids';
import type { Fields } from './shape';

/** 200 ms of audio per delta, one delta every 40 ms: five times faster than real time. */
const DELTA_BYTES = 10 * FRAME_BYTES;
const DELTA_EVERY_MS = 40;
/** Deltas that were already on their way when the cancellation arrived. */
const LATE_DELTAS = 1;

export type Ending =
  | { status: 'completed' }
  | { status: 'cancelled'; reason: 'turn_detected' | 'client_cancelled' }
  | { status: 'failed'; error: { type: string; code: string } };

/** What a response needs from its session. */
export interface Stage {
  send(type: string, body: Fields): void;
  /** Adds or updates an item of the conversation; @returns the id before it. Out of band nothing is stored. */
  keep(item: Item): string | null;
  done(ending: Ending, output: readonly Fields[], spokenMs: number, written: string): void;
}

/** What the model says, as an item of the conversation. */
type Said = Item & { kind: 'assistant' };

/** A tool call, with its arguments as JSON. */
export interface Called {
  readonly name: string;
  readonly args: string;
}

/** One response, emitted event by event. */
export class ResponseRun {
  private also: Called | null = null;
  private readonly output: Fields[] = [];
  private spokenMs = 0;
  private timer: NodeJS.Timeout | undefined;
  private over = false;

  constructor(
    readonly id: string,
    private readonly stage: Stage,
  ) {}

  /**
   * A spoken answer: transcript and audio in pieces, sentence by sentence. A tool called with it comes after it, in
   * the same response.
   */
  speak(saying: readonly Promise<Spoken>[], language: Language, also: Called | null = null): void {
    this.also = also;
    const item: Said = { id: newId('item'), kind: 'assistant', text: '', language, audioMs: 0, complete: false };
    void this.sentence(item, saying);
  }

  /** A text answer, all at once. */
  write(text: string): void {
    const item: Item = { id: newId('item'), kind: 'assistant', text, language: null, audioMs: 0, complete: true };
    this.open(item, { type: 'text', text: '' });
    const place = this.place(item.id);
    this.stage.send('response.output_text.delta', { ...place, delta: text });
    this.stage.send('response.output_text.done', { ...place, text });
    this.finish({ status: 'completed' }, item, 0);
  }

  /** Sends a tool call, with its arguments in pieces. */
  call(name: string, args: string): void {
    const item: Item = { id: newId('item'), kind: 'call', callId: newId('call'), name, args, complete: true };
    const before = this.stage.keep(item);
    const opened = { ...showItem(item), status: 'in_progress', arguments: '' };
    const index = this.output.length;
    this.stage.send('response.output_item.added', { response_id: this.id, output_index: index, item: opened });
    this.stage.send('conversation.item.added', { previous_item_id: before, item: opened });
    const place = { response_id: this.id, item_id: item.id, output_index: index, call_id: item.callId };
    const half = Math.ceil(args.length / 2);
    for (const delta of [args.slice(0, half), args.slice(half)]) {
      if (delta) this.stage.send('response.function_call_arguments.delta', { ...place, delta });
    }
    this.stage.send('response.function_call_arguments.done', { ...place, name, arguments: args });
    this.finish({ status: 'completed' }, item, 0);
  }

  /** Ends early; audio that is on its way still arrives, then `response.done`. */
  cancel(ending: Ending): void {
    if (this.over) return;
    clearTimeout(this.timer);
    this.interrupt?.(ending);
    if (!this.over) this.end(ending, 0, '');
  }

  /** Stops the response because the socket is closed. */
  drop(): void {
    this.over = true;
    clearTimeout(this.timer);
  }

  /** Runs something later, unless the response has ended by then. */
  later(ms: number, work: () => void): void {
    this.timer = setTimeout(work, ms);
  }

  private interrupt: ((ending: Ending) => void) | null = null;

  private open(item: Item, part: Fields): void {
    const before = this.stage.keep(item);
    const opened = { ...showItem(item), status: 'in_progress', content: [] };
    this.stage.send('response.output_item.added', { response_id: this.id, output_index: 0, item: opened });
    this.stage.send('conversation.item.added', { previous_item_id: before, item: opened });
    this.stage.send('response.content_part.added', { ...this.place(item.id), part });
  }

  /** Continues with the next sentence as soon as its audio is ready. @param item as emitted so far */
  private async sentence(item: Said, [first, ...rest]: readonly Promise<Spoken>[]): Promise<void> {
    const spoken = await first;
    if (this.over || !spoken) return;
    if (item.audioMs === 0) this.open(item, { type: 'audio', transcript: '' });
    this.soundFrom(0, item, spoken, rest);
  }

  private soundFrom(at: number, before: Said, spoken: Spoken, rest: readonly Promise<Spoken>[]): void {
    const piece = spoken.audio.subarray(at, at + DELTA_BYTES);
    const next = at + piece.length;
    const said = (bytes: number): number => Math.round((spoken.text.length * bytes) / spoken.audio.length);
    const place = this.place(before.id);
    const delta = spoken.text.slice(said(at), said(next));
    if (delta) this.stage.send('response.output_audio_transcript.delta', { ...place, delta });
    this.stage.send('response.output_audio.delta', { ...place, delta: piece.toString('base64') });
    const text = before.text + spoken.text.slice(0, said(next));
    const updated = { ...before, text, audioMs: before.audioMs + next / BYTES_PER_MS };
    this.stage.keep(updated);
    const late = spoken.audio.subarray(next, next + LATE_DELTAS * DELTA_BYTES);
    if (late.length === 0 && rest.length === 0) {
      this.finish({ status: 'completed' }, { ...updated, complete: true }, updated.audioMs);
      return;
    }
    this.interrupt = (ending) => this.cutShort(ending, updated, late);
    this.later(DELTA_EVERY_MS, () => {
      if (late.length > 0) this.soundFrom(next, before, spoken, rest);
      else void this.sentence(updated, rest);
    });
  }

  private cutShort(ending: Ending, told: Said, late: Buffer): void {
    for (let at = 0; at < late.length; at += DELTA_BYTES) {
      const piece = late.subarray(at, at + DELTA_BYTES);
      this.stage.send('response.output_audio.delta', { ...this.place(told.id), delta: piece.toString('base64') });
    }
    const audioMs = told.audioMs + late.length / BYTES_PER_MS;
    this.finish(ending, { ...told, audioMs }, audioMs);
  }

  private finish(ending: Ending, item: Item, spokenMs: number): void {
    const before = this.stage.keep(item);
    const shown = showItem(item);
    if (item.kind === 'assistant') {
      const place = this.place(item.id);
      if (spokenMs > 0) {
        this.stage.send('response.output_audio.done', place);
        this.stage.send('response.output_audio_transcript.done', { ...place, transcript: item.text });
      }
      const part = spokenMs > 0 ? { type: 'audio', transcript: item.text } : { type: 'text', text: item.text };
      this.stage.send('response.content_part.done', { ...place, part });
    }
    this.stage.send('conversation.item.done', { previous_item_id: before, item: shown });
    this.stage.send('response.output_item.done', {
      response_id: this.id,
      output_index: this.output.length,
      item: shown,
    });
    this.output.push(shown);
    const { also } = this;
    this.also = null;
    if (also && ending.status === 'completed') {
      this.spokenMs = spokenMs;
      return this.call(also.name, also.args);
    }
    this.end(
      ending,
      spokenMs + this.spokenMs,
      item.kind === 'assistant' ? item.text : item.kind === 'call' ? item.args : '',
    );
  }

  private end(ending: Ending, spokenMs: number, written: string): void {
    this.over = true;
    this.stage.done(ending, this.output, spokenMs, written);
  }

  private place(itemId: string): Fields {
    return { response_id: this.id, item_id: itemId, output_index: 0, content_index: 0 };
  }
}
