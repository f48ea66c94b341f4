import type { AgentId, Instant } from '../kernel';
import { both, nothing, only } from './decision';
import type { Decision, Effect, HowOfferCloses } from './events';
import { known, targetFact, type Facts } from './facts';
import type { Target, TransferReason } from './inputs';
import { limits } from './limits';
import { offersOf, placeOf, type CallIn, type CallState, type Offer, type QueuePlace } from './state';
import { text, type Spoken } from './step';

/** Puts the caller into the queue of a target and rings the first agent who is free. After hours nobody is rung. */
export function queueFor(
  state: CallState,
  target: Target | null,
  reason: TransferReason,
  facts: Facts,
  say: readonly Spoken[],
): Decision {
  if (target === null || (reason !== 'urgent' && !targetFact(facts, target).open)) return askForMessage(facts, target);
  const queued: Decision = only({ kind: 'CallerQueued', target, reason, keepPlace: false, say });
  return both(queued, ringNext(state, { target, since: facts.now, tried: [] }, facts));
}

/** What is urgent leads to a person at any hour, if one is free to take it; who is in danger hears what to do. */
export function queueUrgent(state: CallState, facts: Facts): Decision {
  const queued = queueFor(state, defaultTarget(state), 'urgent', facts, [text('urgentTransfer')]);
  const events = queued.events.map((event) =>
    event.kind === 'MessageAsked' ? { ...event, say: [text('dialInDanger'), ...event.say] } : event,
  );
  return { ...queued, events };
}

/** Where a caller goes who asks for a person without saying whom. */
export function defaultTarget(state: CallState): Target | null {
  const id = state.department ?? state.fallbackDepartment;
  return id === null ? null : { kind: 'department', id };
}

/**
 * Rings a free agent of the place's target at once where nobody else waits for it. Else the caller waits: the queue gives
 * callers and agents to each other. A message is asked for where nobody could come.
 */
export function ringNext(state: CallState, place: QueuePlace, facts: Facts): Decision {
  const { free, engaged, waitedFor } = targetFact(facts, place.target);
  const mayBeAsked = (id: AgentId) => !place.tried.includes(id);
  const next = nextFree(place, facts);
  if (next !== undefined && !waitedFor) return offer(state, next, facts);
  return [...free, ...engaged].some(mayBeAsked) ? nothing : nobodyComes(state, place, facts);
}

/** Nobody could take the caller now; whoever lost the line is waited for first. */
export function nobodyComes(state: CallState, place: QueuePlace, facts: Facts): Decision {
  return isExpected(place, facts.now) ? nothing : fallBack(state, place, facts);
}

/** Until when an agent who lost the line may come back to the caller; null where nobody did. */
export function expectedUntil({ leftAloneAt }: QueuePlace): Instant | null {
  return leftAloneAt === undefined ? null : leftAloneAt + limits.comeBackMs;
}

function isExpected(place: QueuePlace, now: Instant): boolean {
  return now < (expectedUntil(place) ?? now);
}

/** Who of a place's target could take the call at once, and was not asked yet. */
export function nextFree({ target, tried }: QueuePlace, facts: Facts): AgentId | undefined {
  return targetFact(facts, target).free.find((id) => !tried.includes(id) && !facts.lost.includes(id));
}

/** Rings the agent whom the queue has given to this caller, unless another call was faster or somebody is on the way. */
export function ringAssigned(state: CallIn<'waiting' | 'ringing'>, agentId: AgentId, facts: Facts): Decision {
  const isAsked = offersOf(state).some((open) => open.agentId === agentId || open.acceptedAt !== null);
  return isAsked || state.place.tried.includes(agentId) || facts.lost.includes(agentId)
    ? nothing
    : offer(state, agentId, facts);
}

/** Where nobody comes: a caller for one agent is given to that agent's department, one for a department leaves a message. */
export function fallBack(state: CallState, place: QueuePlace, facts: Facts): Decision {
  if (place.target.kind === 'department') return askForMessage(facts);
  const department = targetFact(facts, place.target).department ?? state.fallbackDepartment;
  if (department === null) return askForMessage(facts);
  const target: Target = { kind: 'department', id: department };
  if (!targetFact(facts, target).open) return askForMessage(facts, target);
  const say = [text('holdOn')];
  const queued = only({ kind: 'CallerQueued', target, reason: 'fallback', keepPlace: true, say });
  return both(queued, ringNext(state, { ...place, target, tried: [...place.tried, place.target.id] }, facts));
}

/** When a caller has waited as long as anybody is let wait; what was talked meanwhile does not count. */
export function waitEnds({ since, leftAloneAt }: QueuePlace): Instant {
  return (leftAloneAt ?? since) + limits.queueMs;
}

/** Rings an agent, who will come into a room of this offer's own unless one is named. */
export function offer(state: CallState, agentId: AgentId, facts: Facts, k = state.roomsOpened + 1): Decision {
  const offerId = facts.newOfferId;
  const offered = { offerId, agentId, k, expiresAt: facts.now + facts.config.ringSeconds * 1_000 };
  return {
    events: [{ kind: 'AgentOffered', ...offered }],
    effects: [],
    claims: [{ kind: 'offerAgent', ...offered }],
  };
}

/** A caller who wants to leave a message; nobody is said to be away. */
export function takeMessageWished(facts: Facts): Decision {
  return known(facts, 'people').open
    ? only({ kind: 'MessageAsked', say: [text('takeMessage')] })
    : askForMessage(facts);
}

export function askForMessage(facts: Facts, target: Target | null = null): Decision {
  const isOpen = target === null ? known(facts, 'people').open : targetFact(facts, target).open;
  const say = isOpen ? [text('nobodyAvailable')] : [text('closedHours'), text('takeMessage')];
  return only({ kind: 'MessageAsked', say });
}

/** Takes offers back and, when no other is open, rings the next agent. */
export function passOn(
  state: CallIn<'ringing'>,
  offers: readonly Offer[],
  how: 'declined' | 'expired' | 'withdrawn',
  facts: Facts,
): Decision {
  const closed = closeOffers(offers, how);
  if (offers.length < state.offers.length) return closed;
  const tried = [...state.place.tried, ...offers.map(({ agentId }) => agentId)];
  return both(closed, ringNext(state, { ...state.place, tried }, facts));
}

export function closeOffers(offers: readonly Offer[], how: HowOfferCloses): Decision {
  return {
    events: offers.map(({ offerId, agentId }) => ({ kind: 'OfferClosed', offerId, agentId, how })),
    effects: offers.flatMap(({ legSid }): Effect[] => (legSid === null ? [] : [{ kind: 'endLeg', legSid }])),
    claims: offers.map(({ offerId, agentId }) => ({
      kind: 'moveOffer',
      offerId,
      agentId,
      state: how === 'taken' ? 'withdrawn' : how,
    })),
  };
}

/** Back to the place that the caller had, or to the end of the line where there was none. */
export function placeAgain(state: CallState, target: Target, keepPlace: boolean, facts: Facts): QueuePlace {
  const before = keepPlace ? placeOf(state) : null;
  return { target, since: before?.since ?? facts.now, tried: before?.tried ?? [] };
}
