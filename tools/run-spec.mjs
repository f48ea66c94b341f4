// Runs one spec alone with Jest in the copy of a checkout and reports how it ended.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

function judge(report, output) {
  if (!existsSync(report)) return { verdict: 'broken', output };
  const { success, numFailedTests, numPassedTests } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  if (numFailedTests > 0) return { verdict: 'red', output };
  // A spec that could not be loaded proves nothing, and neither does one without tests.
  return { verdict: success && numPassedTests > 0 ? 'green' : 'broken', output };
}

/**
 * @param {string} copy the checkout to run in
 * @param {string} spec its path in that checkout
 * @param {number} deadlineMs after which the run is ended, with all processes it started
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ verdict: 'green' | 'red' | 'endless' | 'broken', output: string }>}
 */
export function runSpec(copy, spec, deadlineMs, env = {}) {
  const report = join(copy, '.spec-report.json');
  rmSync(report, { force: true });
  const args = ['--runInBand', '--ci', '--json', `--outputFile=${report}`, '--runTestsByPath', spec];
  args.push('--setupFilesAfterEnv', join(copy, 'tools/mutants-setup.cjs'));
  args.push(`--cacheDirectory=${join(root, 'node_modules/.cache/voicecore/jest-alone')}`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['node_modules/jest/bin/jest.js', ...args], {
      cwd: copy,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    let endless = false;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    const timer = setTimeout(() => {
      endless = true;
      process.kill(-child.pid, 'SIGKILL');
    }, deadlineMs);
    child.on('close', () => {
      clearTimeout(timer);
      resolve(endless ? { verdict: 'endless', output } : judge(report, output));
    });
  });
}
