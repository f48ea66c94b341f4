import type { Language } from '@voicecore/domain/kernel';
import {
  ordinaryWords,
  understand,
  whoIs,
  words,
  wordSet,
  type Directory,
  type Kind,
  type Target,
} from '@voicecore/domain/understanding';
import { asks, spokenWords, type SaidTurn } from './evidence';
import { stillAsks } from './still-asks';

/** The targets that words name: one, several that fit equally well, or none. */
export interface Named {
  readonly target: Target | null;
  readonly candidates: readonly Target[];
  /** `extension` if named by the digits of an extension. */
  readonly by: 'name' | 'extension';
}

/** The most words a name has. */
const LONGEST_NAME = 4;

const nobody: Named = { target: null, candidates: [], by: 'name' };

export function isSameTarget(a: Target, b: Target): boolean {
  return a.kind === b.kind && a.id === b.id;
}

function one(target: Target, by: Named['by'] = 'name'): Named {
  return { target, candidates: [target], by };
}

/** Returns the target the model means by the words it gives. */
export function whomModelMeans(to: string, directory: Directory, language: Language): Named {
  const digits = to.replace(/\D/g, '');
  const agent = directory.agents.find(({ extension }) => digits !== '' && extension === digits);
  if (agent) return one({ kind: 'agent', id: agent.id }, 'extension');
  const wanted = to.trim().toLowerCase();
  const department = directory.departments.find(({ names }) =>
    [names.en, names.es].some((name) => name.toLowerCase() === wanted),
  );
  if (department) return one({ kind: 'department', id: department.id });
  const namesake = directory.agents.filter(({ name }) => name.toLowerCase() === wanted);
  if (namesake[0]) return several(namesake.map(({ id }) => ({ kind: 'agent', id })));
  return whomWordsMean(to, directory, language);
}

function several(candidates: readonly Target[]): Named {
  const [target] = candidates;
  return { target: candidates.length === 1 && target ? target : null, candidates, by: 'name' };
}

/** Returns the target a sentence asks for, by the same rules as the menu. */
export function whomWordsMean(words: string, directory: Directory, language: Language): Named {
  const { target, candidates, kind } = understand(words, directory, language);
  if (target) return one(target, kind === 'extension' ? 'extension' : 'name');
  return candidates ? several(candidates) : nobody;
}

/** Whether a target is named in the words: in any part of a name, and whether that also names other targets. */
export type Fit = 'yes' | 'no' | { readonly alsoFits: readonly Target[] };

/**
 * Decides whether the caller's words name the target the model wants to put them through to. One part of a name, one
 * word of a department, or the extension is enough, even in the middle of a sentence, but not if it fits others equally
 * well.
 */
export function fitOf(said: string, target: Target, directory: Directory, language: Language): Fit {
  const asked = whomWordsMean(said, directory, language);
  if (asked.target && isSameTarget(asked.target, target)) return 'yes';
  const alone = withOnly(target, directory);
  const parts = partsOf(said).filter((part) => mayName(part, alone) && whoIs(part, alone).target !== null);
  const fits = [...parts.map((part) => whoIs(part, directory).candidates), asked.candidates];
  const fewest = fits
    .filter((all) => all.some((each) => isSameTarget(each, target)))
    .toSorted((a, b) => a.length - b.length)[0];
  if (fewest === undefined) return 'no';
  return fewest.length === 1 ? 'yes' : { alsoFits: fewest };
}

/** Everyday words do not name a person by their sound, only if they are spelled like a name. */
function mayName(part: string, alone: Directory): boolean {
  const written = [
    ...alone.agents.map(({ name }) => name),
    ...alone.departments.flatMap(({ names }) => [names.en, names.es]),
  ];
  const names = new Set(written.flatMap((name) => words(name)));
  return words(part).some((word) => !ordinaryWords.has(word) || names.has(word));
}

/** Returns the directory reduced to this one target. */
function withOnly(target: Target, { agents, departments }: Directory): Directory {
  return {
    agents: agents.filter(({ id }) => target.kind === 'agent' && id === target.id),
    departments: departments.filter(({ id }) => target.kind === 'department' && id === target.id),
  };
}

/** Returns every sequence of a few consecutive words. */
function partsOf(said: string): readonly string[] {
  const all = spokenWords(said.replace(/['’]s\b/g, ''));
  return all.flatMap((_, from) =>
    Array.from({ length: Math.min(LONGEST_NAME, all.length - from) }, (__, more) =>
      all.slice(from, from + more + 1).join(' '),
    ),
  );
}

/** Returns how a target is named to the model. */
export function nameOf(target: Target, { agents, departments }: Directory, language: Language): string {
  const agent = agents.find(({ id }) => target.kind === 'agent' && id === target.id);
  if (agent) return `${agent.name} (extension ${agent.extension})`;
  return departments.find(({ id }) => target.kind === 'department' && id === target.id)?.names[language] ?? '';
}

/** The most words a yes has; a longer answer says more than that the caller agrees. */
const LONGEST_YES = 8;
const yes = /^(yes|yeah|yep|sure|ok|okay|please|of course|go ahead|si|claro|dale|vale|por favor|adelante|bueno)\b/;
const no = wordSet('no not nope nah dont never nevermind wait nunca tampoco espere todavia aun');
/** Kinds of words that cannot agree to anything. */
const otherwise: ReadonlySet<Kind> = new Set<Kind>(['deny', 'repeat', 'farewell', 'message', 'language', 'robot']);

/** True when a turn agrees to be put through to the target the receptionist has just named in a question. */
export function affirms(turn: SaidTurn, target: Target, directory: Directory, language: Language): boolean {
  if (turn.words === null || !asks(turn.before)) return false;
  const said = spokenWords(turn.words);
  if (said.length > LONGEST_YES || said.some((word) => no.has(word))) return false;
  if (!yes.test(said.join(' ')) && stillAsks(turn.words)) return false;
  if (otherwise.has(understand(turn.words, directory, language).kind)) return false;
  const named = partsOf(turn.words).map((part) => whoIs(part, directory).target);
  if (named.some((other) => other !== null && !isSameTarget(other, target))) return false;
  return fitOf(turn.before, target, directory, language) !== 'no';
}
