// The plan of `npm run trials`: tools/trials.json names every property spec, and soak specs without fast-check, with
// its count.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/**
 * specs: path -> count of the full run; quick: start of a path -> count of the run that takes a few
 * minutes, where the first matching start decides.
 * @typedef {{ specs: Record<string, number>, quick: Record<string, number> }} Plan
 */

/** @returns {Plan} */
export const readPlan = () => JSON.parse(readFileSync(join(root, 'tools/trials.json'), 'utf8'));

const isProperty = (path) => path.endsWith('.props.spec.ts');

/**
 * Returns the differences between the plan and the existing files.
 * @param {Plan} plan
 * @param {string[]} files
 */
export function planFaults({ specs, quick }, files) {
  const gone = Object.keys(specs).filter((spec) => !files.includes(spec));
  const forgotten = files.filter((path) => isProperty(path) && !(path in specs));
  const empty = Object.keys(quick).filter((start) => !Object.keys(specs).some((spec) => spec.startsWith(start)));
  return [
    ...gone.map((spec) => `${spec} is listed but does not exist`),
    ...forgotten.map((spec) => `${spec} has no count in tools/trials.json`),
    ...empty.map((start) => `${start}: no listed spec starts with this`),
  ];
}

/**
 * Returns the specs of one run with their counts, sorted by path.
 * @param {Plan} plan
 * @param {{ quick?: boolean, filter?: string }} options filter: a part of the path
 * @returns {[spec: string, count: number][]}
 */
export function chosen({ specs, quick }, options) {
  const countOf = ([spec, full]) => {
    if (!options.quick) return full;
    const start = Object.keys(quick).find((key) => spec.startsWith(key));
    return start === undefined || !isProperty(spec) ? 0 : quick[start];
  };
  return Object.entries(specs)
    .filter(([spec]) => spec.includes(options.filter ?? ''))
    .map((entry) => [entry[0], countOf(entry)])
    .filter(([, count]) => count > 0)
    .sort();
}
