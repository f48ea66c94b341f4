import type { Faults } from '../faults';
import type { LineVoice } from '../voice/line-voice';
import { decide } from './brain';
import { readItem, type Conversation, type Item } from './conversation';
import { newId } from './ids';
import { ResponseRun, type Ending } from './response-run';
import type { Reader } from './reader';
import { at, textAt } from './settings';
import { isObject, type Fields, type Problem } from './shape';
import { Usage } from './usage';

/** What the responses need from their session. */
export interface Talk {
  readonly voice: LineVoice;
  readonly faults: Faults;
  /** From `response.create` to the first delta, ms. */
  readonly thinkMs: number;
  /** Replaces the model's own reading. */
  readonly reader?: Reader | undefined;
  session(): Fields;
  send(type: string, body: Fields): void;
  /** A raw text frame, for frames that are not JSON. */
  sendRaw(text: string): void;
  close(code: number, reason: string): void;
  /** Drops the connection without closing it. */
  reset(): void;
}

/** The account's requests per minute; the numbers only have to look plausible. */
const LIMITS = [
  { name: 'requests', limit: 5_000, remaining: 4_999, reset_seconds: 0.012 },
  { name: 'tokens', limit: 400_000, remaining: 395_000, reset_seconds: 0.75 },
];

/** How far into a response its socket breaks, ms. */
const BREAK_MS = 100;

/** The responses of one session: one at a time in the conversation, others out of band. */
export class Responses {
  private active: ResponseRun | null = null;
  private readonly aside = new Set<ResponseRun>();
  private readonly usage = new Usage();

  constructor(
    private readonly talk: Talk,
    private readonly conversation: Conversation,
  ) {}

  /** @returns why not, or null when it started */
  create(request: Fields): Problem | null {
    const outOfBand = request['conversation'] === 'none';
    if (!outOfBand && this.active) {
      const message = `Conversation already has an active response in progress: ${this.active.id}. Wait until the response is finished before creating a new one.`;
      return { code: 'conversation_already_has_active_response', message, param: '' };
    }
    this.begin(request, outOfBand);
    return null;
  }

  /** @returns why not, or null when it was canceled */
  cancel(id: string | null, reason: 'turn_detected' | 'client_cancelled'): Problem | null {
    const run = id === null ? this.active : [this.active, ...this.aside].find((known) => known?.id === id);
    if (!run) {
      return {
        code: 'response_cancel_not_active',
        message: 'Cancellation failed: no active response found',
        param: '',
      };
    }
    run.cancel({ status: 'cancelled', reason });
    return null;
  }

  drop(): void {
    for (const run of [this.active, ...this.aside]) run?.drop();
  }

  private begin(request: Fields, outOfBand: boolean): void {
    const id = newId('resp');
    const run: ResponseRun = new ResponseRun(id, {
      send: (type, body) => this.talk.send(type, body),
      keep: (item) => (outOfBand ? null : this.keep(item)),
      done: (ending, output, spokenMs, written) => {
        if (this.active === run) this.active = null;
        this.aside.delete(run);
        this.talk.send('response.done', {
          response: { ...this.frame(id, request), ...this.ending(ending, output, spokenMs, written, request) },
        });
      },
    });
    if (outOfBand) this.aside.add(run);
    else this.active = run;
    this.talk.send('response.created', { response: this.frame(id, request) });
    this.talk.send('rate_limits.updated', { rate_limits: LIMITS });
    if (this.faulty(run)) return;
    const slow = this.talk.faults.take('model-slow');
    run.later(this.talk.thinkMs + (slow?.ms ?? 0), () => this.tell(run, request));
  }

  /** Takes a fault that was planned for this response, if any. */
  private faulty(run: ResponseRun): boolean {
    const { faults } = this.talk;
    if (faults.take('model-malformed')) this.talk.sendRaw('{"type":"response.output_audio.delta","delta":');
    if (faults.take('model-unknown')) this.talk.send('response.hologram.delta', { response_id: run.id, delta: 'AAAA' });
    if (faults.take('model-silent')) return true;
    if (faults.take('model-failed')) {
      run.cancel({ status: 'failed', error: { type: 'server_error', code: 'server_error' } });
      return true;
    }
    const cut = faults.take('model-close');
    if (faults.take('model-reset')) setTimeout(() => this.talk.reset(), this.talk.thinkMs + BREAK_MS);
    if (cut) setTimeout(() => this.talk.close(1011, 'internal server error'), this.talk.thinkMs + (cut.ms || BREAK_MS));
    return false;
  }

  private tell(run: ResponseRun, request: Fields): void {
    const session = this.talk.session();
    const tools = Array.isArray(request['tools']) ? request['tools'] : at(session, 'tools');
    const choice = request['tool_choice'] ?? at(session, 'tool_choice');
    const act = decide({
      instructions: textAt(session, 'instructions'),
      orders: textAt(request, 'instructions'),
      tools: Array.isArray(tools) ? tools.filter(isObject) : [],
      mayCall: choice !== 'none',
      items: this.contextOf(request),
      ...(this.talk.reader && { reader: this.talk.reader }),
    });
    const modalities = request['output_modalities'] ?? at(session, 'output_modalities');
    if (act.kind === 'call') run.call(act.name, act.args);
    else if (Array.isArray(modalities) && modalities[0] === 'text') run.write(act.text);
    else run.speak(this.talk.voice.say(act.text, act.language, 'model'), act.language, act.also ?? null);
  }

  private contextOf(request: Fields): readonly Item[] {
    const input = request['input'];
    return Array.isArray(input) ? input.filter(isObject).map(readItem) : this.conversation.list();
  }

  private keep(item: Item): string | null {
    const items = this.conversation.list();
    const index = items.findIndex(({ id }) => id === item.id);
    if (index < 0) return this.conversation.add(item);
    this.conversation.replace(item);
    return items[index - 1]?.id ?? null;
  }

  private frame(id: string, request: Fields): Fields {
    const session = this.talk.session();
    return {
      object: 'realtime.response',
      id,
      status: 'in_progress',
      status_details: null,
      output: [],
      conversation_id: request['conversation'] === 'none' ? null : this.conversation.id,
      output_modalities: request['output_modalities'] ?? at(session, 'output_modalities'),
      max_output_tokens: request['max_output_tokens'] ?? at(session, 'max_output_tokens'),
      audio: { output: at(session, 'audio', 'output') },
      usage: null,
      metadata: request['metadata'] ?? null,
    };
  }

  private ending(
    ending: Ending,
    output: readonly Fields[],
    spokenMs: number,
    written: string,
    request: Fields,
  ): Fields {
    const instructions = textAt(this.talk.session(), 'instructions') + textAt(request, 'instructions');
    const details = ending.status === 'completed' ? null : { ...ending, type: ending.status };
    return {
      status: ending.status,
      status_details: details,
      output,
      usage: this.usage.bill(instructions, this.contextOf(request), spokenMs, written),
    };
  }
}
