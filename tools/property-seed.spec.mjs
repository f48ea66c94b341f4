// The cases of the property specs: new with each commit, the same within one, and every failed run says how to repeat
// it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { node, root } from './run.mjs';
import { tempTree } from './temp-tree.mjs';

/** Prints what it drew, and finds its counterexample late and by shrinking: the path to it has more than one part. */
const SPEC = `import fc from 'fast-check';

it('draws', () => {
  const seen: number[] = [];
  fc.assert(fc.property(fc.nat(1_000_000), (n) => void seen.push(n)), { numRuns: 3 });
  console.log('seen ' + JSON.stringify(seen));
});
it("fails: it's a number (large)", () => {
  let tried = 0;
  try {
    fc.assert(fc.property(fc.nat(1_000_000), (n) => ++tried > 0 && n < 10));
  } finally {
    console.log('tried ' + tried);
  }
});
it('fails later', () => fc.assert(fc.asyncProperty(fc.nat(1_000_000), async (n) => n < 10)));
`;
const NAME = 'libs/domain/draw.props.spec.ts';
/** Makes a run independent of the environment of the one that runs this spec. */
const QUIET = { PROPERTY_SEED: undefined, PROPERTY_PATH: undefined, TRIALS: undefined };

function tree() {
  const made = tempTree({ [NAME]: SPEC, 'apps/.keep': '', 'database/.keep': '' });
  for (const name of ['jest.config.ts', 'tools/property-seed.cjs']) cpSync(join(root, name), join(made.path, name));
  return made;
}

function commit(path, message) {
  const who = ['-c', 'user.name=spec', '-c', 'user.email=spec@example.com', '-c', 'commit.gpgsign=false'];
  const git = (...args) => execFileSync('git', [...who, ...args], { cwd: path, stdio: ['ignore', 'pipe', 'pipe'] });
  git('init', '--quiet');
  git('commit', '--quiet', '--allow-empty', '--message', message);
}

async function draw(path, env = {}, args = []) {
  const jest = ['node_modules/jest/bin/jest.js', '--runInBand', '--ci', '--runTestsByPath', NAME, ...args];
  const { output, code } = await node(jest, { cwd: path, env: { ...QUIET, ...env } });
  return { output, code, seen: /seen (\[.*\])/.exec(output)?.[1], tried: Number(/tried (\d+)/.exec(output)?.[1]) };
}

describe('property seeds', () => {
  const trees = [];
  after(() => trees.forEach((made) => made.remove()));
  const fresh = () => {
    const made = tree();
    trees.push(made);
    return made.path;
  };

  it('are the same within a commit and differ from one to the next', async () => {
    const path = fresh();
    commit(path, 'one');
    const [first, again] = [await draw(path), await draw(path)];
    commit(path, 'two');
    const next = await draw(path);
    assert.ok(first.seen, first.output);
    assert.equal(again.seen, first.seen);
    assert.notEqual(next.seen, first.seen);
  });

  it('are drawn anew where there is no commit', async () => {
    const path = fresh();
    const [first, again] = [await draw(path), await draw(path)];
    assert.ok(first.seen, first.output);
    assert.notEqual(again.seen, first.seen);
  });

  it('are taken from the environment', async () => {
    const path = fresh();
    const [first, again, other] = [
      await draw(path, { PROPERTY_SEED: '-17' }),
      await draw(path, { PROPERTY_SEED: '-17' }),
      await draw(path, { PROPERTY_SEED: '18' }),
    ];
    assert.ok(first.seen, first.output);
    assert.equal(again.seen, first.seen);
    assert.notEqual(other.seen, first.seen);
  });

  it('refuse what is no number', async () => {
    const { output, code } = await draw(fresh(), { PROPERTY_SEED: 'abc' });
    assert.equal(code, 1);
    assert.match(output, /PROPERTY_SEED must be a whole number, not "abc"/);
  });

  it('come with the command that repeats a failure, which goes straight to the counterexample', async () => {
    const path = fresh();
    const { output, tried } = await draw(path, { PROPERTY_SEED: '11' });
    const commands = [...output.matchAll(/^\s*(PROPERTY_SEED=.*)$/gm)].map((match) => match[1]);
    const found = commands.find((line) => line.includes('s a number'));
    assert.ok(found, output);
    assert.ok(
      commands.some((line) => line.includes('fails later')),
      output,
    );
    assert.ok(tried > 3);
    // The shell runs the line as a user would have typed it; npm is left out, because this checkout has no such script.
    const asJest = found.replace('npm test --', `"${process.execPath}" node_modules/jest/bin/jest.js --runInBand --ci`);
    const repeated = spawnSync('sh', ['-c', asJest], { cwd: path, encoding: 'utf8' });
    const said = repeated.stdout + repeated.stderr;
    assert.equal(repeated.status, 1, said);
    // The case itself, and once more for the report.
    assert.match(said, /tried [12]\n/);
    assert.match(said, /Counterexample: \[10\]/);
    assert.match(said, /1 failed, 2 skipped/);
  });
});
