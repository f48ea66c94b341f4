/* global expect */
// Loaded into each spec: the cases of a property are the same in every `npm test`, so that a red run can be repeated and a
// green one means the same everywhere. `npm run trials` draws new ones, many more, and writes their seed down;
// PROPERTY_SEED=<number> tries another by hand.
const SEED = 20_261_122;

if (/\.spec\.ts$/.test(expect.getState().testPath ?? '') && !process.env.VOICECORE_TRIALS_OUT) {
  const { readFileSync } = require('node:fs');
  if (readFileSync(expect.getState().testPath, 'utf8').includes("from 'fast-check'")) {
    require('fast-check').configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? SEED) });
  }
}
