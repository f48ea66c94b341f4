import type { AgentId, Instant } from '../kernel';
import { both, nothing, only } from './decision';
import type { Decision, Effect, HowOfferCloses } from './events';
import { known, targetFact, whoMayCome, type Facts, type PeopleFacts } from './facts';
import type { Target, TransferReason } from './inputs';
import { limits } from './limits';
import { afterHours, isFull, takesCallers } from './after-hours';
import { offersOf, placeOf, type CallIn, type CallState, type Offer, type QueuePlace } from './state';
import { text, type Spoken } from './step';

/** Puts the caller into the queue of a target and calls the first free agent. One that is closed now calls nobody. */
export function queueFor(
  state: CallState,
  target: Target | null,
  reason: TransferReason,
  facts: Facts,
  say: readonly Spoken[],
): Decision {
  if (reason !== 'urgent' && !hoursOf(facts, target).open) return whileClosed(state, target, reason, facts);
  if (target === null) return askForMessage(facts);
  const place = { target, since: facts.now, tried: [] };
  if (reason !== 'urgent' && isFull(target, facts))
    return overflow(state, place, facts) ?? askForMessage(facts, target);
  const queued: Decision = only({ kind: 'CallerQueued', target, reason, keepPlace: false, say });
  return both(queued, ringNext(state, place, facts));
}

/**
 * What a caller gets whose target (or the business) is closed. One whom the receptionist could not help is asked for a
 * message where the receptionist would go on.
 */
function whileClosed(state: CallState, target: Target | null, reason: TransferReason, facts: Facts): Decision {
  const rule = afterHours(state, target, facts);
  const closed = closedHours(facts, target);
  if (rule.kind === 'department')
    return sendOn(state, { target: rule.target, reason, closed: target, before: null }, facts);
  if (rule.kind === 'receptionist' && reason !== 'attempts')
    return only({ kind: 'ReceptionistSpoke', say: [closed, text('helpWhileClosed')] });
  if (rule.kind === 'goodbye')
    return only({ kind: 'Announced', say: [closed, text('goodbye')], reason: 'closed', party: 'tenant' });
  return askForMessage(facts, target);
}

/** A caller who goes on to another department, because what they wanted (the business if null) is closed. */
interface SentOn {
  readonly target: Target;
  readonly reason: TransferReason;
  readonly closed: Target | null;
  /** The place in the queue that the caller keeps; null for a caller who has not waited. */
  readonly before: QueuePlace | null;
}

/** The caller hears that the target is closed, and waits for the department that is open instead. */
function sendOn(state: CallState, { target, reason, closed, before }: SentOn, facts: Facts): Decision {
  const say = [closedHours(facts, closed), text('transferring', target)];
  const queued = only({ kind: 'CallerQueued', target, reason, keepPlace: before !== null, overflowed: true, say });
  const place = before ?? { since: facts.now, tried: [] };
  return both(queued, ringNext(state, { ...place, target, overflowedAt: facts.now }, facts));
}

/**
 * Sends the caller to the department that takes those whom others cannot, if somebody takes calls there; null otherwise.
 */
function overflow(state: CallState, place: QueuePlace, facts: Facts): Decision | null {
  const id = facts.config.queue.overflowTo;
  if (id === null || id === place.target.id) return null;
  const target: Target = { kind: 'department', id };
  if (!takesCallers(target, facts)) return null;
  const say = [text('holdOn')];
  const queued = only({ kind: 'CallerQueued', target, reason: 'fallback', keepPlace: true, overflowed: true, say });
  return both(queued, ringNext(state, { ...place, target, overflowedAt: facts.now }, facts));
}

/** An urgent call leads to a person at any hour, if one is free to take it; a caller in danger hears what to do. */
export function queueUrgent(state: CallState, facts: Facts): Decision {
  const queued = queueFor(state, defaultTarget(state), 'urgent', facts, [text('urgentTransfer')]);
  const events = queued.events.map((event) =>
    event.kind === 'MessageAsked' || (event.kind === 'CallerQueued' && event.reason !== 'urgent')
      ? { ...event, say: [text('dialInDanger'), ...event.say] }
      : event,
  );
  return { ...queued, events };
}

/** Returns where a caller goes who asks for a person without naming one. */
export function defaultTarget(state: CallState): Target | null {
  const id = state.department ?? state.fallbackDepartment;
  return id === null ? null : { kind: 'department', id };
}

/**
 * Calls a free agent of the place's target at once if no other caller waits for it, and not all of its agents are called
 * at once. Otherwise the caller waits, and the queue matches callers and agents. If no agent could come, the caller is asked for a message.
 */
export function ringNext(state: CallState, place: QueuePlace, facts: Facts): Decision {
  const fact = targetFact(facts, place.target);
  const mayBeAsked = (id: AgentId) => !place.tried.includes(id);
  const next = nextFree(place, facts);
  if (next !== undefined && !fact.waitedFor && fact.ringsAll !== true) return offer(state, next, facts);
  return whoMayCome(fact).some(mayBeAsked) ? nothing : nobodyComes(state, place, facts);
}

/** No agent can take the caller now; an agent who lost the line is waited for first. */
export function nobodyComes(state: CallState, place: QueuePlace, facts: Facts): Decision {
  return isExpected(place, facts.now) ? nothing : fallBack(state, place, facts);
}

