import { SILENT_FRAME, toFrames } from '../audio/mulaw';
import type { Language } from '../audio/speech-log';
import type { Sandbox } from '../index';
import { carrierFor, Customer } from './customer';
import { inside, ModelClient, TELEPHONE_SESSION } from './model-client';

const TOOLS = [
  {
    type: 'function',
    name: 'search_knowledge',
    parameters: { type: 'object', properties: { question: { type: 'string' } }, required: ['question'] },
  },
  {
    type: 'function',
    name: 'transfer',
    parameters: {
      type: 'object',
      properties: { to: { type: 'string' }, heard: { type: 'string' } },
      required: ['to', 'heard'],
    },
  },
  { type: 'function', name: 'cannot_help', parameters: { type: 'object', properties: {} } },
  {
    type: 'function',
    name: 'ask_for_human',
    parameters: { type: 'object', properties: { heard: { type: 'string' } }, required: ['heard'] },
  },
];

describe('the scripted model', () => {
  let customer: Customer;
  let carrier: Sandbox;

  beforeEach(async () => {
    customer = await Customer.open();
    carrier = await carrierFor(customer, { modelThinkMs: 20, modelTranscribeMs: 20, sayMsPerChar: 40 });
  });

  afterEach(async () => {
    await carrier.close();
    await customer.close();
  });

  function hear(client: ModelClient, text: string, language: Language = 'en'): void {
    const spoken = carrier.exchange.speech.murmur(text, language, 'caller', 10);
    const frames = [...toFrames(spoken.audio), ...Array<Buffer>(20).fill(SILENT_FRAME)];
    for (const frame of frames) client.send({ type: 'input_audio_buffer.append', audio: frame.toString('base64') });
  }

  it('greets a client with its session and when it ends', async () => {
    const client = await ModelClient.ready(carrier);
    const created = await client.event('session.created');
    expect(inside(created, 'session', 'expires_at')).toBeGreaterThan(Date.now() / 1000 + 3_500);
    expect(inside(client.of('session.updated')[0], 'session', 'audio', 'input', 'format')).toEqual({
      type: 'audio/pcmu',
    });
    expect(
      inside(client.of('session.updated')[0], 'session', 'audio', 'input', 'turn_detection', 'create_response'),
    ).toBe(false);
  });

  it('lets nobody in without the key, and nobody with the beta header', async () => {
    expect(await ModelClient.open(carrier, 'wrong')).toBe(401);
    expect(await ModelClient.open(carrier, undefined, { 'OpenAI-Beta': 'realtime=v1' })).toBe(400);
    carrier.faults.add({ kind: 'model-429' });
    expect(await ModelClient.open(carrier)).toBe(429);
  });

  it.each([
    [
      'a session without its type',
      { type: 'session.update', session: { instructions: 'x' } },
      'missing_required_parameter',
      'session.type',
    ],
    [
      'beta modalities',
      { type: 'session.update', session: { type: 'realtime', modalities: ['audio'] } },
      'unknown_parameter',
      'session.modalities',
    ],
    [
      'a temperature',
      { type: 'session.update', session: { type: 'realtime', temperature: 0.8 } },
      'unknown_parameter',
      'session.temperature',
    ],
    [
      'a flat format',
      { type: 'session.update', session: { type: 'realtime', input_audio_format: 'g711_ulaw' } },
      'unknown_parameter',
      'session.input_audio_format',
    ],
    [
      'both modalities',
      { type: 'session.update', session: { type: 'realtime', output_modalities: ['audio', 'text'] } },
      'invalid_value',
      'session.output_modalities',
    ],
    [
      'a rate on pcmu',
      {
        type: 'session.update',
        session: { type: 'realtime', audio: { input: { format: { type: 'audio/pcmu', rate: 8000 } } } },
      },
      'unknown_parameter',
      'session.audio.input.format.rate',
    ],
    [
      'beta modalities in a response',
      { type: 'response.create', response: { modalities: ['audio'] } },
      'unknown_parameter',
      'response.modalities',
    ],
    ['an unknown event', { type: 'response.start' }, 'invalid_value', 'type'],
    ['sound that is no base64', { type: 'input_audio_buffer.append', audio: '<>' }, 'invalid_value', 'audio'],
    [
      'an assistant item with sound',
      {
        type: 'conversation.item.create',
        item: { type: 'message', role: 'assistant', content: [{ type: 'output_audio', audio: '' }] },
      },
      'invalid_value',
      'item.content[0].type',
    ],
    [
      'an answer to a call nobody made',
      { type: 'conversation.item.create', item: { type: 'function_call_output', call_id: 'call_x', output: '{}' } },
      'invalid_tool_call_id',
      'item.call_id',
    ],
    ['cancelling nothing', { type: 'response.cancel' }, 'response_cancel_not_active', null],
    ['committing nothing', { type: 'input_audio_buffer.commit' }, 'input_audio_buffer_commit_empty', null],
    [
      'truncating nothing',
      { type: 'conversation.item.truncate', item_id: 'x', content_index: 0, audio_end_ms: 1 },
      'item_truncate_invalid_item_id',
      'item_id',
    ],
  ])('refuses %s and stays usable', async (_what, event, code, param) => {
    const client = await ModelClient.ready(carrier);
    client.send({ ...event, event_id: 'evt_mine' });
    const error = await client.event('error');
    expect(inside(error, 'error')).toMatchObject({ code, param, event_id: 'evt_mine' });
    client.send({ type: 'session.update', session: TELEPHONE_SESSION });
    await client.event('session.updated', 2);
  });

  it('hears a turn by its loudness and its words by their sound', async () => {
    const client = await ModelClient.ready(carrier);
    hear(client, 'What are your opening hours?');
    const completed = await client.event('conversation.item.input_audio_transcription.completed');
    expect(completed['transcript']).toBe('What are your opening hours?');
    const order = client.events.map(({ type }) => type).filter((type) => type.startsWith('input_audio_buffer'));
    expect(order).toEqual(
      ['speech_started', 'speech_stopped', 'committed'].map((name) => `input_audio_buffer.${name}`),
    );
    expect(client.of('input_audio_buffer.committed')[0]?.['item_id']).toBe(completed['item_id']);
    expect(client.of('response.created')).toHaveLength(0);
  });

  it('writes [inaudible] for a voice whose words it does not know', async () => {
    const client = await ModelClient.ready(carrier);
    const other = await carrierFor(customer);
    const { audio } = other.exchange.speech.murmur('Nobody here knows these words', 'en', 'caller', 10);
    const silence = Buffer.alloc(160 * 20, 0xff);
    client.send({ type: 'input_audio_buffer.append', audio: Buffer.concat([audio, silence]).toString('base64') });
    const completed = await client.event('conversation.item.input_audio_transcription.completed');
    expect(completed['transcript']).toBe('[inaudible]');
    await other.close();
  });

  it('begins a response by itself only when told to', async () => {
    const detector = { ...TELEPHONE_SESSION.audio.input.turn_detection, create_response: true };
    const client = await ModelClient.ready(carrier, {
      audio: { ...TELEPHONE_SESSION.audio, input: { ...TELEPHONE_SESSION.audio.input, turn_detection: detector } },
    });
    hear(client, 'Hello');
    await client.event('response.done');
  });

  it('says exactly what it is told, faster than it is heard, and bills for it', async () => {
    const client = await ModelClient.ready(carrier);
    const words = 'Welcome to Acme Dental. I am an automated assistant, and I am glad that you called us today.';
    const startedAt = Date.now();
    client.send({
      type: 'response.create',
      response: {
        instructions: `Say exactly this, word for word, and nothing else: "${words}"`,
        tool_choice: 'none',
        metadata: { n: '7' },
      },
    });
    const done = await client.event('response.done');
    const bytes = client
      .of('response.output_audio.delta')
      .reduce((sum, { delta }) => sum + Buffer.from(String(delta), 'base64').length, 0);
    expect(bytes / 8).toBe(Math.ceil((words.length * 40) / 20) * 20);
    expect(Date.now() - startedAt).toBeLessThan(bytes / 8 / 2);
    expect(client.of('response.output_audio_transcript.done')[0]?.['transcript']).toBe(words);
    expect(
      client
        .of('response.output_audio_transcript.delta')
        .map(({ delta }) => delta)
        .join(''),
    ).toBe(words);
    expect(inside(client.of('response.created')[0], 'response', 'metadata')).toEqual({ n: '7' });
    expect(inside(done, 'response')).toMatchObject({ status: 'completed', metadata: { n: '7' } });
    expect(inside(done, 'response', 'usage', 'output_token_details', 'audio_tokens')).toBe(
      Math.ceil((bytes / 8_000) * 20),
    );
    expect(client.of('rate_limits.updated')).toHaveLength(1);
  });

  it('allows one response at a time', async () => {
    const client = await ModelClient.ready(carrier);
    client.send({ type: 'response.create' });
    client.send({ type: 'response.create' });
    const error = await client.event('error');
    expect(inside(error, 'error', 'code')).toBe('conversation_already_has_active_response');
    await client.event('response.done');
    client.send({ type: 'response.create' });
    await client.event('response.done', 2);
  });

  it('cancels: late sound, then done as cancelled; and truncates what was heard', async () => {
    const client = await ModelClient.ready(carrier);
    client.send({
      type: 'response.create',
      response: { instructions: `Say exactly: "${'a long story '.repeat(30)}"` },
    });
    const first = await client.event('response.output_audio.delta');
    const before = client.of('response.output_audio.delta').length;
    client.send({ type: 'response.cancel' });
    const done = await client.event('response.done');
    expect(inside(done, 'response')).toMatchObject({
      status: 'cancelled',
      status_details: { type: 'cancelled', reason: 'client_cancelled' },
    });
    expect(client.of('response.output_audio.delta').length).toBeGreaterThan(before);
    const item = { type: 'conversation.item.truncate', item_id: first['item_id'], content_index: 0 };
    client.send({ ...item, audio_end_ms: 60_000 });
    expect(inside(await client.event('error'), 'error', 'message')).toMatch(/already shorter than/);
    client.send({ ...item, audio_end_ms: 120 });
    expect(await client.event('conversation.item.truncated')).toMatchObject({ audio_end_ms: 120 });
  });

  it('searches, then speaks the answer; what is not found it cannot help with', async () => {
    const client = await ModelClient.ready(carrier, { tools: TOOLS });
    hear(client, 'What are your opening hours?');
    await client.event('conversation.item.input_audio_transcription.completed');
    client.send({ type: 'response.create' });
    const args = await client.event('response.function_call_arguments.done');
    expect(args).toMatchObject({ name: 'search_knowledge', arguments: '{"question":"What are your opening hours?"}' });
    await client.event('response.done');
    const output = (callId: unknown, body: object): object => ({
      type: 'conversation.item.create',
      item: { type: 'function_call_output', call_id: callId, output: JSON.stringify(body) },
    });
    client.send(
      output(args['call_id'], { found: true, answers: [{ question: 'Hours?', answer: 'We open at nine.' }] }),
    );
    client.send({ type: 'response.create' });
    expect((await client.event('response.output_audio_transcript.done'))['transcript']).toBe('We open at nine.');
    await client.event('response.done', 2);
    hear(client, 'Do you sell elephants?');
    await client.event('conversation.item.input_audio_transcription.completed', 2);
    client.send({ type: 'response.create' });
    const second = await client.event('response.function_call_arguments.done', 2);
    await client.event('response.done', 3);
    client.send(output(second['call_id'], { found: false, answers: [] }));
    client.send({ type: 'response.create' });
    expect(await client.event('response.function_call_arguments.done', 3)).toMatchObject({
      name: 'cannot_help',
      arguments: '{}',
    });
    client.send(output(args['call_id'], {}));
    expect(inside(await client.event('error'), 'error', 'message')).toMatch(/already been answered/);
  });

  it.each([
    ['Please transfer me to Ana', 'transfer', { to: 'Ana' }],
    ['Extension 102, please', 'transfer', { to: '102' }],
    ['Quiero hablar con una persona', 'ask_for_human', {}],
    ['Can I speak to a real person please?', 'ask_for_human', {}],
  ])('hears the wish in "%s", and quotes it', async (words, name, args) => {
    const client = await ModelClient.ready(carrier, { tools: TOOLS });
    hear(client, words);
    await client.event('conversation.item.input_audio_transcription.completed');
    client.send({ type: 'response.create' });
    expect(await client.event('response.function_call_arguments.done')).toMatchObject({
      name,
      arguments: JSON.stringify({ ...args, heard: words }),
    });
  });

  it('breaks in every way that is asked for', async () => {
    for (const kind of ['model-malformed', 'model-unknown', 'model-failed', 'model-close'] as const)
      carrier.faults.add({ kind });
    const client = await ModelClient.ready(carrier);
    client.send({ type: 'response.create' });
    expect(inside(await client.event('response.done'), 'response', 'status')).toBe('failed');
    expect(client.raw).toContain('malformed');
    expect(client.of('response.hologram.delta')).toHaveLength(1);
    client.send({ type: 'response.create', response: { instructions: `Say exactly: "${'words '.repeat(80)}"` } });
    await client.until(() => client.closed !== null);
    expect(client.closed?.code).toBe(1011);
    const broken = await ModelClient.ready(carrier);
    carrier.faults.add({ kind: 'model-reset' });
    broken.send({ type: 'response.create' });
    await broken.until(() => broken.closed !== null);
    expect(broken.closed?.code).toBe(1006);
    const other = await ModelClient.ready(carrier);
    carrier.faults.add({ kind: 'model-expire' });
    await other.until(() => other.closed !== null);
    expect(other.closed?.code).toBe(1001);
    expect(inside(other.of('error')[0], 'error', 'code')).toBe('session_expired');
  });
});
