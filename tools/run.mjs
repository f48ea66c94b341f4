// Child processes for the tools: run one, keep or show its output, and read the counts in its last line.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The line with which every test runner ends. */
const COUNTS = /^\d+ passed, \d+ failed\n/gm;

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ show?: boolean | 'parts', env?: Record<string, string>, cwd?: string }} [options] show: pass the output on
 *   as it arrives; 'parts' omits the line of counts, with which only the sum of all parts may end.
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function run(program, args, options = {}) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (to) => (data) => {
      output += data;
      if (options.show) to.write(options.show === 'parts' ? String(data).replace(COUNTS, '') : data);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    const end = (code) => resolve({ code, output, seconds: (Date.now() - started) / 1000 });
    child.on('error', (error) => {
      output += error.message;
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

export const node = (args, options) => run(process.execPath, args, options);

/**
 * Returns the counts of the last `N passed, M failed` line; a process that failed without one counts as one failure.
 */
export function countsOf({ code, output }) {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)];
  const last = lines.at(-1);
  const counts = { passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0) };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}
