import { checkDocument, type Place } from '../twiml/grammar';
import { DocumentFault, parseDocument, requireDocumentType, type Verb } from '../twiml/document';
import { WebhookFailure, type Params } from '../wire/webhooks';
import type { Board } from './board';
import type { Call } from './call';
import { Interrupted, unlessInterrupted } from './patience';
import type { Next, Perform, Running, Start } from './running';
import { sayOnce } from './playback';

export type Verbs = Readonly<Record<string, Perform>>;

interface Loaded {
  readonly verbs: readonly Verb[];
  readonly base: string | null;
}

const APOLOGY = "We're sorry, an application error has occurred. Goodbye.";
/** Verbs that run without answering a ringing call. */
const SILENT_VERBS = ['Reject', 'Redirect'];
/** Verbs during which the caller is listened to; a stream listens once its socket is open. */
const ATTENTIVE_VERBS = ['Gather', 'Record', 'Dial', 'Enqueue'];

/** Runs documents on a call, strictly as written. */
export class Interpreter {
  constructor(
    private readonly board: Board,
    private readonly verbs: Verbs,
  ) {}

  /** Runs the call's own documents until one hangs up or ends, or the call is moved elsewhere. */
  async main(call: Call, start: Start): Promise<void> {
    const signal = call.signal;
    try {
      const outcome = await this.follow(call, start, 'main', signal, () => ({}));
      if (outcome !== 'rejected') call.answer();
      if (!call.ended) call.end(call.answeredAt === null ? 'no-answer' : 'completed');
    } catch (error) {
      if (error instanceof Interrupted) return;
      await this.apologise(call, signal, error);
    }
  }

  /** Runs a document alongside the main one (waiting, holding, whispering). @returns how it ended */
  async aside(
    call: Call,
    start: Start,
    place: Place,
    signal: AbortSignal,
    extra: () => Params,
  ): Promise<'end' | 'hangup' | 'leave'> {
    const outcome = await this.follow(call, start, place, signal, extra);
    return outcome === 'rejected' ? 'hangup' : outcome;
  }

  private async follow(
    call: Call,
    start: Start,
    place: Place,
    signal: AbortSignal,
    extra: () => Params,
  ): Promise<'end' | 'hangup' | 'leave' | 'rejected'> {
    let next: Start = start;
    for (;;) {
      const { verbs, base } = await unlessInterrupted(signal, this.load(call, next, place, extra()));
      const running: Running = { board: this.board, call, signal, place, base, extra };
      const outcome = await this.perform(verbs, running);
      if (typeof outcome === 'string') return outcome;
      next = outcome;
    }
  }

  private async perform(
    verbs: readonly Verb[],
    running: Running,
  ): Promise<'end' | 'hangup' | 'leave' | 'rejected' | Start> {
    const { call, place } = running;
    for (const [index, verb] of verbs.entries()) {
      if (verb.name === 'Reject' && call.answeredAt === null && index === 0) {
        call.end(verb.attributes['reason'] === 'busy' ? 'busy' : 'no-answer', 'rejected');
        return 'rejected';
      }
      if (place === 'main' && !SILENT_VERBS.includes(verb.name)) call.answer();
      if (place === 'main') {
        call.verb = verb.name;
        call.leg.attended = ATTENTIVE_VERBS.includes(verb.name);
        call.show({ type: 'verb', verb: verb.name });
      }
      const next = await this.one(verb, running);
      if (next !== 'next') return next;
    }
    return 'end';
  }

  private async one(verb: Verb, running: Running): Promise<Next> {
    const perform = this.verbs[verb.name];
    if (!perform) throw new DocumentFault(12_200, `<${verb.name}> is not supported`);
    return perform(verb, running);
  }

  private async load(call: Call, start: Start, place: Place, extra: Params): Promise<Loaded> {
    if ('twiml' in start) return { verbs: checked(start.twiml, place), base: null };
    const params = { ...call.params(), ...extra, ...start.params };
    try {
      return await this.fetch(start.url, start.method, params, place);
    } catch (error) {
      const fallback = place === 'main' ? call.setup.fallbackUrl : undefined;
      if (!fallback || !isFault(error)) throw error;
      this.board.alert(error.code, call.sid, error.message);
      const form = { ...params, ErrorCode: String(error.code), ErrorUrl: start.url.split('#', 1)[0] ?? '' };
      return this.fetch(fallback, 'POST', form, place);
    }
  }

  private async fetch(url: string, method: string, params: Params, place: Place): Promise<Loaded> {
    const answer = await this.board.webhooks.ask(url, method, params);
    if (answer.status === 204 || (answer.body === '' && place !== 'main')) return { verbs: [], base: url };
    if (place !== 'main' && answer.contentType.startsWith('audio/')) return { verbs: [soundFile(url)], base: url };
    requireDocumentType(answer.contentType);
    return { verbs: checked(answer.body, place), base: url };
  }

  private async apologise(call: Call, signal: AbortSignal, error: unknown): Promise<void> {
    const code = isFault(error) ? error.code : 13_000;
    this.board.alert(code, call.sid, error instanceof Error ? error.message : 'unknown');
    if (call.ended) return;
    call.answer();
    try {
      await sayOnce(this.board.voice.say(APOLOGY, 'en', 'say'), call.leg, signal);
      call.end('completed', `application-error ${code}`);
    } catch (interruption) {
      if (!(interruption instanceof Interrupted)) throw interruption;
    }
  }
}

/** A wait address may return audio instead of a document. */
function soundFile(url: string): Verb {
  return { name: 'Play', attributes: {}, children: [], text: url };
}

function checked(xml: string, place: Place): readonly Verb[] {
  const verbs = parseDocument(xml);
  checkDocument(verbs, place);
  return verbs;
}

function isFault(error: unknown): error is WebhookFailure | DocumentFault {
  return error instanceof WebhookFailure || error instanceof DocumentFault;
}
