import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentId, DepartmentId, Language } from '@voicecore/domain/kernel';
import type { Directory } from '@voicecore/domain/understanding';

const folder = join(__dirname, '../../../tools/understand/sets');

/** The open part, which rules may be made by, or the whole with what is locked away. */
const withLocked = process.env.UNDERSTAND_LOCKED === '1';

/** One thing to judge, and whether it comes from the locked part of its set. */
export interface Item<Content> {
  readonly content: Content;
  readonly locked: boolean;
}

const read = <Content>(file: string): Content => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Content;

/** A set that is cut in two. */
export function set<Content>(name: string): readonly Item<Content>[] {
  const part = (file: string, locked: boolean): Item<Content>[] =>
    read<Content[]>(file).map((content) => ({ content, locked }));
  return [...part(`${name}.json`, false), ...(withLocked ? part(`${name}.locked.json`, true) : [])];
}

/** A set of one piece, open or locked as a whole. */
export function whole<Content>(name: string): readonly Item<Content>[] {
  if (existsSync(join(folder, `${name}.json`))) return [{ content: read<Content>(`${name}.json`), locked: false }];
  return withLocked ? [{ content: read<Content>(`${name}.locked.json`), locked: true }] : [];
}

export interface Said {
  readonly language: Language;
  readonly text: string;
}

/** What a caller means, as the author of the words wrote it down. */
export interface Meant {
  readonly reach?: string;
  readonly orAnybody?: boolean;
  readonly either?: readonly string[];
  readonly unknown?: 'person' | 'department' | 'extension';
  readonly nothing?: boolean;
}

interface People {
  readonly departments: readonly { readonly id: string; readonly names: Record<Language, string> }[];
  readonly agents: readonly { id: string; name: string; extension: string; departments: readonly string[] }[];
}

/** The office of the set of people. */
export function office(): Directory {
  const { departments, agents } = read<People>('people-directory.json');
  return {
    departments: departments.map(({ id, names }) => ({ id: id as DepartmentId, names })),
    agents: agents.map((agent) => ({
      id: agent.id as AgentId,
      name: agent.name,
      extension: agent.extension,
      departmentIds: agent.departments.map((id) => id as DepartmentId),
    })),
  };
}
