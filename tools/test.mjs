// npm test: runs everything that can fail. Ends with exactly one line `N passed, M failed` that sums all parts.
// With arguments (paths, -t ...) only Jest runs, with those arguments.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countsOf, node, root } from './run.mjs';

/** The smallest supported machine has two cores; more workers would also share one PostgreSQL. */
const WORKERS = 2;

const scratch = mkdtempSync(join(tmpdir(), 'voicecore-test-'));

/** Runs the unit, property, database and journey specs. A file that could not be loaded is one failure. */
async function jest(args) {
  const report = join(scratch, 'jest.json');
  const fixed = [`--maxWorkers=${WORKERS}`, '--json', `--outputFile=${report}`, '--passWithNoTests'];
  const result = await node(['node_modules/jest/bin/jest.js', ...fixed, ...args], {
    show: true,
    // Jest prints its machine-readable report to stdout only without an output file; colors are useful only on a
    // terminal.
    env: process.stdout.isTTY ? { FORCE_COLOR: '1' } : {},
  });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  if (numPendingTests > 0) console.log(`${numPendingTests} tests were skipped`);
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: result.code !== 0 && failed === 0 ? 1 : failed };
}

/** Runs the specs of the tools themselves, which are plain modules. */
async function toolSpecs() {
  const specs = readdirSync(join(root, 'tools'))
    .filter((name) => name.endsWith('.spec.mjs'))
    .map((name) => `tools/${name}`);
  if (specs.length === 0) return { passed: 0, failed: 0 };
  const report = join(scratch, 'tools.tap');
  const reporters = [
    ['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ['--test-reporter=tap', `--test-reporter-destination=${report}`],
  ].flat();
  const result = await node(['--test', ...reporters, ...specs], { show: true });
  const tap = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const total = (word) => Number(tap.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  const failed = total('fail') + total('cancelled');
  return { passed: total('pass'), failed: result.code !== 0 && failed === 0 ? 1 : failed };
}

const script =
  (path, ...args) =>
  async () =>
    countsOf(await node([path, ...args], { show: 'parts' }));

const chosen = process.argv.slice(2);
const parts = [['Specs', () => jest(chosen)]];
if (chosen.length === 0) {
  parts.push(['Tools', toolSpecs]);
  parts.push(['Generated files', script('tools/gen.mjs', '--check')]);
  if (existsSync(join(root, 'apps/e2e'))) parts.push(['Browser journeys', script('tools/e2e.mjs')]);
}

const rows = [];
for (const [name, work] of parts) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const counts = await work();
  rows.push({ name, ...counts, seconds: (Date.now() - started) / 1000 });
}
rmSync(scratch, { recursive: true, force: true });

console.log('');
for (const row of rows) {
  console.log(`${row.name}: ${row.passed} of ${row.passed + row.failed} in ${row.seconds.toFixed(1)} s`);
}
const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
const passed = sum('passed');
let failed = sum('failed');
if (passed + failed === 0) {
  console.log('No test ran at all.');
  failed = 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
