import { fold, words, wordSet } from './fold';
import { nameDistance } from './similar';
import type { Directory, Target } from './understood';

/** Forms of address; they name nobody. */
const titles = wordSet(
  'dr dra doctor doctora mr mrs ms miss mister sr sra srta senor senora senorita don dona lic ing',
);
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

function personWords(text: string): readonly string[] {
  return words(text).filter((word) => !titles.has(word));
}

function departmentWords(text: string): readonly string[] {
  const all = words(text);
  const own = all.filter((word) => !generic.has(word));
  return own.length > 0 ? own : all;
}

function peopleThatFit(said: string, directory: Directory): Fit[] {
  const heard = personWords(said).filter((word) => word !== 'the' && word !== 'la' && word !== 'el');
  return directory.agents.flatMap((agent): Fit[] => {
    const distance = distanceOf(heard, personWords(agent.name));
    return distance === null ? [] : [{ target: { kind: 'agent', id: agent.id }, distance }];
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

/** The one name of two words or more that stands somewhere within the words: "my dentist Ana Torres, if she is in". */
export function fullNameWithin(said: string, directory: Directory): Target | null {
  const heard = words(said);
  const found = directory.agents.filter((agent) => {
    const name = personWords(agent.name);
    return (
      name.length > 1 &&
      heard.some((_, at) => name.every((part, n) => nameDistance(heard[at + n] ?? '', part) !== null))
    );
  });
  const [only] = found;
  return found.length === 1 && only ? { kind: 'agent', id: only.id } : null;
}
