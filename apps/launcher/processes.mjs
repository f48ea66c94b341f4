import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { root } from './settings.mjs';
import { Failure } from './failure.mjs';

/** True while a process is running; one that has ended and was not reaped yet (a zombie) does not count. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  const state = `/proc/${pid}/stat`;
  return !existsSync(state) || !/\) Z /.test(readFileSync(state, 'utf8'));
}

/** Runs a short-lived Node script; returns its output, or throws its error output when it fails. */
export function runScript(args, env, failure) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    let said = '';
    child.stdout.on('data', (data) => (printed += data));
    child.stderr.on('data', (data) => (said += data));
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done(printed.trim());
      else fail(new Failure(`${failure}: ${(said || printed).trim() || `it ended with ${code}`}`));
    });
  });
}

/** Resolves when the process has ended, or after `ms`. */
export function ended(child, ms) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(true);
  return new Promise((done) => {
    const timer = setTimeout(() => done(false), ms);
    child.once('exit', () => {
      clearTimeout(timer);
      done(true);
    });
  });
}

/** Asks a process to end, and kills it if it has not ended after `ms`. */
export async function end(child, ms) {
  child.kill('SIGTERM');
  if (!(await ended(child, ms))) child.kill('SIGKILL');
}

/** Waits until `look` returns true, checking every 50 ms. Returns false after `ms`. */
export async function until(look, ms) {
  const last = Date.now() + ms;
  for (;;) {
    if (await look()) return true;
    if (Date.now() > last) return false;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** True when `url` answers 200 within a second. */
export async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
