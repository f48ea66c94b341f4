// Tests the mutant runner itself: in a temporary checkout one mutant is detected, one survives, one does not load.
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { node, root } from './run.mjs';
import { tempTree } from './temp-tree.mjs';

const SPEC = `import fc from 'fast-check';
import { add } from './add';

it('Property 99: Addition', () => {
  fc.assert(fc.property(fc.integer(), (a) => add(a, 0) === a));
});
`;
const PRODUCT = 'export const add = (a: number, b: number): number => a + b;\nexport const unused = 1;\n';
const FILE = 'libs/domain/add.ts';
const DYING = { file: FILE, find: 'a + b', replace: 'a + b + 1' };

function tree(mutants) {
  const made = tempTree({
    [FILE]: PRODUCT,
    'libs/domain/add.props.spec.ts': SPEC,
    'apps/.keep': '',
    'database/.keep': '',
    ...(mutants ? { 'libs/domain/add.props.mutants.json': JSON.stringify(mutants) } : {}),
  });
  for (const name of [
    'jest.config.ts',
    'tools/mutants.mjs',
    'tools/mutants-setup.cjs',
    'tools/property-seed.cjs',
    'tools/run-spec.mjs',
    'tools/run.mjs',
    'tools/source-files.mjs',
  ]) {
    cpSync(join(root, name), join(made.path, name));
  }
  return made;
}

describe('mutants', () => {
  const trees = [];
  const judge = async (mutants) => {
    const made = tree(mutants);
    trees.push(made);
    return node(['tools/mutants.mjs'], { cwd: made.path });
  };
  let results;

  before(async () => {
    const cases = {
      dying: [DYING],
      surviving: [DYING, { file: FILE, find: 'unused = 1', replace: 'unused = 2' }],
      unloadable: [{ file: FILE, find: 'a + b', replace: 'a + + b +' }],
      absent: [{ file: FILE, find: 'a * b', replace: 'a' }],
      none: undefined,
    };
    results = {};
    for (const [name, mutants] of Object.entries(cases)) results[name] = await judge(mutants);
  });
  after(() => trees.forEach((made) => made.remove()));

  it('that all die end well', () => {
    assert.equal(results.dying.code, 0, results.dying.output);
    assert.match(results.dying.output, /^1 properties, 1 of 1 mutants killed$/m);
  });
  it('that survive are told', () => {
    assert.equal(results.surviving.code, 1);
    assert.match(results.surviving.output, /SURVIVED.*unused = 2/);
    assert.match(results.surviving.output, /^1 properties, 1 of 2 mutants killed$/m);
  });
  it('that cannot be loaded are not counted as dead', () => {
    assert.equal(results.unloadable.code, 1);
    assert.match(results.unloadable.output, /0 of 1 mutants killed/);
  });
  it('whose text is not there are told', () => {
    assert.equal(results.absent.code, 1);
    assert.match(results.absent.output, /occurs 0 times/);
  });
  it('are missed where a property has none', () => {
    assert.equal(results.none.code, 1);
    assert.match(results.none.output, /it has no mutants/);
  });
});
