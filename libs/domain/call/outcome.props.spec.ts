import { agentFacts, CallWorld, trials, worldStep } from '@voicecore/testing';
import fc from 'fast-check';
import { evolveAll, outcomeOf, outcomes, type CallEvent, type CallState, type Outcome } from '.';
import type { AgentId, DepartmentId, OfferId } from '../kernel';

const runs = trials(400);
const department = { kind: 'department', id: 'd1' as DepartmentId } as const;

const began: CallEvent = {
  kind: 'CallBegan',
  configVersion: 1,
  fallbackDepartment: department.id,
  engine: 'model',
  language: 'en',
  department: null,
};
const queued: CallEvent = { kind: 'CallerQueued', target: department, reason: 'attempts', keepPlace: false, say: [] };
const offered = (k: number): CallEvent => ({
  kind: 'AgentOffered',
  offerId: `offer-${k}` as OfferId,
  agentId: `a${k}` as AgentId,
  k,
  expiresAt: 20_000,
});
const expired = (k: number): CallEvent => ({
  kind: 'OfferClosed',
  offerId: `offer-${k}` as OfferId,
  agentId: `a${k}` as AgentId,
  how: 'expired',
});
const joined = (k: number): CallEvent => ({
  kind: 'AgentJoined',
  conferenceSid: 'CF1',
  legSid: `CA${k}`,
  offerId: `offer-${k}` as OfferId,
});
const released: CallEvent = { kind: 'AgentReleased', agentId: 'a1' as AgentId };
const transferred: CallEvent = { kind: 'TransferBegan', target: department, by: 'a1' as AgentId };
const handedOver: CallEvent = { kind: 'TransferEnded', result: 'handed_over' };
const notAnswered: CallEvent = { kind: 'TransferEnded', result: 'not_answered' };
const challenge: CallEvent = { kind: 'CallerChallenged', digit: 4 };
const askedForMessage: CallEvent = { kind: 'MessageAsked', say: [] };
const announced: CallEvent = { kind: 'Announced', say: [], reason: 'no_message', party: 'caller' };
const left: CallEvent = { kind: 'MessageLeft', recordingSid: 'RE1', seconds: 4, written: false };
const lookedUp: CallEvent = { kind: 'QuestionLookedUp', entryId: null, score: 0.9, tool: 'search' };
const ended = (reason: Extract<CallEvent, { kind: 'CallEnded' }>['reason']): CallEvent => ({
  kind: 'CallEnded',
  reason,
  party: 'caller',
});

/** Returns the outcome of a call with these events, one second apart. */
function outcomeAfter(events: readonly CallEvent[]): Outcome | null {
  const state = [began, ...events].reduce<CallState | null>(
    (before, event, index) => evolveAll(before, [event], index * 1_000),
    null,
  );
  return state === null ? null : outcomeOf(state);
}

