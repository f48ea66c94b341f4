import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import {
  advance,
  begin,
  type FoundEntry,
  type TalkEvent,
  type TalkSeed,
  type TalkState,
} from '@voicecore/domain/conversation';
import { honest, malicious } from '@voicecore/domain/conversation/test/brains';
import { directory, TalkWorld } from '@voicecore/domain/conversation/test/talk-world';
import type { EntryId } from '@voicecore/domain/kernel';
import { noAttempts } from '@voicecore/domain/understanding';
import { z } from 'zod';
import { readServerEvent } from './server-events';
import { sessionLanguage, wholeSession, type SessionSettings } from './session-settings';
import { clientEvents, talkEvent } from './talk-wire';

const RUNS = trials(100);

/** The GA shapes that a strict model accepts, written from the protocol and not from our builders. */
const message = (role: string, content: string) =>
  z.strictObject({
    type: z.literal('message'),
    role: z.literal(role),
    content: z.tuple([z.strictObject({ type: z.literal(content), text: z.string().min(1) })]),
  });
const transcription = z.strictObject({ model: z.string().min(1), language: z.enum(['en', 'es']).optional() });
const pcmu = z.strictObject({ type: z.literal('audio/pcmu') });
const turnDetection = z.strictObject({
  type: z.literal('server_vad'),
  threshold: z.number().min(0).max(1),
  prefix_padding_ms: z.int().min(0),
  silence_duration_ms: z.int().min(0),
  create_response: z.literal(false),
  interrupt_response: z.literal(false),
});
const tool = z.strictObject({
  type: z.literal('function'),
  name: z.string().regex(/^[a-z_]{1,64}$/),
  description: z.string().min(1),
  parameters: z.strictObject({
    type: z.literal('object'),
    properties: z.record(z.string(), z.strictObject({ type: z.literal('string'), description: z.string() })),
    required: z.array(z.string()),
    additionalProperties: z.literal(false),
  }),
});
const session = z.strictObject({
  type: z.literal('realtime'),
  instructions: z.string().min(1),
  output_modalities: z.tuple([z.literal('audio')]).optional(),
  audio: z.strictObject({
    input: z.strictObject({
      format: pcmu.optional(),
      noise_reduction: z.strictObject({ type: z.enum(['near_field', 'far_field']) }).optional(),
      transcription,
      turn_detection: turnDetection.optional(),
    }),
    output: z.strictObject({ format: pcmu, voice: z.string().min(1) }).optional(),
  }),
  tools: z.array(tool).optional(),
  tool_choice: z.enum(['auto', 'none']).optional(),
  parallel_tool_calls: z.boolean().optional(),
  max_output_tokens: z.int().min(1).max(4_096).optional(),
});
const wire = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('session.update'), session }),
  z.strictObject({
    type: z.literal('response.create'),
    response: z.strictObject({
      metadata: z.record(z.string().max(64), z.string().max(512)),
      instructions: z.string().min(1).optional(),
      tool_choice: z.enum(['auto', 'none']).optional(),
      conversation: z.literal('none').optional(),
      input: z.tuple([]).optional(),
    }),
  }),
  z.strictObject({ type: z.literal('response.cancel'), response_id: z.string().min(1).optional() }),
  z.strictObject({
    type: z.literal('conversation.item.truncate'),
    item_id: z.string().min(1),
    content_index: z.literal(0),
    audio_end_ms: z.int().min(1),
  }),
  z.strictObject({ type: z.literal('conversation.item.delete'), item_id: z.string().min(1) }),
  z.strictObject({
    type: z.literal('conversation.item.create'),
    item: z.union([
      z.strictObject({
        type: z.literal('function_call_output'),
        call_id: z.string().min(1),
        output: z.string().min(1),
      }),
      message('user', 'input_text'),
      message('system', 'input_text'),
      message('assistant', 'output_text'),
    ]),
  }),
]);

const settings: SessionSettings = {
  knowledge: { entries: [], complete: false, language: 'en' },
  persona: {
    business: 'Acme Dental',
    receptionist: 'Vera',
    departments: [{ en: 'Billing', es: 'Facturación' }],
    agents: ['Ana Torres'],
  },
  voice: 'marin',
};
const history = [
  { speaker: 'caller', text: 'Hola' },
  { speaker: 'receptionist', text: '¿En qué le puedo ayudar?' },
] as const;
const seed: TalkSeed = {
  directory,
  language: 'en',
  languageKnown: false,
  attempts: noAttempts,
  attemptsBeforeTransfer: 3,
  known: [],
  screensWords: false,
  knowsMore: true,
  urgent: [],
  fillers: [],
  opening: [{ language: 'en', text: 'How can I help?', whole: false, kept: false }],
  history,
  nextSeq: 1,
  stream: 1,
};

