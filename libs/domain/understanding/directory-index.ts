import { words, wordSet } from './fold';
import { calledSo, isDiminutive, isNickname, isShortened, mayBeDiminutive } from './given-names';
import { ordinaryWords } from './ordinary-words';
import { nameDistance, soundKey } from './similar';
import { bonesOf, soundsOf } from './sounds';
import type { Directory, DirectoryAgent } from './understood';

/** Forms of address; they do not name a person. */
export const titles = wordSet(
  'dr dra doctor doctora mr mrs ms miss mister sr sra srta senor senora senorita lic licenciado licenciada ingeniero ingeniera profesor profesora professor madam prof',
);
/** Occupations said before a name: "nurse Ana", "el chef Luis". Without a name after them they do not name a person. */
export const callings = wordSet(
  'nurse coach chef officer principal director directora profe maestro maestra mtro mtra enfermero enfermera contador contadora abogado abogada arquitecto arquitecta arq inge capitan captain sergeant sargento pastor reverend reverendo judge juez attorney counselor consejero consejera entrenador entrenadora detective quimico quimica broker tecnico mecanico plomero lawyer superintendent super warden dean rabbi rabino deacon diacono',
);

/** Forms of address that are also first names: Don Draper, Dona Paulsen, Ing Wei. */
export const titlesOrNames = wordSet('don dona ing');

/** A word that occurs in an agent's name, and how it may sound. */
export interface NameWord {
  readonly word: string;
  readonly sounds: readonly string[];
  readonly keys: ReadonlySet<string>;
  /** The agents whose names contain it: positions in the list of agents. */
  readonly of: number[];
}

export interface DirectoryIndex {
  /** The ways to read the words of each agent's name: with and without what may be a title. */
  readonly readings: readonly (readonly (readonly string[])[])[];
  /** Returns the name words that a heard word may stand for, and its distance from each. */
  readonly match: (heard: string) => ReadonlyMap<string, number>;
  /** Returns the agents whose names contain the word. */
  readonly holders: (word: string) => readonly number[];
  readonly agents: readonly DirectoryAgent[];
}

/** Returns the ways to read the words of a name: with and without what may be a title. Never an empty list. */
export function personReadings(all: readonly string[]): readonly (readonly string[])[] {
  const named = all.filter((word) => !titles.has(word));
  const shortest = named.filter((word) => !titlesOrNames.has(word));
  if (named.length === 0) return [all];
  return shortest.length === 0 || shortest.length === named.length ? [named] : [shortest, named];
}

/** Built once per directory object and shared: a call looks up many times, among hundreds of names. */
const prepared = new WeakMap<Directory, DirectoryIndex>();

export function indexOf(directory: Directory): DirectoryIndex {
  const known = prepared.get(directory);
  if (known !== undefined) return known;
  const index = build(directory);
  prepared.set(directory, index);
  return index;
}

function build({ agents }: Directory): DirectoryIndex {
  const readings = agents.map(({ name }) => personReadings(words(name)));
  const byWord = new Map<string, NameWord>();
  readings.forEach((all, agent) => {
    for (const word of new Set(all.flat())) holderOf(byWord, word).of.push(agent);
  });
  const given = new Set(readings.flatMap((all) => all.map(([first = '']) => first)));
  const match = matcher([...byWord.values()], given);
  return { readings, match, holders: (word) => byWord.get(word)?.of ?? [], agents };
}

function holderOf(byWord: Map<string, NameWord>, word: string): NameWord {
  const known = byWord.get(word);
  if (known !== undefined) return known;
  const made = { ...soundOf(word), word, of: [] };
  byWord.set(word, made);
  return made;
}

/**
 * How words sound does not depend on whose names they are: cached for all directories, and cleared when it grows too
 * large.
 */
const heardBefore = new Map<string, Pick<NameWord, 'sounds' | 'keys'>>();
const mostKept = 20_000;

function soundOf(word: string): Pick<NameWord, 'sounds' | 'keys'> {
  const known = heardBefore.get(word);
  if (known !== undefined) return known;
  if (heardBefore.size >= mostKept) heardBefore.clear();
  const sounds = soundsOf(word);
  const keys = new Set([soundKey(word), ...sounds]);
  const made = { sounds, keys };
  heardBefore.set(word, made);
  return made;
}

type ByKey = ReadonlyMap<string, readonly NameWord[]>;

function byKey(all: readonly NameWord[], keysOf: (one: NameWord) => Iterable<string>): ByKey {
  const map = new Map<string, NameWord[]>();
  for (const one of all)
    for (const key of keysOf(one)) {
      const same = map.get(key);
      if (same === undefined) map.set(key, [one]);
      else if (!same.includes(one)) same.push(one);
    }
  return map;
}

