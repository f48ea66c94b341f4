// npm run trials [-- part of a path]: runs the property and soak specs with the counts that tools/trials.json names, writes
// docs/trials.json (seed, count, worst case of each) and fails where one failed or tried fewer.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { node, root } from './run.mjs';
import { sourceFiles } from './source-files.mjs';

const RESULT = 'docs/trials.json';
/** A raised count may take a spec minutes, in ms. */
const TEST_TIMEOUT_MS = 1_800_000;

/** @typedef {{ default: number, specs: Record<string, number> }} Plan specs: path -> count, also for soaks without fast-check */
/** @type {Plan} */
const plan = JSON.parse(readFileSync(join(root, 'tools/trials.json'), 'utf8'));
const filter = process.argv[2] ?? '';
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

/** One row a test: what it tried in all its assertions, with the smallest count deciding. */
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

const files = sourceFiles();
const named = Object.entries(plan.specs);
const faults = named.filter(([spec]) => !files.includes(spec)).map(([spec]) => `${spec} is named but not there`);
const others = files.filter((path) => path.endsWith('.props.spec.ts') && !(path in plan.specs));
const wantedOf = new Map([...named, ...others.map((spec) => [spec, plan.default])]);
const rows = [];

for (const [spec, wanted] of [...wantedOf].sort()) {
  if (!files.includes(spec) || !spec.includes(filter)) continue;
  const { code, notes, output, seconds } = await tryOut(spec, wanted);
  const found = rowsOf(spec, wanted, notes);
  rows.push(...found);
  if (code !== 0) faults.push(`${spec} failed\n${output.slice(-3000)}`);
  if (found.length === 0) faults.push(`${spec} noted no trials`);
  for (const row of found.filter(({ count }) => count < wanted)) {
    faults.push(`${spec}: "${row.test}" tried ${row.count}, not ${wanted}`);
  }
  console.log(`${code === 0 ? 'ok' : 'FAILED'} ${spec}: ${wanted} in ${seconds.toFixed(1)} s`);
}
rmSync(scratch, { recursive: true, force: true });

if (!filter) {
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  writeFileSync(
    join(root, RESULT),
    `${JSON.stringify({ command: 'npm run trials', machine, trials: rows }, null, 2)}\n`,
  );
  console.log(`${rows.length} rows written to ${RESULT}`);
}
for (const fault of faults) console.log(fault);
console.log(`${rows.length - rows.filter((row) => row.failed).length} held, ${faults.length} faults`);
process.exitCode = faults.length === 0 && rows.length > 0 ? 0 : 1;
