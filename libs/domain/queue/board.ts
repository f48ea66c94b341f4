import type { CallId } from '../kernel';
import type { QueueAgent } from './assign';
import { rank, type QueuePlace } from './rank';

/** Why a caller is ahead of others who have waited longer. */
export const reasonsAhead = ['pulled', 'escalated', 'vip'] as const;
export type ReasonAhead = (typeof reasonsAhead)[number];

/** Where a caller stands among those who wait for the same person or department. */
export interface Standing {
  readonly callId: CallId;
  /** From 1. */
  readonly position: number;
  /** Null when nothing is known to estimate it by, or nobody takes calls. */
  readonly expectedWaitMs: number | null;
  /** Null when the caller is where their waiting time puts them. */
  readonly ahead: ReasonAhead | null;
}

/** How long the recent talks with the people of a person's or department's queue took, ms, by the target's id. */
export type HandlingTimes = ReadonlyMap<string, number>;

/** Returns where each caller stands, in the order of service. */
export function queueBoard(
  places: readonly QueuePlace[],
  agents: readonly QueueAgent[],
  handling: HandlingTimes,
): readonly Standing[] {
  const reached = new Map<string, number>();
  return rank(places).map((place) => {
    const { id } = place.target;
    const position = (reached.get(id) ?? 0) + 1;
    reached.set(id, position);
    return {
      callId: place.callId,
      position,
      expectedWaitMs: expectedWaitMs(position, takersOf(place, agents), handling.get(id) ?? null),
      ahead: aheadBy(place),
    };
  });
}

function aheadBy({ pulledAt, escalated, tier }: QueuePlace): ReasonAhead | null {
  if (pulledAt !== null) return 'pulled';
  if (escalated) return 'escalated';
  return tier === null ? null : 'vip';
}

/** Returns how many people take calls for a target, whether they are free or not. */
function takersOf({ target }: QueuePlace, agents: readonly QueueAgent[]): number {
  return agents.filter(({ id, departmentIds }) =>
    target.kind === 'agent' ? id === target.id : departmentIds.includes(target.id),
  ).length;
}

/**
 * Estimates a wait: among `takers` people whose talks take `handlingMs` on average, one becomes free every
 * `handlingMs / takers`, and the caller gets the one who becomes free as the `position`th.
 */
export function expectedWaitMs(position: number, takers: number, handlingMs: number | null): number | null {
  if (takers === 0 || handlingMs === null) return null;
  return Math.round((position * handlingMs) / takers);
}
