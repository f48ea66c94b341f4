import type { Agent } from '../../lib/api';

export type Level = Agent['skills'][number]['level'];
export const levels: readonly Level[] = [1, 2, 3, 4, 5];

/** What an agent speaks and knows, as the form holds it: a level of '' for a language not spoken. */
export interface LevelValues {
  readonly languages: { readonly en: string; readonly es: string };
  readonly skills: readonly { readonly name: string; readonly level: string }[];
}

export function levelValuesOf(agent: Pick<Agent, 'languages' | 'skills'> | null): LevelValues {
  const text = (level: Level | undefined) => (level === undefined ? '' : String(level));
  return {
    languages: { en: text(agent?.languages.en), es: text(agent?.languages.es) },
    skills: (agent?.skills ?? []).map(({ name, level }) => ({ name, level: text(level) })),
  };
}

/** Returns what is stored of it. */
export function levelsOf({ languages, skills }: LevelValues): Pick<Agent, 'languages' | 'skills'> {
  const level = (text: string) => levels.find((one) => String(one) === text);
  const [en, es] = [level(languages.en), level(languages.es)];
  return {
    languages: { ...(en !== undefined && { en }), ...(es !== undefined && { es }) },
    skills: skills.map(({ name, level: text }) => ({ name: name.trim(), level: level(text) ?? 1 })),
  };
}

/** Returns what is wrong with the name of a skill among the others. */
export function skillFault(name: string, all: LevelValues['skills']): 'skill_needed' | 'skill_twice' | null {
  const named = name.trim().toLowerCase();
  if (named === '') return 'skill_needed';
  return all.filter((other) => other.name.trim().toLowerCase() === named).length > 1 ? 'skill_twice' : null;
}
