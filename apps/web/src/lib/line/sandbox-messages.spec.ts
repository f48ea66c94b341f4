import { parseSandboxMessage } from './sandbox-messages';

const parse = (value: unknown): unknown => parseSandboxMessage(JSON.stringify(value));

describe('messages of the sandbox carrier', () => {
  it('reads what it knows', () => {
    expect(parse({ type: 'speak', id: 's1', text: 'Hola', language: 'es', durationMs: 900, source: 'model' })).toEqual({
      type: 'speak',
      id: 's1',
      text: 'Hola',
      language: 'es',
      durationMs: 900,
      source: 'model',
    });
    expect(parse({ type: 'status', status: 'busy' })).toEqual({ type: 'status', status: 'busy', reason: null });
    expect(parse({ type: 'call', status: 'failed', code: 31404 })).toEqual({
      type: 'call',
      status: 'failed',
      code: 31404,
    });
    expect(parse({ type: 'pong', id: 7 })).toEqual({ type: 'pong', id: '7' });
  });

  it('answers null for what is broken or unknown', () => {
    expect(parseSandboxMessage('{')).toBeNull();
    for (const value of [null, 3, [], {}, { type: 5 }, { type: 'toString' }, { type: 'status', status: 'odd' }]) {
      expect(parse(value)).toBeNull();
    }
  });

  it('fills fields of the wrong type with harmless values', () => {
    expect(parse({ type: 'quality', jitterMs: 'high', gaps: null })).toEqual({ type: 'quality', jitterMs: 0, gaps: 0 });
    expect(parse({ type: 'speak', source: 'ghost' })).toMatchObject({ text: '', language: 'en', source: 'say' });
  });
});
