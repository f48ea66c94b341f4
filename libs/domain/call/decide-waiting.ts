import type { AgentId } from '../kernel';
import { both, nothing, only } from './decision';
import type { Decision } from './events';
import { sameTarget, targetFact, whoMayCome, type Facts } from './facts';
import type { InputOf, Target } from './inputs';
import { closeOffers, offer, placeAgain, ringNext } from './queue';
import { offersOf, type CallIn } from './state';
import { text } from './step';

type Queued = CallIn<'waiting' | 'ringing'>;

/** While an agent is on the way in, neither the caller nor anybody else takes the call elsewhere. */
function isTaken(state: Queued): boolean {
  return offersOf(state).some(({ acceptedAt }) => acceptedAt !== null);
}

/** A waiting caller presses a key: 2 leaves a message, 0 goes back to the receptionist. */
export function decideKeysInQueue(state: Queued, { personal }: InputOf<'DigitsPressed'>): Decision {
  if (isTaken(state)) return nothing;
  const pressed = only({ kind: 'Marked', mark: 'key' });
  const left = leaveBy(personal.digits);
  return left === null ? pressed : both(both(pressed, closeOffers(offersOf(state), 'withdrawn')), left);
}

function leaveBy(digits: string): Decision | null {
  if (digits === '2') return only({ kind: 'MessageAsked', say: [text('takeMessage')] });
  return digits === '0' ? only({ kind: 'CallerReturned', say: [text('backWithReceptionist')] }) : null;
}

/** Somebody who manages the queue decides about a waiting caller; what cannot be done changes nothing. */
export function decideManaged(state: Queued, { wish }: InputOf<'QueueManaged'>, facts: Facts): Decision {
  if (isTaken(state)) return nothing;
  switch (wish.kind) {
    case 'pull':
      return state.stage === 'waiting' ? only({ kind: 'CallerPulled' }) : nothing;
    case 'move':
      return move(state, wish.target, facts);
    case 'take':
      return take(state, wish.agentId, facts);
  }
}

/** The caller waits for somebody else, from the same place in the order. */
function move(state: Queued, target: Target, facts: Facts): Decision {
  const fact = targetFact(facts, target);
  if (sameTarget(target, state.place.target) || !fact.open || whoMayCome(fact).length === 0) return nothing;
  const queued = only({ kind: 'CallerQueued', target, reason: 'agent', keepPlace: true, say: [text('holdOn')] });
  const away = closeOffers(offersOf(state), 'withdrawn');
  return both(both(away, queued), ringNext(state, { ...placeAgain(state, target, true, facts), target }, facts));
}

/** The agent who wants this caller is called, whoever is waited for and whatever the order is. */
function take(state: Queued, agentId: AgentId, facts: Facts): Decision {
  const { free } = targetFact(facts, { kind: 'agent', id: agentId });
  const isCalled = offersOf(state).some((open) => open.agentId === agentId);
  return isCalled || !free.includes(agentId) || facts.lost.includes(agentId) ? nothing : offer(state, agentId, facts);
}
