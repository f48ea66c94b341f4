/* global expect -- set by Jest */
// Loaded into each spec that draws random cases. `npm test` draws the same cases as long as the commit is the same, so
// that a run can be repeated, and other cases at the next commit, so that new ones are tried over time. Without git,
// each run draws its own. PROPERTY_SEED=<number> draws those of another run; PROPERTY_PATH=<path> goes straight to one
// case.
const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { relative } = require('node:path');

const root = `${__dirname}/..`;
const MOST = 0x7fff_ffff;

/** Returns the seed named in the environment, or undefined. */
function namedSeed() {
  const text = process.env.PROPERTY_SEED;
  if (text === undefined || text === '') return undefined;
  if (!/^-?\d+$/.test(text)) throw new Error(`PROPERTY_SEED must be a whole number, not "${text}"`);
  return Number(text);
}

/** Returns a number derived from the commit's name, or undefined when there is no commit. */
function seedOfCommit() {
  try {
    const name = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
    return Number.parseInt(String(name).slice(0, 8), 16) & MOST;
  } catch {
    return undefined;
  }
}

const inShell = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
const asPattern = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Returns the command that repeats the failure; the path is of no use for a test with more than one property. */
function repeatCommand({ seed, counterexamplePath }) {
  const { testPath, currentTestName } = expect.getState();
  const settings = [`PROPERTY_SEED=${seed}`];
  if (counterexamplePath) settings.push(`PROPERTY_PATH=${counterexamplePath}`);
  if (process.env.TRIALS) settings.push(`TRIALS=${process.env.TRIALS}`);
  const test = `-t ${inShell(`^${asPattern(currentTestName ?? '')}$`)}`;
  return `${settings.join(' ')} npm test -- --runTestsByPath ${inShell(relative(root, testPath ?? ''))} ${test}`;
}

/** Returns fast-check's own report, and how to reproduce it. */
function failure(fc, details) {
  const again = `To repeat it (without PROPERTY_PATH: from the first case):\n${repeatCommand(details)}\n`;
  return new Error(`${fc.defaultReportMessage(details)}\n\n${again}`, { cause: details.errorInstance ?? undefined });
}

function drawsCases() {
  const path = expect.getState().testPath ?? '';
  return /\.spec\.ts$/.test(path) && readFileSync(path, 'utf8').includes("from 'fast-check'");
}

if (drawsCases()) {
  const fc = require('fast-check');
  const settings = {
    reporter(details) {
      if (details.failed) throw failure(fc, details);
    },
  };
  const seed = namedSeed() ?? seedOfCommit();
  if (seed !== undefined) settings.seed = seed;
  if (process.env.PROPERTY_PATH) settings.path = process.env.PROPERTY_PATH;
  fc.configureGlobal(settings);
}

module.exports = { failure, namedSeed };
