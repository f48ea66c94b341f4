import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** A schema as strict structured output requires it: every object closed, and all of its fields required. */
const strictSchema: z.ZodType = z.lazy(() =>
  z.union([
    z
      .strictObject({
        type: z.literal('object'),
        additionalProperties: z.literal(false),
        required: z.array(z.string()),
        properties: z.record(z.string(), strictSchema),
      })
      .refine(({ required, properties }) => Object.keys(properties).sort().join() === [...required].sort().join()),
    z.strictObject({ type: z.literal('array'), items: strictSchema }),
    z.strictObject({ type: z.literal('string') }),
  ]),
);

/** What the endpoint accepts; an unknown parameter is refused, as by the real one. */
const completion = z.strictObject({
  model: z.string().regex(/^gpt-/),
  store: z.literal(false),
  max_completion_tokens: z.number().int().min(1).max(16_384),
  messages: z.tuple([
    z.strictObject({ role: z.literal('developer'), content: z.string().min(1) }),
    z.strictObject({ role: z.literal('user'), content: z.string().min(1) }),
  ]),
  response_format: z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({
      name: z.string().regex(/^[\w-]{1,64}$/),
      strict: z.literal(true),
      schema: strictSchema,
    }),
  }),
});
export type Completion = z.output<typeof completion>;

/** What the service does with a request: returns an answer's text, or a failure. */
export type Behavior = (request: Completion) =>
  | {
      readonly content: string | null;
      readonly finish?: 'stop' | 'length' | 'content_filter';
      readonly refusal?: string;
    }
  | { readonly status: number }
  | { readonly raw: string }
  | 'hangs'
  | 'stalls';

/**
 * A stand-in for the vendor's text model on loopback: strict about its requests, and as good or bad as a test needs.
 */
export class WordingService {
  /** Every valid request. */
  readonly requests: Completion[] = [];
  /** Requests that the real endpoint would refuse, and why. */
  readonly refused: string[] = [];
  behavior: Behavior = sensible;
  private readonly server = createServer((request, response) => void this.answer(request, response));

  constructor(readonly key: string) {}

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const refuse = (status: number, message: string): void => {
      if (request.url === '/v1/chat/completions') this.refused.push(message);
      send(response, status, { error: { message, type: 'invalid_request_error', param: null, code: null } });
    };
    if (request.headers.authorization !== `Bearer ${this.key}`) return refuse(401, 'Incorrect API key provided');
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') return refuse(404, 'Unknown request URL');
    const parsed = completion.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    if (!parsed.success) return refuse(400, parsed.error.message);
    this.requests.push(parsed.data);
    this.give(response, this.behavior(parsed.data), parsed.data.model);
  }

  private give(response: ServerResponse, given: ReturnType<Behavior>, model: string): void {
    if (given === 'hangs') return;
    if (given === 'stalls') {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":"chatcmpl-1","choices":[');
      return;
    }
    if ('status' in given) return send(response, given.status, { error: { message: 'The server had an error' } });
    if ('raw' in given) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(given.raw);
      return;
    }
    const { content, finish = 'stop', refusal = null } = given;
    const message = { role: 'assistant', content, refusal, annotations: [] };
    const choices = [{ index: 0, message, logprobs: null, finish_reason: finish }];
    send(response, 200, { id: 'chatcmpl-1', object: 'chat.completion', created: 1, model, choices });
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Returns the data of a request, apart from its instructions. */
export const dataOf = ({ messages }: Completion): Record<string, Record<'en' | 'es', string> & string> =>
  JSON.parse(messages[1].content);

/** Proposes ways to ask for every request, and translates the texts of the specs to Spanish. */
export const sensible: Behavior = (request) => {
  const data = dataOf(request);
  if (request.response_format.json_schema.name === 'entry_in_other_language') {
    const figures = JSON.stringify(data).match(/\d+/g) ?? [];
    const draft = { question: '¿Qué hay que saber de esto?', answer: `Esto es lo que hay: ${figures.join(' y ')}.` };
    return { content: JSON.stringify(draft) };
  }
  const subject = (text: string): string =>
    text
      .replace(/[^\p{L}\p{N} ]/gu, '')
      .split(' ')
      .at(-1) ?? '';
  const [en, es] = [subject(data.question?.en ?? ''), subject(data.question?.es ?? '')];
  return {
    content: JSON.stringify({
      en: [`Could somebody see to my ${en}`, `Who takes care of a broken ${en}`, `What about the ${en} I have`],
      es: [`¿Quién se ocupa de ${es}?`, `Tengo un problema con ${es}`],
    }),
  };
};
