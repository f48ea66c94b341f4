import { agentsIn, callerOf, offersOf, roomOf, type CallState } from '@voicecore/domain/call';
import type { AgentId, Instant } from '@voicecore/domain/kernel';
import type { DeskCall } from './softphone.dto';

/** What the desk of an agent says of the call that they are in, beside who calls and what was said. */
export function deskCallOf(
  state: CallState,
  agentId: AgentId,
  now: Instant,
): Pick<DeskCall, 'stage' | 'reason' | 'since' | 'transferring' | 'lastTransfer'> {
  return {
    stage: state.stage,
    // The reason of a transfer is for whoever is rung.
    reason: state.stage === 'transferring' ? state.transfer.before.reason : state.reason,
    since: Math.round(sinceFor(state, agentId) ?? now),
    transferring: transferringOf(state),
    lastTransfer: lastTransferOf(state, agentId),
  };
}

/** Since when the caller is on hold, else since when the agent talks to them. */
function sinceFor(state: CallState, agentId: AgentId): Instant | null {
  const room = roomOf(state);
  if (room === null) return null;
  return callerOf(room)?.heldSince ?? agentsIn(room).find((agent) => agent.agentId === agentId)?.joinedAt ?? null;
}

function transferringOf(state: CallState): DeskCall['transferring'] {
  if (state.stage !== 'transferring') return null;
  return { to: state.place.target, since: state.transfer.since, ringing: offersOf(state)[0]?.agentId ?? null };
}

/** Only to whom asked for it: the next agent is told of no transfer that others asked for. */
function lastTransferOf({ lastTransfer }: CallState, agentId: AgentId): DeskCall['lastTransfer'] {
  if (lastTransfer?.by !== agentId) return null;
  const { to, result, at } = lastTransfer;
  return { to, result, at };
}
