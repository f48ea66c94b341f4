import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { findMedia, MediaWriter, readMediaFrame, usualMedia, type MediaSpan } from './media-frames';

const RUNS = trials(100);
const audio = fc.uint8Array({ minLength: 1, maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('base64'));

describe('frames of a media stream', () => {
  it('give their audio and time as a parser would', () => {
    fc.assert(
      fc.property(audio, fc.nat(86_400_000), fc.boolean(), (payload, timestamp, sidFirst) => {
        const media = { track: 'inbound', chunk: '7', timestamp: String(timestamp), payload };
        const body = sidFirst
          ? { streamSid: 'MZ1', event: 'media', media }
          : { event: 'media', sequenceNumber: '8', media, streamSid: 'MZ1' };
        const frame = Buffer.from(JSON.stringify(body));
        const span: MediaSpan = { start: 0, end: 0, timestamp: -1 };
        expect(findMedia(frame, span)).toBe(true);
        expect(frame.toString('latin1', span.start, span.end)).toBe(payload);
        expect(span.timestamp).toBe(timestamp);
      }),
      { numRuns: RUNS },
    );
  });

  it('are found by parsing where they were written in another way, and no track but the caller’s is taken', () => {
    const spaced = fc.constantFrom(1, '  ', '\t');
    fc.assert(
      fc.property(audio, fc.nat(86_400_000), spaced, fc.boolean(), (payload, timestamp, space, inbound) => {
        const media = { payload, track: inbound ? 'inbound' : 'outbound', timestamp: String(timestamp) };
        const frame = Buffer.from(JSON.stringify({ event: 'media', streamSid: 'MZ1', media }, null, space));
        const span: MediaSpan = { start: 0, end: 0, timestamp: -1 };
        expect(findMedia(frame, span)).toBe(false);
        const read = readMediaFrame(frame.toString());
        const usual = read?.event === 'media' ? usualMedia(read) : null;
        if (!inbound) return expect(usual).toBeNull();
        expect(findMedia(usual ?? Buffer.alloc(0), span)).toBe(true);
        expect(usual?.toString('latin1', span.start, span.end)).toBe(payload);
        expect(span.timestamp).toBe(timestamp);
      }),
      { numRuns: RUNS },
    );
    const outbound = Buffer.from('{"event":"media","media":{"track":"outbound","timestamp":"20","payload":"AAAA"}}');
    expect(findMedia(outbound, { start: 0, end: 0, timestamp: -1 })).toBe(false);
  });

  it('to the carrier hold the audio as it came', () => {
    fc.assert(
      fc.property(audio, fc.stringMatching(/^MZ[0-9a-f]{32}$/), (payload, streamSid) => {
        const writer = new MediaWriter(streamSid);
        const source = Buffer.from(`{"delta":"${payload}"}`);
        const frame: unknown = JSON.parse(writer.media(source, 10, 10 + payload.length).toString());
        expect(frame).toEqual({ event: 'media', streamSid, media: { payload } });
        expect(JSON.parse(writer.mark('2:160'))).toEqual({ event: 'mark', streamSid, mark: { name: '2:160' } });
        expect(JSON.parse(writer.clear())).toEqual({ event: 'clear', streamSid });
      }),
      { numRuns: RUNS },
    );
  });

  it('are read by schema where they are not audio; unknown events are let pass, broken ones are not', () => {
    expect(readMediaFrame('{"event":"dtmf","streamSid":"MZ1","dtmf":{"track":"inbound_track","digit":"5"}}')).toEqual({
      event: 'dtmf',
      dtmf: { digit: '5' },
    });
    expect(readMediaFrame('{"event":"something"}')).toBeNull();
    for (const broken of ['', '{', '7', '{"event":"start"}', '{"event":"mark","mark":{}}']) {
      expect(() => readMediaFrame(broken)).toThrow();
    }
  });

  it('say nothing of the time where it is missing or no number', () => {
    const span: MediaSpan = { start: 0, end: 0, timestamp: 5 };
    expect(findMedia(Buffer.from('{"event":"media","media":{"payload":"AAAA"}}'), span)).toBe(true);
    expect(span.timestamp).toBe(-1);
    findMedia(Buffer.from('{"event":"media","media":{"timestamp":"x","payload":"AAAA"}}'), span);
    expect(span.timestamp).toBe(-1);
  });
});
