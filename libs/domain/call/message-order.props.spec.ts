import { callFacts, trials } from '@voicecore/testing';
import fc from 'fast-check';
import { decide, evolveAll, outcomeOf, type CallInput, type CallState } from '.';

const RECORDING = `RE${'0'.repeat(32)}`;

/** A call that is being recorded: the caller has asked to leave a message. */
function recording(): CallState {
  const inputs: CallInput[] = [
    { kind: 'CallArrived', answerWith: 'menu', withheld: false, department: null },
    { kind: 'TurnHeard', n: 1, confidence: null, personal: { speech: 'a message, please' } },
  ];
  let state: CallState | null = null;
  for (const input of inputs) state = step(state, input, 1_000);
  if (state?.stage !== 'message') throw new Error('the call is not being recorded');
  return state;
}

function step(state: CallState | null, input: CallInput, now: number): CallState {
  const facts = callFacts(state, input, { now, understood: { kind: 'message' } });
  const { events } = decide(state, input, facts);
  const after = evolveAll(state, events, now);
  if (after === null) throw new Error('a call began without an event');
  return events.length > 0 ? { ...after, n: (state?.n ?? 0) + 1 } : after;
}

/**
 * What the carrier may send once the caller has spoken: the document's request, the recording's report, the call's end.
 */
const reports = (state: CallState): CallInput[] => [
  { kind: 'MessageRecorded', n: state.served?.n ?? 0, recordingSid: RECORDING, seconds: 4 },
  { kind: 'RecordingReady', recordingSid: RECORDING, seconds: 4 },
  { kind: 'CarrierReported', status: 'completed', seconds: 20 },
];

describe('a recorded message', () => {
  it('Property 11: Call activity logging: a message is kept once and is the outcome, whatever order the reports came in', () => {
    const before = recording();
    const orders = fc
      .shuffledSubarray([0, 1, 1, 2, 2], { minLength: 3, maxLength: 5 })
      // The recording is reported by its document or by its own report, and the end of the call is reported.
      .filter((order) => order.includes(1) && order.includes(2));
    fc.assert(
      fc.property(orders, (order) => {
        const after = order.reduce((state, index) => step(state, reports(before)[index]!, 2_000), before);
        expect(after.messages).toEqual([RECORDING]);
        expect(outcomeOf(after)).toBe('message_left');
      }),
      { numRuns: trials(100) },
    );
  });

  it('is not a message where nothing was recorded', () => {
    const before = recording();
    const silent: CallInput = { kind: 'MessageRecorded', n: before.served?.n ?? 0, recordingSid: null, seconds: 0 };
    const after = step(
      step(before, silent, 2_000),
      { kind: 'CarrierReported', status: 'completed', seconds: 9 },
      3_000,
    );
    expect([after.messages, outcomeOf(after)]).toEqual([[], 'no_message']);
  });

  it('is not lost when the document is asked for again without it, after a fault of ours', () => {
    const before = recording();
    const reported = step(before, { kind: 'RecordingReady', recordingSid: RECORDING, seconds: 4 }, 2_000);
    const asked: CallInput = { kind: 'MessageRecorded', n: before.served?.n ?? 0, recordingSid: null, seconds: 0 };
    const after = step(reported, asked, 2_500);
    expect(after).toMatchObject({ stage: 'announcing', closing: { reason: 'message_taken' } });
  });
});
