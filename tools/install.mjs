// Installs the packages in package-lock.json if they are not installed yet. Node built-ins only: it runs before
// anything else.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest Node version that can require() the ES modules of NestJS 12. */
const OLDEST_NODE = [20, 19];

/** How often progress is printed on a terminal that cannot rewrite a line, in ms. */
const PLAIN_TICK_MS = 10_000;
const TTY_TICK_MS = 1_000;

/** @returns one sentence when this Node is too old, otherwise undefined. */
export function oldNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return undefined;
  return `Node ${version} is too old: VoiceCore needs Node ${OLDEST_NODE.join('.')} or newer (for example "nvm install 22").`;
}

/** True when every package that the lock file requires here is present in its version. */
export function installedMatches(lock, installed) {
  for (const [path, wanted] of Object.entries(lock.packages ?? {})) {
    if (path === '' || wanted.link) continue;
    const found = installed.packages?.[path];
    if (!found) {
      if (wanted.optional || wanted.devOptional || wanted.peer) continue;
      return false;
    }
    if (found.version !== wanted.version) return false;
  }
  return true;
}

function isInstalled(root, lockText, hash) {
  const marker = join(root, 'node_modules/.voicecore-lock');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return true;
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  if (!installedMatches(JSON.parse(lockText), JSON.parse(readFileSync(hidden, 'utf8')))) return false;
  writeFileSync(marker, hash);
  return true;
}

function showProgress(count) {
  const started = Date.now();
  const line = () => `Installing ${count} packages: ${Math.round((Date.now() - started) / 1000)} s`;
  if (!process.stdout.isTTY) console.log(`Installing ${count} packages (about a minute the first time)`);
  const tick = process.stdout.isTTY ? () => process.stdout.write(`\r${line()} `) : () => console.log(line());
  const timer = setInterval(tick, process.stdout.isTTY ? TTY_TICK_MS : PLAIN_TICK_MS);
  return (word) => {
    clearInterval(timer);
    console.log(`${process.stdout.isTTY ? '\r' : ''}${line()}, ${word}`);
  };
}

function npmCi(root) {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [program, prefix] = npm && npm.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  return new Promise((resolve) => {
    const child = spawn(program, [...prefix, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/**
 * Makes node_modules match package-lock.json; does nothing when it already does.
 * @throws with npm's own message when the install fails.
 */
export async function ensureInstalled(root) {
  const tooOld = oldNode();
  if (tooOld) throw new Error(tooOld);
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lockText).digest('hex');
  if (isInstalled(root, lockText, hash)) return;
  const done = showProgress(Object.keys(JSON.parse(lockText).packages).length - 1);
  const result = await npmCi(root);
  done(result.ok ? 'done' : 'failed');
  if (!result.ok)
    throw new Error(`${result.output.trim()}\nThe packages could not be installed; run "npm ci" for details.`);
  writeFileSync(join(root, 'node_modules/.voicecore-lock'), hash);
}
