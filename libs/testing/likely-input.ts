import { offersOf, type CallInput, type CallState } from '@voicecore/domain/call';
import type { AgentId, OfferId, PersonId } from '@voicecore/domain/kernel';

const agentIds = ['a1', 'a2', 'a3'] as AgentId[];
const none = '' as AgentId & OfferId;
const leg = { k: 0, conferenceSid: 'CF1', legSid: 'CAagent', who: 'agent' } as const;
const agentWish = (wish: Extract<CallInput, { kind: 'AgentWished' }>['wish']): CallInput => ({
  kind: 'AgentWished',
  agentId: none,
  wish,
});

const dialIn: CallInput = { kind: 'AgentDialledIn', offerId: none, agentId: none, legSid: 'CAagent' };
const transferTo = (id: AgentId): CallInput => agentWish({ kind: 'transfer', target: { kind: 'agent', id } });

/** Returns what tends to happen in a stage, so that stories reach the last stages. */
export function likelyInput(state: CallState, pick: number): CallInput | undefined {
  const choices: Partial<Record<CallState['stage'], readonly (CallInput | undefined)[]>> = {
    challenged: [
      { kind: 'TurnHeard', n: 0, confidence: null, personal: { digits: '7' } },
      { kind: 'TurnHeard', n: 0, confidence: null, personal: { digits: '1' } },
      undefined,
    ],
    receptionist: [{ kind: 'DigitsPressed', personal: { digits: '0' } }, undefined, undefined, undefined],
    waiting: [
      { kind: 'AgentAssigned', agentId: agentIds[0] ?? none },
      { kind: 'AgentAssigned', agentId: agentIds[2] ?? none },
      { kind: 'TimerFired', n: 0 },
      { kind: 'QueueManaged', by: 'p1' as PersonId, wish: { kind: 'pull' } },
      { kind: 'DigitsPressed', personal: { digits: '2' } },
      { kind: 'DigitsPressed', personal: { digits: '0' } },
    ],
    ringing: offersOf(state).every(({ acceptedAt }) => acceptedAt === null)
      ? [dialIn, dialIn, { kind: 'AgentAssigned', agentId: agentIds[1] ?? none }]
      : [{ kind: 'ParticipantJoined', ...leg }],
    talking: [
      { kind: 'ParticipantJoined', ...leg, legSid: 'CAcaller', who: 'caller' },
      agentWish({ kind: 'hold', on: true }),
      { kind: 'ParticipantLeft', ...leg },
      { kind: 'TimerFired', n: 0 },
      transferTo(agentIds[1] ?? none),
      transferTo(agentIds[2] ?? none),
      transferTo(agentIds[2] ?? none),
      dialIn,
    ],
    held: [
      agentWish({ kind: 'hold', on: false }),
      { kind: 'ParticipantLeft', ...leg },
      { kind: 'TimerFired', n: 0 },
      dialIn,
      { kind: 'ParticipantJoined', ...leg },
      transferTo(agentIds[0] ?? none),
    ],
    transferring: [
      dialIn,
      { kind: 'ParticipantJoined', ...leg },
      dialIn,
      { kind: 'ParticipantJoined', ...leg },
      agentWish({ kind: 'takeBack' }),
      agentWish({ kind: 'hangUp' }),
      agentWish({ kind: 'decline', offerId: none }),
      { kind: 'AgentUnavailable', agentId: agentIds[1] ?? none },
      { kind: 'ParticipantLeft', ...leg },
      { kind: 'TimerFired', n: 0 },
    ],
    message: [{ kind: 'MessageRecorded', n: 0, recordingSid: 'RE1', seconds: 4 }],
  };
  const likely = choices[state.stage];
  return likely?.[pick % likely.length];
}
