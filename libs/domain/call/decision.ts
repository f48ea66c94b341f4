import type { CallEvent, Decision } from './events';

export const nothing: Decision = { events: [], effects: [], claims: [] };

/** True if a decision changes nothing and asks for nothing. */
export function isNothing(decision: Decision): boolean {
  return decision.events.length === 0 && decision.effects.length === 0 && decision.claims.length === 0;
}

export function only(...events: CallEvent[]): Decision {
  return { events, effects: [], claims: [] };
}

/** Combines two decisions, made one after the other, into one. */
export function both(first: Decision, second: Decision): Decision {
  return {
    events: [...first.events, ...second.events],
    effects: [...first.effects, ...second.effects],
    claims: [...first.claims, ...second.claims],
  };
}
