import type { Agent } from '../../lib/api';

export interface PlaceOfPeople {
  /** Null: people in no department. */
  readonly departmentId: string | null;
  /** Agents who take calls now or are in one, the free ones first. */
  readonly here: readonly Agent[];
  /** Agents who could take calls and do not, then people who were invited and have not signed in yet. */
  readonly away: readonly Agent[];
  readonly invited: number;
}

const order = { available: 0, busy: 1, not_available: 2 };

/**
 * Groups the people by department, in the order of the departments; someone in two appears in both, and someone
 * whose access was removed in none.
 */
export function groupsOf(agents: readonly Agent[], departmentIds: readonly string[]): PlaceOfPeople[] {
  const working = agents.filter(({ disabled }) => !disabled).sort(byStanding);
  const known = new Set(departmentIds);
  const of = (departmentId: string | null) =>
    working.filter((one) =>
      departmentId === null ? !one.departmentIds.some((id) => known.has(id)) : one.departmentIds.includes(departmentId),
    );
  return [...departmentIds, null]
    .map((departmentId) => {
      const people = of(departmentId);
      const isHere = ({ invited, status }: Agent) => !invited && status !== 'not_available';
      return {
        departmentId,
        here: people.filter(isHere),
        away: people.filter((one) => !isHere(one)),
        invited: people.filter(({ invited }) => invited).length,
      };
    })
    .filter(({ here, away }) => here.length + away.length > 0);
}

function byStanding(a: Agent, b: Agent): number {
  return Number(a.invited) - Number(b.invited) || order[a.status] - order[b.status] || a.name.localeCompare(b.name);
}
