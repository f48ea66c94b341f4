import { idlePhone, inCall, isOn, type PhoneAction, type PhoneState, quietFrom, reducePhone } from './phone-state';

const run = (...actions: PhoneAction[]): PhoneState => actions.reduce(reducePhone, idlePhone);
const greeting = { id: 's1', text: 'Hello', language: 'en', durationMs: 800, source: 'say' } as const;

describe('what a phone shows', () => {
  it('keeps the moment of the answer through later reports', () => {
    const state = run(
      { type: 'dialled' },
      { type: 'status', status: 'ringing', reason: null, at: 1 },
      { type: 'status', status: 'in-progress', reason: null, at: 5 },
      { type: 'status', status: 'in-progress', reason: null, at: 9 },
    );
    expect(state.answeredAt).toBe(5);
    expect(inCall(state)).toBe(true);
  });

  it('shows what was said in its order, and how far broken-off words were heard', () => {
    const state = run(
      { type: 'spoken', spoken: greeting, at: 100 },
      { type: 'said', id: 'me', text: 'Hours?', language: 'en', at: 400 },
      { type: 'broken-off', id: 's1', spokenMs: 300 },
    );
    expect(state.lines.map(({ who, spokenMs }) => [who, spokenMs])).toEqual([
      ['machine', 300],
      ['caller', null],
    ]);
    expect(quietFrom(state)).toBe(400);
  });

  it('knows when the machine will have finished', () => {
    expect(quietFrom(idlePhone)).toBe(0);
    expect(quietFrom(run({ type: 'spoken', spoken: greeting, at: 100 }))).toBe(900);
  });

  it('forgets the last call when dialling again', () => {
    const ended = run(
      { type: 'spoken', spoken: greeting, at: 1 },
      { type: 'status', status: 'busy', reason: null, at: 2 },
    );
    expect(isOn(ended)).toBe(false);
    expect(reducePhone(ended, { type: 'dialled' })).toMatchObject({ status: 'queued', lines: [], answeredAt: null });
  });
});
