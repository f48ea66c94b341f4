// The plan of `npm run trials` names the specs that exist, and a count is read in one place only.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from './run.mjs';
import { sourceFiles } from './source-files.mjs';
import { chosen, planFaults, readPlan } from './trial-plan.mjs';

const files = sourceFiles();
const plan = readPlan();

describe('the plan of trials', () => {
  it('names every property spec, and nothing that is not there', () => {
    assert.ok(files.filter((path) => path.endsWith('.props.spec.ts')).length > 20);
    assert.deepEqual(planFaults(plan, files), []);
  });

  it('is at fault where a spec is missing, gone, or of no use', () => {
    const named = { 'libs/a.props.spec.ts': 1, 'libs/gone.props.spec.ts': 1 };
    const there = ['libs/a.props.spec.ts', 'libs/new.props.spec.ts', 'libs/new.spec.ts'];
    assert.deepEqual(planFaults({ specs: named, quick: { 'nowhere/': 1 } }, there), [
      'libs/gone.props.spec.ts is listed but does not exist',
      'libs/new.props.spec.ts has no count in tools/trials.json',
      'nowhere/: no listed spec starts with this',
    ]);
  });

  it('has a quick run over all pure properties and some over stored data', () => {
    const quick = chosen(plan, { quick: true });
    const names = quick.map(([spec]) => spec);
    const pure = Object.keys(plan.specs).filter((spec) => spec.startsWith('libs/'));
    assert.deepEqual(
      pure.filter((spec) => !names.includes(spec)),
      [],
    );
    assert.ok(names.some((spec) => spec.startsWith('apps/api/') || spec.startsWith('database/')));
    assert.ok(names.length < Object.keys(plan.specs).length);
  });

  it('is read by one helper: no spec looks for its count by itself', () => {
    const readers = files
      .filter((path) => /\.tsx?$/.test(path))
      .filter((path) => readFileSync(join(root, path), 'utf8').includes('env.TRIALS'));
    assert.deepEqual(readers, ['libs/testing/trials.ts']);
  });
});
