/* global expect -- set by Jest */
// Loaded into each spec by `npm run trials`, after tools/property-seed.cjs: every fast-check property runs the raised
// number of times from a new seed (or from PROPERTY_SEED) and records the seed, its runs and its slowest case.
const { appendFileSync } = require('node:fs');
const fc = require('fast-check');
const { failure, namedSeed } = require('./property-seed.cjs');

const out = process.env.VOICECORE_TRIALS_OUT;
let caseStarted = 0;
let slowest = 0;

function note(details) {
  const line = {
    test: expect.getState().currentTestName ?? '',
    count: details.numRuns,
    seed: details.seed,
    skipped: details.numSkips,
    failed: details.failed,
    worst: { 'slowest case, ms': Number(slowest.toFixed(2)) },
  };
  slowest = 0;
  appendFileSync(out, `${JSON.stringify(line)}\n`);
}

fc.configureGlobal({
  seed: namedSeed(),
  numRuns: Number(process.env.TRIALS),
  beforeEach: () => {
    caseStarted = performance.now();
  },
  afterEach: () => {
    slowest = Math.max(slowest, performance.now() - caseStarted);
  },
  reporter(details) {
    note(details);
    if (details.failed) throw failure(fc, details);
  },
});
