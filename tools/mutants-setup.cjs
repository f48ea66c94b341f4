// Loaded into each spec by `npm run mutants`: a counterexample is enough, nobody will read a smaller one.
const fc = require('fast-check');

fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
