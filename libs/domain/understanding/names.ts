import { fold, words, wordSet } from './fold';
import { nameDistance } from './similar';
import type { Directory, Target } from './understood';

/** Forms of address; they name nobody. */
const titles = wordSet('dr dra doctor doctora mr mrs ms miss mister sr sra srta senor senora senorita lic');
/** Forms of address that are somebody's first name as well: Don Draper, Dona Paulsen, Ing Wei. */
const titlesOrNames = wordSet('don dona ing');
/** Words that turn a name into "the department of": they name none themselves. */
const generic = wordSet(
  'department departments departamento area seccion section office oficina team equipo desk extension de del la el los las the of and y e line linea dept depto',
);

/** Who fits the words, best first; `distance` 0 is said exactly. */
interface Fit {
  readonly target: Target;
  readonly distance: number;
}

/** Every said word must be one of the name's words, each used once: "Maria Perez" is not Maria Lopez. */
function distanceOf(said: readonly string[], name: readonly string[]): number | null {
  const free = [...name];
  let total = 0;
  for (const word of said) {
    let best: { index: number; distance: number } | null = null;
    free.forEach((part, index) => {
      const distance = nameDistance(word, part);
      if (distance !== null && (best === null || distance < best.distance)) best = { index, distance };
    });
    const found = best as { index: number; distance: number } | null;
    if (found === null) return null;
    total += found.distance;
    free.splice(found.index, 1);
  }
  return said.length === 0 ? null : total;
}

/** The ways to take the words of a name: with and without what may be a title. Never none of them. */
function personReadings(all: readonly string[]): readonly (readonly string[])[] {
  const named = all.filter((word) => !titles.has(word));
  const shortest = named.filter((word) => !titlesOrNames.has(word));
  if (named.length === 0) return [all];
  return shortest.length === 0 || shortest.length === named.length ? [named] : [shortest, named];
}

function departmentWords(text: string): readonly string[] {
  const all = words(text);
  const own = all.filter((word) => !generic.has(word));
  return own.length > 0 ? own : all;
}

const articles = wordSet('the la el');

function peopleThatFit(said: string, directory: Directory): Fit[] {
  const heard = personReadings(words(said).filter((word) => !articles.has(word)));
  return directory.agents.flatMap((agent): Fit[] => {
    const readings = personReadings(words(agent.name));
    const distances = heard.flatMap((one) => readings.map((other) => distanceOf(one, other)));
    const found = distances.filter((distance) => distance !== null);
    return found.length === 0 ? [] : [{ target: { kind: 'agent', id: agent.id }, distance: Math.min(...found) }];
  });
}

function departmentsThatFit(said: string, directory: Directory): Fit[] {
  const heard = departmentWords(said);
  return directory.departments.flatMap((department): Fit[] => {
    const distances = [department.names.en, department.names.es].map((name) => {
      const whole = fold(name) === fold(said);
      return whole ? -1 : distanceOf(heard, departmentWords(name));
    });
    const found = distances.filter((distance) => distance !== null);
    return found.length === 0
      ? []
      : [{ target: { kind: 'department', id: department.id }, distance: Math.min(...found) }];
  });
}

export interface Named {
  readonly target: Target | null;
  readonly candidates: readonly Target[];
}

/**
 * Who is meant by the words, with accents, other spellings of the same sound and small misspellings allowed. When
 * several fit equally well nobody is chosen: the caller is asked, never sent to a wrong person.
 */
export function whoIs(said: string, directory: Directory): Named {
  const fits = [...departmentsThatFit(said, directory), ...peopleThatFit(said, directory)];
  const nearest = Math.min(...fits.map((fit) => fit.distance));
  const best = fits.filter((fit) => fit.distance === nearest).map((fit) => fit.target);
  const [only] = best;
  return best.length === 1 && only ? { target: only, candidates: best } : { target: null, candidates: best };
}

/** The one name of two words or more that stands somewhere within the words: "my broker Ana Torres, if she is in". */
export function fullNameWithin(said: string, directory: Directory): Target | null {
  const heard = words(said);
  const standsAt = (name: readonly string[], at: number) =>
    name.every((part, n) => nameDistance(heard[at + n] ?? '', part) !== null);
  const found = directory.agents.filter((agent) =>
    personReadings(words(agent.name)).some((name) => name.length > 1 && heard.some((_, at) => standsAt(name, at))),
  );
  const [only] = found;
  return found.length === 1 && only ? { kind: 'agent', id: only.id } : null;
}