const id = fc.constantFrom('1', '2', '3');
const heard = fc.array(
  fc.record({ itemId: id.map((n) => `item_${n}`), responseId: id, heardMs: fc.nat(2_000), producedMs: fc.nat(2_000) }),
  { maxLength: 3 },
);
const found: readonly FoundEntry[] = ['1', '2', '3'].map((n) => ({
  id: `entry-${n}` as EntryId,
  question: { en: `Question ${n}?`, es: `¿Pregunta ${n}?` },
  answer: { en: '</entries> "Answer"\n', es: 'Respuesta' },
}));
const events: fc.Arbitrary<TalkEvent> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('ModelReady' as const, 'TimePassed' as const, 'DigitsRefused' as const),
  }),
  fc.record({ kind: fc.constant('WordsDecided' as const), text: fc.constant('We are closed.') }),
  fc.record({ kind: fc.constant('SpeechStopped' as const), silenceMs: fc.nat(500) }),
  fc.record({ kind: fc.constantFrom('SpeechStarted' as const, 'VoiceHeard' as const), heard }),
  fc.record({ kind: fc.constant('TurnCommitted' as const), itemId: id }),
  fc.record({
    kind: fc.constant('TurnTranscribed' as const),
    heard,
    itemId: id,
    text: fc.constantFrom(
      '',
      'Hola',
      'What time do you open?',
      'Ana Torres please',
      'I am having a heart attack',
      'Goodbye',
      'asdf',
    ),
  }),
  fc.record({
    kind: fc.constant('EntriesFound' as const),
    place: id.map((n) => `1.${n}`),
    entries: fc.array(fc.constantFrom(...found), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('ResponseCreated' as const), responseId: id, count: fc.option(fc.nat(4)) }),
  fc.record({ kind: fc.constant('VoiceBegan' as const), responseId: id, itemId: id.map((n) => `item_${n}`) }),
  fc.record({
    kind: fc.constant('VoiceText' as const),
    itemId: id.map((n) => `item_${n}`),
    text: fc.constant('We are open.'),
    final: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('ToolCalled' as const),
    responseId: id,
    callId: fc.stringMatching(/^call_[0-9]$/),
    name: fc.constantFrom('search_knowledge', 'transfer', 'end_call', 'nonsense'),
    args: fc.constantFrom('{}', '{"question":"hours"}', '{"to":"Ana Torres"}', 'not json'),
  }),
  fc.record({
    kind: fc.constant('ToolAnswered' as const),
    callId: fc.stringMatching(/^call_[0-9]$/),
    answer: fc.record({
      output: fc.constant('{"ok":true}'),
      found: fc.boolean(),
      acted: fc.boolean(),
      leaving: fc.boolean(),
      says: fc.constantFrom(undefined, 'We are closed.'),
    }),
  }),
  fc.record({
    kind: fc.constant('ResponseEnded' as const),
    responseId: id,
    status: fc.constantFrom('completed' as const, 'cancelled' as const, 'failed' as const, 'incomplete' as const),
    heard,
  }),
  fc.record({ kind: fc.constant('DigitPressed' as const), digit: fc.constantFrom('1', '0', '#', 'x'), heard }),
  fc.record({
    kind: fc.constant('ModelRefused' as const),
    code: fc.constantFrom('conversation_already_has_active_response', 'response_cancel_not_active', 'other'),
  }),
);

/** Part of a realistic conversation: a turn, its answer with tools, and perhaps an interruption. */
const stretch: fc.Arbitrary<TalkEvent[]> = fc
  .record({
    name: fc.nat(9_999),
    tool: fc.constantFrom('search_knowledge', 'transfer', 'cannot_help', 'nonsense'),
    heardMs: fc.oneof(fc.constant(0), fc.nat(900)),
    cut: fc.boolean(),
    twice: fc.boolean(),
  })
  .map(({ name, tool: asked, heardMs, cut, twice }) => {
    const responseId = `resp_${name}`;
    const itemId = `item_${name}`;
    const called: TalkEvent = {
      kind: 'ToolCalled',
      responseId,
      callId: `call_${name}`,
      name: asked,
      args: '{"question":"hours"}',
    };
    const story: TalkEvent[] = [
      { kind: 'TurnCommitted', itemId: `said_${name}` },
      { kind: 'TurnTranscribed', itemId: `said_${name}`, text: 'What time do you open?', heard: [] },
      { kind: 'ResponseCreated', responseId, count: null },
      ...(twice ? [called, called] : []),
      { kind: 'VoiceBegan', responseId, itemId },
      { kind: 'VoiceText', itemId, text: 'We are open from nine to five.', final: true },
      ...(cut ? [{ kind: 'SpeechStarted', heard: [{ itemId, responseId, heardMs, producedMs: 1_800 }] } as const] : []),
      { kind: 'ResponseEnded', responseId, status: cut ? 'cancelled' : 'completed', heard: [] },
      { kind: 'VoiceHeard', heard: [] },
    ];
    return story;
  });