const stories: readonly (readonly [Outcome, string, readonly CallEvent[]])[] = [
  ['answered_by_person', 'a talk', [queued, offered(1), joined(1), ended('caller_hung_up')]],
  ['answered_by_person', 'a talk whose line failed', [queued, offered(1), joined(1), ended('line_failed')]],
  [
    'answered_by_person',
    'a talk that ended on hold',
    [queued, offered(1), joined(1), { kind: 'CallerHeld' }, ended('caller_hung_up')],
  ],
  ['answered_by_receptionist', 'a question answered', [lookedUp, ended('caller_hung_up')]],
  ['answered_by_receptionist', 'a polite goodbye', [ended('receptionist_finished')]],
  ['hung_up', 'nothing asked', [ended('caller_hung_up')]],
  [
    'message_left',
    'a message after nobody came',
    [queued, offered(1), expired(1), askedForMessage, left, ended('message_taken')],
  ],
  [
    'message_left',
    'a message after a failed transfer',
    [queued, offered(1), joined(1), released, queued, askedForMessage, left, ended('message_taken')],
  ],
  [
    'missed',
    'rung for 20 s, then gone at the message prompt',
    [queued, offered(1), expired(1), askedForMessage, ended('caller_hung_up')],
  ],
  [
    'missed',
    'rung, and a silent message',
    [queued, offered(1), expired(1), askedForMessage, announced, ended('no_message')],
  ],
  [
    'missed',
    'passed on by a person to nobody',
    [queued, offered(1), joined(1), released, queued, offered(2), expired(2), askedForMessage, ended('no_message')],
  ],
  ['no_message', 'after hours, nobody rung', [askedForMessage, ended('caller_hung_up')]],
  ['abandoned_waiting', 'gone in the queue', [queued, ended('caller_hung_up')]],
  [
    'abandoned_waiting',
    'gone in the queue after a person had passed the caller on',
    [queued, offered(1), joined(1), released, queued, ended('caller_hung_up')],
  ],
  [
    'answered_by_person',
    'handed over to somebody who took the call',
    [queued, offered(1), joined(1), transferred, offered(2), joined(2), handedOver, ended('caller_hung_up')],
  ],
  [
    'answered_by_person',
    'back with the agent after a transfer that nobody took',
    [queued, offered(1), joined(1), transferred, offered(2), expired(2), notAnswered, ended('caller_hung_up')],
  ],
  [
    'abandoned_ringing',
    'gone while somebody was rung for a transfer',
    [queued, offered(1), joined(1), transferred, offered(2), ended('caller_hung_up')],
  ],
  [
    'missed',
    'left by the agent in a transfer that nobody took',
    [
      queued,
      offered(1),
      joined(1),
      transferred,
      offered(2),
      released,
      expired(2),
      askedForMessage,
      ended('no_message'),
    ],
  ],
  ['abandoned_ringing', 'gone while it rang', [queued, offered(1), ended('caller_hung_up')]],
  ['refused', 'a suspended business', [ended('suspended')]],
  ['closed', 'told that it is closed', [announced, ended('closed')]],
  ['closed', 'a question answered, then told that it is closed', [lookedUp, announced, ended('closed')]],
  ['message_left', 'a message noted down, then told that it is closed', [left, announced, ended('closed')]],
  ['blocked', 'blocked before the answer', [ended('blocked')]],
  ['blocked', 'challenged in vain', [challenge, ended('challenge_failed')]],
  ['hung_up', 'gone when challenged', [challenge, ended('caller_hung_up')]],
  ['failed', 'a line that failed in the queue', [queued, ended('line_failed')]],
  ['failed', 'a fault of ours', [ended('trouble')]],
];

describe('what became of the caller', () => {
  it.each(stories)('is %s: %s', (outcome, _story, events) => {
    expect(outcomeAfter(events)).toBe(outcome);
  });

  it('has a story for each outcome', () => {
    expect([...new Set(stories.map(([outcome]) => outcome))].sort()).toEqual([...outcomes].sort());
  });

  it('is told of ended calls only, and names a person only where somebody was talking to the caller last', () => {
    const beginning = fc.record({ modelReady: fc.boolean(), suspended: fc.boolean(), agents: agentFacts });
    fc.assert(
      fc.property(beginning, fc.array(worldStep, { minLength: 1, maxLength: 40 }), (facts, steps) => {
        const world = new CallWorld();
        world.arrive(facts);
        for (const step of steps) {
          const before = world.state;
          world.play(step);
          const { state } = world;
          if (state === null || before === null || before.stage === 'ended') continue;
          const outcome = outcomeOf(state);
          expect(outcome === null).toBe(state.stage !== 'ended');
          if (state.stage !== 'ended' || before.stage === 'announcing') continue;
          const inTalk = before.stage === 'talking' || before.stage === 'held';
          expect(outcome === 'answered_by_person').toBe(inTalk);
          if (outcome === 'abandoned_waiting') expect(before.stage).toBe('waiting');
          if (outcome === 'abandoned_ringing') expect(['ringing', 'transferring']).toContain(before.stage);
          if (outcome === 'missed') expect(state.roomsOpened).toBeGreaterThan(0);
          if (outcome === 'message_left') expect(state.messages).not.toEqual([]);
        }
      }),
      { numRuns: runs },
    );
  });
});
