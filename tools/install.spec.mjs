import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { installedMatches, oldNode } from './install.mjs';
import { countsOf } from './run.mjs';

const lock = {
  packages: {
    '': { name: 'ours' },
    'node_modules/ws': { version: '8.23.0' },
    'node_modules/darwin-only': { version: '1.0.0', optional: true },
  },
};

describe('the install', () => {
  it('is left alone when every package is there in its version', () => {
    assert.equal(installedMatches(lock, { packages: { 'node_modules/ws': { version: '8.23.0' } } }), true);
  });
  it('is repeated when a package is missing', () => {
    assert.equal(installedMatches(lock, { packages: {} }), false);
  });
  it('is repeated when a package has another version', () => {
    assert.equal(installedMatches(lock, { packages: { 'node_modules/ws': { version: '8.22.0' } } }), false);
  });
  it('names an old Node in one sentence', () => {
    assert.match(oldNode('18.20.4') ?? '', /^Node 18\.20\.4 is too old: .*20\.19/);
    assert.match(oldNode('20.18.0') ?? '', /too old/);
    for (const version of ['20.19.0', '22.1.0', '24.0.0']) assert.equal(oldNode(version), undefined);
  });
});

describe('the count of a part', () => {
  it('is what its last line says', () => {
    assert.deepEqual(countsOf({ code: 1, output: '1 passed, 0 failed\nmore\n7 passed, 2 failed\n' }), {
      passed: 7,
      failed: 2,
    });
  });
  it('is one failure when it ended badly without a word', () => {
    assert.deepEqual(countsOf({ code: 1, output: 'Error: no\n' }), { passed: 0, failed: 1 });
    assert.deepEqual(countsOf({ code: 3, output: '5 passed, 0 failed\n' }), { passed: 5, failed: 1 });
  });
});
