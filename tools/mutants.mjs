// npm run mutants [-- part of a path]: proves that the property specs detect faults in the product. Next to each
// x.props.spec.ts is x.props.mutants.json, a list of {file, find, replace}: one-line faults in product code. Each is
// applied in a copy, in which the spec runs alone and must fail.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runSpec } from './run-spec.mjs';
import { root } from './run.mjs';
import { sourceFiles } from './source-files.mjs';

const WORKERS = 2;
/**
 * The cases are always the same (tools/mutants-setup.cjs); a fault that the usual number misses is tried with this
 * many.
 */
const MORE_CASES = '600';
/** A mutant that makes the product loop forever counts as detected, like one that fails; in ms. */
const DEADLINE_MS = 180_000;

/** Returns the list that belongs to a spec, by the spec's name without its last suffixes. */
function listOf(spec) {
  const stems = [/\.ts$/, /\.spec\.ts$/, /\.(props|db)\.spec\.ts$/].map((suffix) => spec.replace(suffix, ''));
  return stems.map((stem) => `${stem}.mutants.json`).find((name) => files.includes(name));
}

const filter = process.argv[2] ?? '';
const files = sourceFiles();
const specs = files.filter(
  (path) => path.includes(filter) && (path.endsWith('.props.spec.ts') || (path.endsWith('.spec.ts') && listOf(path))),
);
const read = (path) => readFileSync(join(root, path), 'utf8');
const faults = [];

function mutantsOf(spec) {
  const list = listOf(spec);
  const mutants = list ? JSON.parse(read(list)) : [];
  if (mutants.length === 0) faults.push(`${spec}: it has no mutants`);
  return mutants.filter((mutant) => {
    const text = files.includes(mutant.file) ? read(mutant.file) : '';
    const times = text.split(mutant.find).length - 1;
    if (times !== 1) faults.push(`${list}: "${mutant.find}" occurs ${times} times in ${mutant.file}, not once`);
    else if (mutant.find === mutant.replace) faults.push(`${list}: "${mutant.find}" is replaced by itself`);
    else return true;
    return false;
  });
}

const numbersIn = (spec) => [...read(spec).matchAll(/Property (\d+):/g)].map((match) => Number(match[1]));

/**
 * Creates one copy for each worker, always at the same path, so that Jest's cache of compiled files stays warm between
 * runs.
 */
function makeCopy(worker) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 8);
  const copy = join(tmpdir(), `voicecore-mutants-${name}`, String(worker));
  rmSync(copy, { recursive: true, force: true });
  for (const path of files) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function judgeMutant(copy, { spec, mutant }) {
  const target = join(copy, mutant.file);
  const original = readFileSync(target, 'utf8');
  writeFileSync(
    target,
    original.replace(mutant.find, () => mutant.replace),
  );
  try {
    let result = await runSpec(copy, spec, DEADLINE_MS);
    if (result.verdict === 'green') result = await runSpec(copy, spec, DEADLINE_MS, { TRIALS: MORE_CASES });
    if (result.verdict === 'red' || result.verdict === 'endless') return undefined;
    return result.verdict === 'green' ? 'SURVIVED' : `inconclusive (${result.output.slice(-600)})`;
  } finally {
    writeFileSync(target, original);
  }
}

async function inParallel(copies, tasks, work) {
  const queue = [...tasks];
  const lane = async (copy) => {
    for (let task = queue.shift(); task; task = queue.shift()) await work(copy, task);
  };
  await Promise.all(copies.map(lane));
}

const started = Date.now();
const lists = new Map(specs.map((spec) => [spec, mutantsOf(spec)]));
for (const path of files.filter((name) => name.endsWith('.mutants.json') && name.includes(filter))) {
  if (!specs.some((spec) => listOf(spec) === path)) faults.push(`${path}: it belongs to no spec`);
}

const copies = Array.from({ length: WORKERS }, (_, worker) => makeCopy(worker));
const green = new Set();
await inParallel(copies, specs, async (copy, spec) => {
  const result = await runSpec(copy, spec, DEADLINE_MS);
  if (result.verdict === 'green') green.add(spec);
  else faults.push(`${spec}: ${result.verdict} without any mutant\n${result.output.slice(-3000)}`);
});

const tasks = specs.flatMap((spec) => lists.get(spec).map((mutant) => ({ spec, mutant })));
let killed = 0;
await inParallel(
  copies,
  tasks.filter(({ spec }) => green.has(spec)),
  async (copy, task) => {
    const fault = await judgeMutant(copy, task);
    if (fault === undefined) killed += 1;
    else faults.push(`${task.spec}: ${fault}: ${task.mutant.file}: ${task.mutant.find} -> ${task.mutant.replace}`);
    if (!process.env.CI)
      console.log(`${fault ? 'SURVIVED' : 'killed'} ${task.spec} ${JSON.stringify(task.mutant.replace).slice(0, 100)}`);
  },
);
for (const copy of copies) if (existsSync(copy)) rmSync(copy, { recursive: true, force: true });

for (const fault of faults) console.log(fault);
const properties = new Set(specs.flatMap(numbersIn)).size;
console.log(`${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${properties} properties, ${killed} of ${tasks.length} mutants killed`);
process.exitCode = faults.length === 0 && properties > 0 && killed === tasks.length ? 0 : 1;
