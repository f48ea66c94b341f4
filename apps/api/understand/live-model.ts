import { ModelLeg, realtimeUrl, wholeSession, type ServerEvent, type SessionSettings } from '@voicecore/speech';
import type { KnownEntries } from '@voicecore/domain/conversation';
import type { EntryId, Language } from '@voicecore/domain/kernel';

/** A tool call as the model requested it. */
export interface Asked {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface LiveOptions {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string;
}

/** Maximum wait for one answer, ms. */
const ANSWER_MS = 30_000;

/**
 * The real model with the session that callers get, asked in text: every sentence is a separate response outside the
 * conversation, so that none affects another.
 */
export class LiveModel {
  private readonly leg: ModelLeg;
  private asked: Asked[] = [];
  private waiting: { resolve: () => void; reject: (error: Error) => void } | null = null;

  private constructor(options: LiveOptions, settings: SessionSettings, language: Language) {
    const { baseUrl, model, apiKey } = options;
    this.leg = new ModelLeg(
      { url: realtimeUrl(baseUrl, model), apiKey, session: wholeSession(settings, language) },
      {
        audio: () => undefined,
        event: (event) => this.take(event),
        malformed: () => this.waiting?.reject(new Error('the model sent an event that cannot be read')),
        lost: (fault) => this.waiting?.reject(new Error(`the session was lost: ${fault.reason}`)),
      },
    );
  }

  /** Rejects with a `ModelFault` when the session cannot be configured. */
  static async open(options: LiveOptions, settings: SessionSettings, language: Language): Promise<LiveModel> {
    const model = new LiveModel(options, settings, language);
    await model.leg.ready();
    return model;
  }

  /** Returns the tools that the model calls when a caller says this; rejects when it does not answer in time. */
  async hear(text: string): Promise<readonly Asked[]> {
    this.asked = [];
    this.leg.send({
      type: 'response.create',
      response: {
        conversation: 'none',
        output_modalities: ['text'],
        input: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text }] }],
      },
    });
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no answer within ${ANSWER_MS} ms`)), ANSWER_MS);
      const once = (settle: () => void) => () => {
        clearTimeout(late);
        this.waiting = null;
        settle();
      };
      this.waiting = { resolve: once(resolve), reject: (error) => once(() => reject(error))() };
    });
    return this.asked;
  }

  close(): void {
    this.leg.close();
  }

  private take(event: ServerEvent): void {
    if (event.type === 'error') return this.waiting?.reject(new Error(`the model refused: ${event.error.code ?? ''}`));
    if (event.type === 'response.output_item.done' && 'arguments' in event.item)
      this.asked.push({ name: event.item.name, args: argumentsOf(event.item.arguments) });
    if (event.type === 'response.done') this.waiting?.resolve();
  }
}

/** Returns the entries that the model says it answered from, in its order; only those that its session contains. */
export function namedIn(asked: readonly Asked[], { entries }: KnownEntries): readonly EntryId[] {
  const handles = asked
    .filter(({ name }) => name === 'answered_from')
    .flatMap(({ args }) => (typeof args.entries === 'string' ? (args.entries.toLowerCase().match(/k\d+/g) ?? []) : []));
  return handles.flatMap((handle) => entries.find((entry) => entry.handle === handle)?.entryId ?? []);
}

/** Arguments that are not valid JSON are the model's mistake: they count as none. */
function argumentsOf(json: string): Asked['args'] {
  try {
    return JSON.parse(json) as Asked['args'];
  } catch {
    return {};
  }
}
