// npm run trials [-- --quick] [-- part of a path]: runs the property and soak specs with the counts in
// tools/trials.json, from new seeds, writes docs/trials.json (seed, count, worst case of each) and fails when one
// failed or ran fewer cases. With a part of a path, only the rows of those specs are updated. --quick takes a few
// minutes and writes nothing.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { node, root } from './run.mjs';
import { sourceFiles } from './source-files.mjs';
import { chosen, planFaults, readPlan } from './trial-plan.mjs';

const RESULT = 'docs/trials.json';
/** With a raised count a spec may take minutes, in ms. */
const TEST_TIMEOUT_MS = 1_800_000;

const quick = process.argv.includes('--quick');
const filter = process.argv.slice(2).find((part) => part !== '--quick') ?? '';
const scratch = mkdtempSync(join(tmpdir(), 'voicecore-trials-'));

async function tryOut(spec, count) {
  const out = join(scratch, `${spec.replaceAll('/', '_')}.jsonl`);
  const args = ['--runInBand', `--testTimeout=${TEST_TIMEOUT_MS}`, '--runTestsByPath', spec];
  args.push('--setupFilesAfterEnv', join(root, 'tools/trials-setup.cjs'));
  const env = { TRIALS: String(count), VOICECORE_TRIALS_OUT: out };
  const result = await node(['node_modules/jest/bin/jest.js', ...args], { env });
  const lines = existsSync(out) ? readFileSync(out, 'utf8').trim().split('\n').filter(Boolean) : [];
  return { ...result, notes: lines.map((line) => JSON.parse(line)) };
}

/** Returns one row per test: what it tried in all its assertions; the smallest count is decisive. */
function rowsOf(spec, wanted, notes) {
  const byTest = new Map();
  for (const entry of notes) {
    const row = byTest.get(entry.test) ?? { test: entry.test, spec, wanted, count: entry.count };
    row.count = Math.min(row.count, entry.count);
    if (entry.seed !== undefined) row.seed = entry.seed;
    if (entry.skipped) row.skipped = entry.skipped;
    if (entry.worst) row.worst = { ...row.worst, ...entry.worst };
    if (entry.failed) row.failed = true;
    byTest.set(entry.test, row);
  }
  return [...byTest.values()];
}

const plan = readPlan();
const faults = planFaults(plan, sourceFiles());
const rows = [];
const due = faults.length === 0 ? chosen(plan, { quick, filter }) : [];

for (const [spec, wanted] of due) {
  const { code, notes, output, seconds } = await tryOut(spec, wanted);
  const found = rowsOf(spec, wanted, notes);
  rows.push(...found);
  if (code !== 0) faults.push(`${spec} failed\n${output.slice(-3000)}`);
  if (found.length === 0) faults.push(`${spec} reported no trials`);
  for (const row of found.filter(({ count }) => count < wanted)) {
    faults.push(`${spec}: "${row.test}" ran ${row.count} trials, not ${wanted}`);
  }
  console.log(`${code === 0 ? 'ok' : 'FAILED'} ${spec}: ${wanted} in ${seconds.toFixed(1)} s`);
}
rmSync(scratch, { recursive: true, force: true });

/** Returns the rows of earlier runs that this run has not replaced, for specs that still exist. */
function earlier() {
  if (!filter || !existsSync(join(root, RESULT))) return [];
  const ran = new Set(due.map(([spec]) => spec));
  const { trials } = JSON.parse(readFileSync(join(root, RESULT), 'utf8'));
  return trials.filter(({ spec }) => spec in plan.specs && !ran.has(spec));
}

if (!quick && rows.length > 0) {
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  const trials = [...earlier(), ...rows].sort((one, other) =>
    one.spec < other.spec ? -1 : Number(one.spec > other.spec),
  );
  writeFileSync(join(root, RESULT), `${JSON.stringify({ command: 'npm run trials', machine, trials }, null, 2)}\n`);
  console.log(`${rows.length} rows written to ${RESULT}`);
}
for (const fault of faults) console.log(fault);
console.log(`${rows.length - rows.filter((row) => row.failed).length} held, ${faults.length} faults`);
process.exitCode = faults.length === 0 && rows.length > 0 ? 0 : 1;
