// npm run check: types, lint, boundaries, unused code, formatting. All of them run, even when an earlier one fails.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { node, root } from './run.mjs';

const bin = (path, ...args) => [`node_modules/${path}`, ...args];
const cache = (name) => `node_modules/.cache/voicecore/${name}`;

const checks = [
  { name: 'types', args: bin('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json') },
  {
    name: 'types of the web',
    args: bin('typescript/bin/tsc', '--noEmit', '-p', 'apps/web/tsconfig.json'),
    needs: 'apps/web/tsconfig.json',
  },
  // Without a cache: type-aware rules depend on files other than the one that is cached.
  { name: 'lint', args: bin('eslint/bin/eslint.js', '.', '--max-warnings=0') },
  {
    name: 'boundaries',
    args: bin(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
      'database',
    ),
  },
  { name: 'unused', args: bin('knip/bin/knip.js', '--no-progress') },
  {
    name: 'format',
    args: bin(
      'prettier/bin/prettier.cjs',
      '--check',
      '.',
      '--cache',
      '--cache-location',
      cache('prettier'),
      '--log-level=warn',
    ),
  },
];

/** Two at a time: the smallest supported machine has two cores. */
const LANES = 2;

const due = checks.filter((check) => !check.needs || existsSync(join(root, check.needs)));
const results = new Map();

async function lane(queue) {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const result = await node(check.args);
    results.set(check.name, result);
    const verdict = result.code === 0 ? 'ok' : 'FAILED';
    console.log(`${check.name}: ${verdict} in ${result.seconds.toFixed(1)} s`);
    if (result.code !== 0) console.log(result.output.trimEnd());
  }
}

const queue = [...due];
await Promise.all(Array.from({ length: LANES }, () => lane(queue)));

const failed = due.filter((check) => results.get(check.name).code !== 0).map((check) => check.name);
console.log(
  failed.length === 0
    ? `check: all ${due.length} ok`
    : `check: ${failed.length} of ${due.length} failed: ${failed.join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
