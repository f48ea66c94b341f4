import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UsedEntry } from '@voicecore/domain/conversation';
import type { AgentId, DepartmentId, EntryId, Language } from '@voicecore/domain/kernel';
import type { Directory } from '@voicecore/domain/understanding';

const folder = join(__dirname, '../../../tools/understand/sets');

/** False for the open part only, which rules may be based on; true for the whole set with the locked part. */
const withLocked = process.env.UNDERSTAND_LOCKED === '1';

/** One thing to judge, its position, and whether it is in the locked part. */
export interface Item<Content> {
  readonly content: Content;
  readonly part: string;
  readonly locked: boolean;
}

const read = <Content>(file: string): Content => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Content;

/** Returns a set that is split in two, and the sentences that were added to it later. */
export function set<Content>(name: string): readonly Item<Content>[] {
  const part = (file: string, locked: boolean): Item<Content>[] =>
    read<Content[]>(file).map((content) => ({ content, part: name, locked }));
  const later = existsSync(join(folder, `${name}.later.json`))
    ? halves(name, read<Content[]>(`${name}.later.json`))
    : [];
  return [...part(`${name}.json`, false), ...later, ...(withLocked ? part(`${name}.locked.json`, true) : [])];
}

/** Splits later sentences in two at random, once and for all: rules are based on one half and judged by the other. */
function halves<Content>(name: string, contents: readonly Content[]): readonly Item<Content>[] {
  return contents.map((content) => {
    const isWork = createHash('sha256').update(JSON.stringify(content)).digest().readUInt8() % 2 === 0;
    return { content, part: `${name}, later ${isWork ? 'worked with' : 'judging'}`, locked: false };
  });
}

/** Returns a set in one piece, open or locked as a whole. */
export function whole<Content>(name: string): readonly Item<Content>[] {
  if (existsSync(join(folder, `${name}.json`)))
    return [{ content: read<Content>(`${name}.json`), part: name, locked: false }];
  return withLocked ? [{ content: read<Content>(`${name}.locked.json`), part: name, locked: true }] : [];
}

export interface Said {
  readonly language: Language;
  readonly text: string;
}

/**
 * A business with its knowledge, and what its callers ask: `answers` are the entries that answer a question, if any do.
 */
export interface Trade {
  readonly trade: string;
  readonly business: string;
  readonly entries: readonly {
    readonly id: string;
    readonly question: Record<Language, string>;
    readonly answer: Record<Language, string>;
    readonly alternates: Record<Language, readonly string[]>;
  }[];
  readonly questions: readonly TradeQuestion[];
}

export type TradeQuestion = Said & { readonly answers: readonly string[] };

export const trades = ['dentist', 'plumber', 'law-office', 'car-workshop', 'vet', 'restaurant'];

/** Returns the entries as a session gets them: none was used more often than another. */
export function usedEntries({ entries }: Trade): readonly UsedEntry[] {
  return entries.map(({ id, question, answer }, at) => ({
    id: id as EntryId,
    question,
    answer,
    uses: 0,
    updatedAt: -at,
  }));
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

/** What callers of an office say, and the people and departments of the office. */
export interface Office {
  readonly directory: Directory;
  readonly items: readonly Item<Wish>[];
}

/** Returns the office of the set of people, and those of the sentences that were added later. */
export function offices(): readonly [Office, ...Office[]] {
  const first = { directory: directoryOf(read<People>('people-directory.json')), items: set<Wish>('people') };
  const later = readdirSync(folder).filter((name) => /^people-.*\.later\.json$/.test(name));
  return [first, ...later.map(laterOffice)];
}

type Wish = Said & { readonly expect: Meant };

function laterOffice(file: string): Office {
  const { questions, ...people } = read<People & { readonly questions: readonly Wish[] }>(file);
  return { directory: directoryOf(people), items: halves('people', questions) };
}

function directoryOf({ departments, agents }: People): Directory {
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
