import { isFinishedCall, readServerEvent } from './server-events';

describe('events of the model', () => {
  it('are read in their GA shapes', () => {
    const read = readServerEvent(
      '{"type":"response.created","event_id":"e","response":{"id":"resp_1","metadata":{"n":"3"},"status":"in_progress"}}',
    );
    expect(read).toEqual({
      kind: 'event',
      event: { type: 'response.created', response: { id: 'resp_1', metadata: { n: '3' } } },
    });
  });

  it.each([
    '{"type":"rate_limits.updated","rate_limits":[]}',
    '{"type":"response.audio.delta","delta":"AAAA"}',
    '{"type":"something.new"}',
  ])('that are not known are ignored: %s', (frame) => expect(readServerEvent(frame).kind).toBe('ignored'));

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"type":5}',
    '{"type":"response.created"}',
    '{"type":"error","error":"overloaded"}',
    '{"type":"constructor"}',
  ])('that are no events, or misshapen, are told apart: %s', (frame) =>
    expect(readServerEvent(frame).kind).toBe(frame.includes('constructor') ? 'ignored' : 'malformed'),
  );

  it('tell a finished function call from one that was cut off', () => {
    const call = { type: 'function_call', name: 'transfer', call_id: 'c', arguments: '{}' };
    const withStatus = (status: string) => ({ ...call, status });
    expect(isFinishedCall(withStatus('completed'))).toBe(true);
    expect(isFinishedCall(withStatus('incomplete'))).toBe(false);
    expect(isFinishedCall({ type: 'message' })).toBe(false);
  });
});
