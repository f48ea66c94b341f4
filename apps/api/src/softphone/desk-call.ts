import { agentsIn, callerOf, offersOf, roomOf, type CallState } from '@voicecore/domain/call';
import type { AgentId, Instant } from '@voicecore/domain/kernel';
import type { DeskCall } from './softphone.dto';

/** Returns what an agent's desk shows about the call they are in, apart from the caller and the transcript. */
export function deskCallOf(
  state: CallState,
  agentId: AgentId,
  now: Instant,
): Pick<DeskCall, 'stage' | 'reason' | 'since' | 'transferring' | 'lastTransfer'> {
  return {
    stage: state.stage,
    // The reason of a transfer is meant for the agent who is being called.
    reason: state.stage === 'transferring' ? state.transfer.before.reason : state.reason,
    since: Math.round(sinceFor(state, agentId) ?? now),
    transferring: transferringOf(state),
    lastTransfer: lastTransferOf(state, agentId),
  };
}

/** Returns since when the caller is on hold, otherwise since when the agent has been talking to them. */
function sinceFor(state: CallState, agentId: AgentId): Instant | null {
  const room = roomOf(state);
  if (room === null) return null;
  return callerOf(room)?.heldSince ?? agentsIn(room).find((agent) => agent.agentId === agentId)?.joinedAt ?? null;
}

function transferringOf(state: CallState): DeskCall['transferring'] {
  if (state.stage !== 'transferring') return null;
  return { to: state.place.target, since: state.transfer.since, ringing: offersOf(state)[0]?.agentId ?? null };
}

/**
 * Returns the last transfer only to the agent who requested it: the next agent does not see transfers that others
 * requested.
 */
function lastTransferOf({ lastTransfer }: CallState, agentId: AgentId): DeskCall['lastTransfer'] {
  if (lastTransfer?.by !== agentId) return null;
  const { to, result, at } = lastTransfer;
  return { to, result, at };
}
