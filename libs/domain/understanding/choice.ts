import { departmentsSaid } from './departments';
import { fold, words } from './fold';
import { isSame } from './marks';
import { peopleThatFit } from './names';
import type { Directory, Target, Understood } from './understood';
import { anybodyWillDo } from './wish';

/* The answer to "María López or María Pérez?". */

const ordinals: readonly RegExp[] = [
  /\b(?:first|former|primer[oa]?)\b/,
  /\b(?:second|segund[oa])\b/,
  /\b(?:third|tercer[oa]?)\b/,
  /\b(?:fourth|cuart[oa])\b/,
];
const last = /\b(?:last|latter|ultim[oa])\b/;

function byPlace(said: string, offered: readonly Target[]): Target | null {
  if (last.test(said) && !/last name/.test(said)) return offered.at(-1) ?? null;
  const at = ordinals.findIndex((ordinal) => ordinal.test(said));
  return at < 0 ? null : (offered[at] ?? null);
}

/** Returns the offered targets that a word of the turn singles out: by a part of the name, or by where they work. */
function toldApart(said: string, offered: readonly Target[], directory: Directory): readonly Target[] {
  const fits = words(said).map((word) => [...named(word, offered, directory), ...working(word, offered, directory)]);
  return fits.filter((all) => all.length > 0 && all.length < offered.length).flat();
}

function named(word: string, offered: readonly Target[], directory: Directory): readonly Target[] {
  return offered.filter((one) => peopleThatFit([word], directory).some(({ target }) => isSame(one, target)));
}

function working(word: string, offered: readonly Target[], directory: Directory): readonly Target[] {
  const places = departmentsSaid([word], directory).map(({ target }) => target.id);
  return offered.filter(({ id }) =>
    directory.agents.some((agent) => agent.id === id && agent.departmentIds.some((place) => places.includes(place))),
  );
}

/** Returns the offered target the caller means; null when the words choose none of them, or more than one. */
export function chosenOf(text: string, offered: readonly Target[], directory: Directory): Understood | null {
  const said = fold(text);
  // "No, billing" rejects the question.
  if (/^(?:no|nope|neither|ninguna?|ningun[oa])\b/.test(said)) return null;
  const placed = byPlace(said, offered);
  const apart = toldApart(said, offered, directory);
  const [only] = apart;
  const one = placed ?? (only !== undefined && apart.every((each) => isSame(each, only)) ? only : null);
  if (one !== null) return { kind: one.kind === 'agent' ? 'person' : 'department', target: one };
  const [first] = offered;
  const isEither = first !== undefined && apart.length === 0 && anybodyWillDo(said);
  return isEither ? { kind: first.kind === 'agent' ? 'person' : 'department', target: first, orAnybody: true } : null;
}
