import type { Obstacle } from '../../lib/line';
import type { Desk, DeskCall, Offer, TransferTarget } from './desk';
import type { LocalState } from './local-state';

/** What the dock shows: exactly one of the softphone's states. */
export type DockView =
  | { kind: 'not-ready'; obstacle: Obstacle }
  | { kind: 'off' }
  | { kind: 'line-lost' }
  | { kind: 'available' }
  | { kind: 'offered'; offer: Offer }
  | { kind: 'connecting'; caller: string | null }
  | { kind: 'talking'; call: DeskCall }
  | { kind: 'held'; call: DeskCall }
  | { kind: 'transferring'; call: DeskCall; to: TransferTarget }
  | { kind: 'reconnecting'; call: DeskCall }
  | { kind: 'ended'; ended: NonNullable<LocalState['ended']> };

function callView(call: DeskCall, local: LocalState): DockView {
  if (local.transferringTo) return { kind: 'transferring', call, to: local.transferringTo };
  if (local.leg !== 'in-progress') return { kind: 'reconnecting', call };
  return { kind: call.stage === 'held' ? 'held' : 'talking', call };
}

/**
 * The server says which call is whose, the browser whether its leg is up. A call shows whatever the state of the
 * microphone: it is the last thing to lose sight of.
 */
export function dockView(desk: Desk, local: LocalState): DockView {
  const { call, offer, agent } = desk;
  const answering = local.leg === 'connecting' && local.callId !== null;
  if (call && (local.leg === 'in-progress' || !answering)) return callView(call, local);
  if (answering || (local.leg === 'in-progress' && local.callId !== null)) {
    return { kind: 'connecting', caller: call?.caller ?? offer?.caller ?? null };
  }
  if (offer && offer.expiresAt > desk.now) return { kind: 'offered', offer };
  if (local.ended) return { kind: 'ended', ended: local.ended };
  if (local.obstacle) return { kind: 'not-ready', obstacle: local.obstacle };
  if (agent.status === 'not_available') return { kind: 'off' };
  return local.registration === 'lost' ? { kind: 'line-lost' } : { kind: 'available' };
}
