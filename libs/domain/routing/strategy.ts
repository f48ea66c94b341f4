import type { AgentId, Instant, Language } from '../kernel';

/**
 * Whom a department's callers ring first: the agent who has been idle longest; the one who was last called longest ago;
 * all at once; the one who speaks the caller's language and has the department's skill best; or the one the caller
 * talked with last.
 */
export const strategies = ['longest_idle', 'round_robin', 'ring_all', 'skills', 'preferred'] as const;
export type Strategy = (typeof strategies)[number];

/** The most agents that ring at once for one caller. */
export const ringAtMost = 10;

/** How well somebody speaks a language or has a skill: 5 is best. */
export const levels = [1, 2, 3, 4, 5] as const;
export type Level = (typeof levels)[number];

/** How a department's callers are routed. */
export interface RoutingRule {
  readonly strategy: Strategy;
  /** The skill that its callers need, as it is named at the agents; null if none in particular. */
  readonly skill: string | null;
}

export const firstRoutingRule: RoutingRule = { strategy: 'longest_idle', skill: null };

/** What is known of a caller that routing may depend on. */
export interface RoutedCaller {
  readonly language: Language | null;
  /** The agent the caller talked with last. */
  readonly lastAgent: AgentId | null;
}

/** What routing may depend on at an agent. */
export interface RoutedAgent {
  readonly id: AgentId;
  /** When the agent was last called for a caller; missing or null if never. */
  readonly offeredAt?: Instant | null;
  readonly languages?: Readonly<Partial<Record<Language, Level>>>;
  /** By the name of the skill, in lower case. */
  readonly skills?: Readonly<Record<string, Level>>;
}

/**
 * Returns the agents in the order in which they are called. They are given with the longest idle first, which decides
 * between those who are otherwise equal.
 */
export function inOrder<Agent extends RoutedAgent>(
  rule: RoutingRule,
  caller: RoutedCaller,
  agents: readonly Agent[],
): readonly Agent[] {
  const lowestFirst = (value: (agent: Agent) => number) => agents.toSorted((a, b) => value(a) - value(b));
  switch (rule.strategy) {
    case 'longest_idle':
    case 'ring_all':
      return agents;
    case 'round_robin':
      return lowestFirst(({ offeredAt }) => offeredAt ?? 0);
    case 'skills':
      return agents.toSorted(
        (a, b) => speaks(b, caller) - speaks(a, caller) || hasSkill(b, rule.skill) - hasSkill(a, rule.skill),
      );
    case 'preferred':
      return lowestFirst(({ id }) => (id === caller.lastAgent ? 0 : 1));
  }
}

function speaks({ languages = {} }: RoutedAgent, { language }: RoutedCaller): number {
  return language === null ? 0 : (languages[language] ?? 0);
}

function hasSkill({ skills = {} }: RoutedAgent, skill: string | null): number {
  return skill === null ? 0 : (skills[skill.toLowerCase()] ?? 0);
}