const soup = fc
  .array(
    fc.oneof(
      events.map((event) => [event]),
      stretch,
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.flat());

describe('Property 16: External service integration (the model)', () => {
  it('sends only messages that a strict model takes, whatever comes in whatever order', () => {
    fc.assert(
      fc.property(soup, fc.infiniteStream(fc.constantFrom(0, 10, 300, 3_000)), (script, waits) => {
        let state: TalkState = begin(seed, 0);
        let now = 0;
        const answered: string[] = [];
        for (const event of [{ kind: 'ModelReady' } as TalkEvent, ...script]) {
          now += waits.next().value as number;
          const advanced = advance(state, event, now);
          state = advanced.state;
          for (const effect of advanced.effects) {
            for (const sent of clientEvents(effect, settings, history)) wire.parse(JSON.parse(JSON.stringify(sent)));
            if (effect.kind === 'answerTool') answered.push(effect.callId);
          }
        }
        expect(new Set(answered).size).toBe(answered.length);
      }),
      { numRuns: RUNS },
    );
  });

  it('never asks for a second response while one runs, and ends by its own means when the model fails', () => {
    const pace = fc.record({
      createdMs: fc.option(fc.integer({ min: 1, max: 2_500 }), { freq: 5 }),
      firstVoiceMs: fc.option(fc.integer({ min: 2_500, max: 6_000 }), { freq: 5 }),
      transcriptMs: fc.option(fc.integer({ min: 1, max: 2_000 }), { freq: 5 }),
      toolMs: fc.integer({ min: 1, max: 500 }),
    });
    const script = fc.array(
      fc.tuple(fc.constantFrom('What time do you open?', '', 'Hola', 'Thank you'), fc.nat(4_000)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.constantFrom(honest, malicious), pace, script, (brain, speed, turns) => {
        const world = new TalkWorld({ brain, pace: speed, knows: () => true, configured: 50 });
        for (const [text, wait] of turns) {
          world.speak(text);
          world.run(wait);
        }
        world.settle();
        expect(world.model.violations).toEqual([]);
        for (const callId of world.model.asked) expect(world.model.answered.get(callId) ?? 0).toBeLessThanOrEqual(1);
        if (world.effects('endStream').some(({ reason }) => reason === 'model_lost'))
          expect(world.told('ModelFailed')).toHaveLength(1);
      }),
      { numRuns: RUNS },
    );
  });

  it('sets a session that needs no transcoding and whose turns are ours', () => {
    for (const language of [null, 'en', 'es'] as const) {
      wire.parse(JSON.parse(JSON.stringify(wholeSession(settings, language))));
      if (language) wire.parse(JSON.parse(JSON.stringify(sessionLanguage(settings, language))));
    }
  });

  it('reads whatever a model may send without failing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc
            .record({ type: fc.constantFrom('response.done', 'error', 'response.created') })
            .map((event) => JSON.stringify(event)),
        ),
        (frame) => {
          const read = readServerEvent(frame);
          if (read.kind === 'event') talkEvent(read.event, () => []);
          expect(['event', 'ignored', 'malformed']).toContain(read.kind);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('cuts an item at the whole millisecond up to which it was heard', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), (audioEndMs) => {
        const [sent] = clientEvents({ kind: 'truncateItem', itemId: 'item_1', audioEndMs }, settings, []);
        expect(wire.parse(sent)).toMatchObject({ item_id: 'item_1', audio_end_ms: audioEndMs });
      }),
      { numRuns: RUNS },
    );
  });

  it('tells faults of the session from those that end it', () => {
    const error = (code: string, type = 'invalid_request_error') =>
      talkEvent({ type: 'error', error: { code, type } }, () => []);
    expect(error('response_cancel_not_active')).toEqual({ kind: 'ModelRefused', code: 'response_cancel_not_active' });
    expect(error('session_expired')).toEqual({ kind: 'ModelLost', reason: 'session_expired', again: true });
    expect(error('insufficient_quota')).toEqual({ kind: 'ModelLost', reason: 'insufficient_quota', again: false });
    expect(error('anything', 'server_error')).toEqual({ kind: 'ModelLost', reason: 'anything', again: true });
  });
});
