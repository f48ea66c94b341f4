// Loaded into each spec by `npm run mutants`, after tools/property-seed.cjs: the cases are always the same, so that a break
// that is noticed once is noticed each time. A counterexample is enough, nobody will read a smaller one.
const fc = require('fast-check');
const { namedSeed } = require('./property-seed.cjs');

const SEED = 20_261_122;

fc.configureGlobal({ seed: namedSeed() ?? SEED, endOnFailure: true });
