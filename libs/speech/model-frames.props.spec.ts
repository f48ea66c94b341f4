import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { appendFrame, audioBytes, findAudioDelta, silentFrame, usualDelta, type AudioDelta } from './model-frames';
import { readServerEvent } from './server-events';

const RUNS = trials(100);
const audio = fc.uint8Array({ maxLength: 4_000 }).map((bytes) => Buffer.from(bytes).toString('base64'));
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);

/** A delta with its keys in any order, as JSON allows. */
const deltas = fc
  .record({
    response_id: id,
    item_id: id,
    event_id: id,
    output_index: fc.nat(9),
    content_index: fc.nat(9),
    delta: audio,
  })
  .chain((event) => {
    const entries = Object.entries({ type: 'response.output_audio.delta', ...event });
    return fc
      .shuffledSubarray(entries, { minLength: entries.length })
      .map((order) => ({ event, frame: JSON.stringify(Object.fromEntries(order)) }));
  });

describe('audio of the model, found by position', () => {
  it('is what a parser finds, wherever it stands', () => {
    fc.assert(
      fc.property(deltas, ({ event, frame }) => {
        const buffer = Buffer.from(frame);
        const found: AudioDelta = { responseId: '', itemId: '', start: 0, end: 0 };
        expect(findAudioDelta(buffer, found)).toBe(true);
        expect(buffer.toString('latin1', found.start, found.end)).toBe(event.delta);
        expect([found.responseId, found.itemId]).toEqual([event.response_id, event.item_id]);
        expect(audioBytes(buffer, found.start, found.end)).toBe(Buffer.from(event.delta, 'base64').length);
      }),
      { numRuns: RUNS },
    );
  });

  it('is found by parsing where it was written in another way, and is the same audio', () => {
    const spaced = fc.constantFrom(1, '  ', '\t');
    fc.assert(
      fc.property(deltas, spaced, fc.boolean(), ({ event, frame }, space, escaped) => {
        const value: unknown = JSON.parse(frame);
        const text = JSON.stringify(value, null, space);
        const unusual = Buffer.from(escaped ? text.replaceAll('/', '\\/') : text);
        const found: AudioDelta = { responseId: '', itemId: '', start: 0, end: 0 };
        expect(findAudioDelta(unusual, found)).toBe(false);
        const read = readServerEvent(unusual.toString());
        if (read.kind !== 'event' || read.event.type !== 'response.output_audio.delta') throw new Error('not read');
        const usual = usualDelta(read.event);
        expect(findAudioDelta(usual, found)).toBe(true);
        expect(usual.toString('latin1', found.start, found.end)).toBe(event.delta);
        expect([found.responseId, found.itemId]).toEqual([event.response_id, event.item_id]);
      }),
      { numRuns: RUNS },
    );
  });

  it('is not taken as it stands where a slash is escaped', () => {
    const delta = { type: 'response.output_audio.delta', response_id: 'r', item_id: 'i', delta: 'AA//' };
    const frame = Buffer.from(JSON.stringify(delta).replaceAll('/', '\\/'));
    expect(findAudioDelta(frame, { responseId: '', itemId: '', start: 0, end: 0 })).toBe(false);
  });

  it('is never found in what callers or knowledge say about it', () => {
    const plain = { type: 'response.output_audio_transcript.delta', response_id: 'r', item_id: 'i', delta: 'hello' };
    const none: AudioDelta = { responseId: '', itemId: '', start: 0, end: 0 };
    expect(findAudioDelta(Buffer.from(JSON.stringify(plain)), none)).toBe(false);
    const text = '"type":"response.output_audio.delta","delta":"AAAA","response_id":"r","item_id":"i"';
    const frame = Buffer.from(
      JSON.stringify({ type: 'response.output_audio_transcript.delta', response_id: 'r', item_id: 'i', delta: text }),
    );
    expect(findAudioDelta(frame, { responseId: '', itemId: '', start: 0, end: 0 })).toBe(false);
  });

  it('goes to the model as it came from the carrier', () => {
    fc.assert(
      fc.property(audio, fc.nat(20), (payload, before) => {
        const source = Buffer.from(`${'x'.repeat(before)}${payload}"}}`);
        const frame: unknown = JSON.parse(appendFrame(source, before, before + payload.length).toString());
        expect(frame).toEqual({ type: 'input_audio_buffer.append', audio: payload });
      }),
      { numRuns: RUNS },
    );
  });

  it('is silence of the asked length where the line stalls', () => {
    const { audio: payload } = JSON.parse(silentFrame(1_000).toString()) as { audio: string };
    const bytes = Buffer.from(payload, 'base64');
    expect(bytes).toHaveLength(8_000);
    expect(bytes.every((byte) => byte === 0xff)).toBe(true);
  });
});