/** Returns until when an agent who lost the line may come back to the caller; null if no agent did. */
export function expectedUntil({ leftAloneAt }: QueuePlace): Instant | null {
  return leftAloneAt === undefined ? null : leftAloneAt + limits.comeBackMs;
}

function isExpected(place: QueuePlace, now: Instant): boolean {
  return now < (expectedUntil(place) ?? now);
}

/** Returns the agent of a place's target who could take the call at once and has not been called yet. */
export function nextFree({ target, tried }: QueuePlace, facts: Facts): AgentId | undefined {
  return targetFact(facts, target).free.find((id) => !tried.includes(id) && !facts.lost.includes(id));
}

/** Calls the agent whom the queue assigned to this caller, unless another call was faster or an agent is on the way. */
export function ringAssigned(state: CallIn<'waiting' | 'ringing'>, agentId: AgentId, facts: Facts): Decision {
  const isAsked = offersOf(state).some((open) => open.agentId === agentId || open.acceptedAt !== null);
  return isAsked || state.place.tried.includes(agentId) || facts.lost.includes(agentId)
    ? nothing
    : offer(state, agentId, facts);
}

/**
 * When no agent comes: a caller for one agent is passed to that agent's department, one for a department to the one that
 * is open after hours, to the overflow, or asked for a message.
 */
export function fallBack(state: CallState, place: QueuePlace, facts: Facts): Decision {
  if (place.target.kind === 'department')
    return (
      closedMeanwhile(state, place.target, place, facts) ??
      overflow(state, place, facts) ??
      askForMessage(facts, place.target)
    );
  const department = targetFact(facts, place.target).department ?? state.fallbackDepartment;
  if (department === null) return askForMessage(facts);
  const target: Target = { kind: 'department', id: department };
  if (!targetFact(facts, target).open)
    return closedMeanwhile(state, target, place, facts) ?? askForMessage(facts, target);
  const say = [text('holdOn')];
  const queued = only({ kind: 'CallerQueued', target, reason: 'fallback', keepPlace: true, say });
  return both(queued, ringNext(state, { ...place, target, tried: [...place.tried, place.target.id] }, facts));
}

/**
 * A caller who has waited goes on to the department that is open after hours, once: nobody is sent from one to the next
 * for ever, and nobody is turned away after a wait.
 */
function closedMeanwhile(state: CallState, closed: Target, place: QueuePlace, facts: Facts): Decision | null {
  if (targetFact(facts, closed).open || place.overflowedAt !== undefined) return null;
  const rule = afterHours(state, closed, facts);
  return rule.kind === 'department'
    ? sendOn(state, { target: rule.target, reason: 'fallback', closed, before: place }, facts)
    : null;
}

/** Returns when the caller has reached the longest allowed wait; time spent talking does not count. */
export function waitEnds({ place, queueMs = limits.queueMs }: Pick<CallIn<'waiting'>, 'place' | 'queueMs'>): Instant {
  const { since, leftAloneAt = since, overflowedAt = since } = place;
  return Math.max(leftAloneAt, overflowedAt) + queueMs;
}

/** Calls an agent, who will join a room opened for this offer unless a room is given. */
export function offer(state: CallState, agentId: AgentId, facts: Facts, k = state.roomsOpened + 1): Decision {
  const offerId = facts.newOfferId;
  const offered = { offerId, agentId, k, expiresAt: facts.now + facts.config.ringSeconds * 1_000 };
  return {
    events: [{ kind: 'AgentOffered', ...offered }],
    effects: [],
    claims: [{ kind: 'offerAgent', ...offered }],
  };
}

/** Takes a message from a caller who wants to leave one; the caller is not told that anyone is away. */
export function takeMessageWished(facts: Facts): Decision {
  return known(facts, 'people').open
    ? only({ kind: 'MessageAsked', say: [text('takeMessage')] })
    : askForMessage(facts);
}

export function askForMessage(facts: Facts, target: Target | null = null): Decision {
  const { open } = hoursOf(facts, target);
  const say = open ? [text('nobodyAvailable')] : [closedHours(facts, target), text('takeMessage')];
  return only({ kind: 'MessageAsked', say });
}

/** Says that a target (or the business) is closed, and when it opens again, if that is known. */
function closedHours(facts: Facts, target: Target | null): Spoken {
  const { opensAt } = hoursOf(facts, target);
  const { timeZone } = known(facts, 'people');
  const said = text('closedHours');
  if (opensAt === undefined || timeZone === undefined) return said;
  return { ...said, opens: { at: opensAt, now: facts.now, timeZone } };
}

function hoursOf(facts: Facts, target: Target | null): Pick<PeopleFacts, 'open' | 'opensAt'> {
  return target === null ? known(facts, 'people') : targetFact(facts, target);
}

/** Withdraws offers and, if no other offer is open, calls the next agent. */
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

/** Returns the place that the caller had, or the end of the line if there was none. */
export function placeAgain(state: CallState, target: Target, keepPlace: boolean, facts: Facts): QueuePlace {
  const before = keepPlace ? placeOf(state) : null;
  return { target, since: before?.since ?? facts.now, tried: before?.tried ?? [] };
}