/** Finds the name words that a heard word may stand for. Each word is looked up once. */
function matcher(all: readonly NameWord[], given: ReadonlySet<string>): DirectoryIndex['match'] {
  const exact = new Map(all.map((one) => [one.word, one]));
  const sounding = byKey(all, ({ keys }) => keys);
  const boned = byKey(all, ({ sounds }) => sounds.map(bonesOf));
  const first = all.filter(({ word }) => given.has(word));
  const lettered = byKey(all, ({ word }) => [word.slice(0, 1)]);
  const nicknames = all.filter(({ word }) => isNickname(word));
  const memory = new Map<string, ReadonlyMap<string, number>>();
  return (heard) => {
    const known = memory.get(heard);
    if (known !== undefined) return known;
    if (memory.size >= mostKept) memory.clear();
    const found = new Map<string, number>();
    const add = (one: NameWord, distance: number): void => {
      if ((found.get(one.word) ?? Infinity) > distance) found.set(one.word, distance);
    };
    const same = exact.get(heard);
    if (same) add(same, 0);
    for (const one of nicknamed(heard, all, nicknames, exact)) add(one, same ? 0 : 1);
    for (const one of shortened(heard, first)) add(one, 2);
    for (const one of alike(heard, sounding, boned)) add(one.word, one.distance);
    for (const one of ordinaryWords.has(heard) ? [] : (lettered.get(heard.slice(0, 1)) ?? [])) {
      const distance = Math.abs(one.word.length - heard.length) > 2 ? null : nameDistance(heard, one.word);
      if (distance !== null) add(one, distance);
    }
    memory.set(heard, found);
    return found;
  };
}

/**
 * Returns names whose owner may be called by the heard word, and nicknames in the directory for a name heard in full.
 */
function nicknamed(
  heard: string,
  all: readonly NameWord[],
  nicknames: readonly NameWord[],
  exact: ReadonlyMap<string, NameWord>,
): NameWord[] {
  const formal = calledSo(heard);
  const found = [...formal].flatMap((name) => exact.get(name) ?? []);
  const small =
    heard.length < 5 || ordinaryWords.has(heard) || !mayBeDiminutive(heard)
      ? []
      : all.filter(({ word }) => isDiminutive(heard, word));
  // Bill and Billy are one name; Pancho and Frank, which may both be Francisco, are two people.
  const sharing = nicknames.filter(({ word }) => {
    const own = calledSo(word);
    const isAlike = word.startsWith(heard) || heard.startsWith(word);
    return word !== heard && (own.has(heard) || (isAlike && [...own].some((name) => formal.has(name))));
  });
  return [...found, ...small, ...sharing];
}

/** Returns first names that begin with the word, as people shorten names. */
function shortened(heard: string, first: readonly NameWord[]): readonly NameWord[] {
  return ordinaryWords.has(heard) ? [] : first.filter(({ word }) => isShortened(heard, word));
}

/** The fewest consonants a name must have to match when only its vowels differ. */
const enoughBones = 3;

function alike(heard: string, sounding: ByKey, boned: ByKey): { readonly word: NameWord; readonly distance: number }[] {
  if (heard.length < 3) return [];
  const { sounds, keys } = soundOf(heard);
  const same = [...keys].flatMap((key) => (key.length < 3 ? [] : (sounding.get(key) ?? [])));
  const near = sounds.flatMap((sound) => {
    const bones = bonesOf(sound);
    if (bones.length < enoughBones) return [];
    return (boned.get(bones) ?? []).filter((one) =>
      one.sounds.some((other) => bonesOf(other) === bones && vowelsNear(sound, other)),
    );
  });
  return [
    ...same.filter(({ word }) => !otherPerson(heard, word)).map((word) => ({ word, distance: 1 })),
    ...near.filter(({ word }) => !otherPerson(heard, word)).map((word) => ({ word, distance: 2 })),
  ];
}

/** Daniel and Daniela, Mario and Maria, Francisco and Francisca: the last vowel distinguishes two people. */
function otherPerson(heard: string, name: string): boolean {
  const last = /[aeio]$/;
  if (heard === name) return false;
  const [one, other] = [last.exec(heard)?.[0] ?? '', last.exec(name)?.[0] ?? ''];
  if (one === other) return false;
  const gender = new Set(['a', 'o', '']);
  return gender.has(one) && gender.has(other) && soundKey(heard.replace(last, '')) === soundKey(name.replace(last, ''));
}

function vowelsNear(one: string, other: string): boolean {
  const [a, b] = [one.replace(/[^aeo]/g, ''), other.replace(/[^aeo]/g, '')];
  if (Math.abs(a.length - b.length) > 1) return false;
  let differ = 0;
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) if (a[at] !== b[at]) differ += 1;
  if (a.length !== b.length)
    return bonesOf(one).length > enoughBones && (a.includes(b) || b.includes(a) || differ <= 1);
  return differ <= 1;
}
