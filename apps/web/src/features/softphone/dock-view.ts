import type { Obstacle } from '../../lib/line';
import type { Caller, Desk, DeskCall, Offer, TransferTarget } from './desk';
import type { LocalState } from './local-state';

/** What the dock shows: exactly one of the softphone's states. */
export type DockView =
  | { kind: 'not-ready'; obstacle: Obstacle }
  | { kind: 'off' }
  | { kind: 'line-lost' }
  | { kind: 'available' }
  | { kind: 'offered'; offer: Offer }
  | ({ kind: 'connecting' } & Caller)
  | { kind: 'talking'; call: DeskCall }
  | { kind: 'held'; call: DeskCall }
  | { kind: 'transferring'; call: DeskCall; transferring: NonNullable<DeskCall['transferring']> }
  | { kind: 'reconnecting'; call: DeskCall }
  | { kind: 'ended'; ended: NonNullable<LocalState['ended']>; handedTo: TransferTarget | null };

function callView(call: DeskCall, local: LocalState): DockView {
  if (local.leg !== 'in-progress') return { kind: 'reconnecting', call };
  if (call.transferring) return { kind: 'transferring', call, transferring: call.transferring };
  return { kind: call.stage === 'held' ? 'held' : 'talking', call };
}

/** Returns the person or department that took the caller of the call that ended here, if it ended that way. */
function handedTo({ handedOver }: Desk, { callId }: NonNullable<LocalState['ended']>): TransferTarget | null {
  return handedOver?.callId === callId ? handedOver.to : null;
}

/**
 * Returns what the dock shows. The server knows which agent has which call, the browser whether its leg is connected. A
 * call is shown whatever the state of the microphone, because it must never disappear from view.
 */
export function dockView(desk: Desk, local: LocalState): DockView {
  const { call, offer, agent } = desk;
  const answering = local.leg === 'connecting' && local.callId !== null;
  if (call && (local.leg === 'in-progress' || !answering)) return callView(call, local);
  if (answering || (local.leg === 'in-progress' && local.callId !== null)) {
    const { caller, contact } = call ?? offer ?? { caller: null, contact: null };
    return { kind: 'connecting', caller, contact };
  }
  if (offer && offer.expiresAt > desk.now) return { kind: 'offered', offer };
  if (local.ended) return { kind: 'ended', ended: local.ended, handedTo: handedTo(desk, local.ended) };
  if (local.obstacle) return { kind: 'not-ready', obstacle: local.obstacle };
  if (agent.status === 'not_available') return { kind: 'off' };
  return local.registration === 'lost' ? { kind: 'line-lost' } : { kind: 'available' };
}
