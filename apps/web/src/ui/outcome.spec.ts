import { outcomeOf } from './outcome';

const segment = (stage: string) => ({ stage, from: 0, to: 1 });
const call = { outcome: 'caller_hung_up', departmentId: null, agentId: null, segments: [], marks: [], attempts: 0 };

describe('what a call came to', () => {
  it.each([
    ['a talk, whoever hung up', { segments: [segment('menu'), segment('talking')] }, 'put_through'],
    ['patience at its end', { segments: [segment('receptionist'), segment('ringing')] }, 'gave_up'],
    ['an answer', { segments: [segment('receptionist')], marks: [{ kind: 'lookup', at: 0 }] }, 'receptionist_finished'],
    ['no help', { segments: [segment('menu')], marks: [{ kind: 'lookup', at: 0 }], attempts: 1 }, 'caller_hung_up'],
    ['a message', { outcome: 'message_taken', segments: [segment('message')] }, 'message_taken'],
    ['nothing recorded', { outcome: null }, 'ended'],
  ])('is told for %s', (_, part, code) => {
    expect(outcomeOf({ ...call, ...part })).toBe(code);
  });
});
