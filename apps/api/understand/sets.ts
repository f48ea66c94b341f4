import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '@voicecore/domain/kernel';

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
