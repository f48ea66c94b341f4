// Loaded into each spec by `npm run mutants`, after tools/property-seed.cjs: the cases are always the same, so that a
// fault that is detected once is detected every time. Any counterexample is enough, so shrinking is not needed.
const fc = require('fast-check');
const { namedSeed } = require('./property-seed.cjs');

const SEED = 20_261_122;

fc.configureGlobal({ seed: namedSeed() ?? SEED, endOnFailure: true });
