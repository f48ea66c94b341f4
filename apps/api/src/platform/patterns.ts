import { RE2JS } from 're2js';

/** The most characters of a pattern, which are checked before it is compiled. */
export const longestPattern = 200;
/** What a pattern may grow to by its repetitions, in characters, before it is compiled at all. */
const mostRepeated = 5_000;
/** The most instructions of a compiled pattern: with them a turn of 1,000 characters takes 5 ms at most. */
const mostInstructions = 400;
/** Compiled patterns that a process keeps; above that it begins again. */
const remembered = 2_000;

const compiled = new Map<string, RE2JS | null>();

/** True for a regular expression in RE2's syntax that is quick on any text: it has no look-around and no references. */
export function isPattern(pattern: string): boolean {
  return programOf(pattern) !== null;
}

/** True when the pattern occurs in the text; one that cannot be compiled occurs nowhere. */
export function occurs(pattern: string, text: string): boolean {
  return programOf(pattern)?.matcher(text).find() ?? false;
}

function programOf(pattern: string): RE2JS | null {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const program = compile(pattern);
  if (compiled.size >= remembered) compiled.clear();
  compiled.set(pattern, program);
  return program;
}

function compile(pattern: string): RE2JS | null {
  if (pattern.length > longestPattern || repeatedLength(pattern) > mostRepeated) return null;
  try {
    const program = RE2JS.compile(pattern);
    return program.programSize() <= mostInstructions ? program : null;
  } catch {
    return null; // Not RE2's syntax.
  }
}

/** Returns at least the length that the pattern has once its counted repetitions are written out. */
function repeatedLength(pattern: string): number {
  const counts = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, least, most]) => Number(most || least));
  return pattern.length * counts.reduce((product, count) => product * Math.max(1, count), 1);
}
