import type { CallId, Instant } from '../kernel';

export const presenceStatuses = ['available', 'busy', 'not_available'] as const;
export type PresenceStatus = (typeof presenceStatuses)[number];

/** Why a status is what it is. The screens have a text for each reason. */
export const presenceReasons = [
  'chosen',
  'set_by_supervisor',
  'in_call',
  'call_ended',
  'missed_calls',
  'screens_gone',
  'signed_out',
] as const;
export type PresenceReason = (typeof presenceReasons)[number];

/** The number of consecutive missed calls that make an agent not available: the desk is empty. */
export const MISSED_IN_A_ROW = 2;

/** Whether an agent can take calls, and why. Busy follows from a call and is never chosen. */
export interface Presence {
  readonly status: PresenceStatus;
  readonly reason: PresenceReason | null;
  /** Since when the agent has had this status. */
  readonly statusAt: Instant;
  /** Since when the agent has neither talked nor been called; the queue calls the longest idle agent first. */
  readonly idleSince: Instant;
  readonly callId: CallId | null;
  /** Calls that rang unanswered since the last one that was answered, or since the agent chose a status. */
  readonly missed: number;
}

export type PresenceEvent =
  | {
      readonly kind: 'StatusChosen';
      readonly by: 'agent' | 'supervisor';
      readonly status: 'available' | 'not_available';
    }
  | { readonly kind: 'CallTaken'; readonly callId: CallId }
  | { readonly kind: 'CallLeft'; readonly callId: CallId }
  | { readonly kind: 'OfferDeclined' }
  | { readonly kind: 'OfferMissed' }
  | { readonly kind: 'OfferWithdrawn' }
  | { readonly kind: 'ScreensGone' }
  | { readonly kind: 'SignedOut' };

/** Returns an agent's presence after an event; the same object if nothing changes. */
export function presenceAfter(presence: Presence, event: PresenceEvent, at: Instant): Presence {
  switch (event.kind) {
    case 'StatusChosen':
      return chosen(presence, event, at);
    case 'CallTaken':
      return presence.callId === event.callId
        ? presence
        : { ...moved(presence, 'busy', 'in_call', at), callId: event.callId, missed: 0 };
    case 'CallLeft':
      return presence.callId !== event.callId
        ? presence
        : { ...moved(presence, 'available', 'call_ended', at), callId: null, idleSince: at };
    case 'OfferDeclined':
      return { ...presence, idleSince: at, missed: 0 };
    case 'OfferMissed':
      return missed(presence, at);
    case 'OfferWithdrawn':
      return presence;
    case 'ScreensGone':
      return presence.status === 'available' ? moved(presence, 'not_available', 'screens_gone', at) : presence;
    case 'SignedOut':
      return presence.status === 'available' ? moved(presence, 'not_available', 'signed_out', at) : presence;
  }
}

function chosen(presence: Presence, event: Extract<PresenceEvent, { kind: 'StatusChosen' }>, at: Instant): Presence {
  if (presence.status === 'busy') return presence;
  const reason = event.by === 'agent' ? 'chosen' : 'set_by_supervisor';
  return { ...moved(presence, event.status, reason, at), idleSince: at, missed: 0 };
}

function missed(presence: Presence, at: Instant): Presence {
  const count = presence.missed + 1;
  const next = { ...presence, idleSince: at, missed: count };
  const deskIsEmpty = count >= MISSED_IN_A_ROW && presence.status === 'available';
  return deskIsEmpty ? moved(next, 'not_available', 'missed_calls', at) : next;
}

function moved(presence: Presence, status: PresenceStatus, reason: PresenceReason, at: Instant): Presence {
  return { ...presence, status, reason, statusAt: at };
}
