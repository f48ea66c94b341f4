// A running product for the tools that need one: the one that is already running, or one started here with its own
// data.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from './run.mjs';

/** The first start creates the database and builds everything; on a slow machine that takes minutes, ms. */
const START_MS = 300_000;
const STOP_MS = 15_000;

async function answers(url) {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** Returns two adjacent free ports: for the pages, and for the sandbox carrier. */
async function freePorts() {
  const listen = (port) =>
    new Promise((resolve, reject) => {
      const server = createServer().once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server));
    });
  const close = (server) => new Promise((resolve) => server.close(resolve));
  for (;;) {
    const first = await listen(0);
    const { port } = first.address();
    try {
      await close(await listen(port + 1));
      return port;
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    } finally {
      await close(first);
    }
  }
}

/** Reads the `e-mail  password  what` lines, as npm start stores them. */
export function loginsIn(folder) {
  const lines = readFileSync(join(folder, 'logins.txt'), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [email, password, what] = line.trim().split(/ {2,}/);
    return what ? [{ email, password, what }] : [];
  });
}

async function start() {
  const port = await freePorts();
  const data = mkdtempSync(join(tmpdir(), 'voicecore-served-'));
  const child = spawn(process.execPath, ['apps/launcher/start.mjs'], {
    cwd: root,
    // The journeys rely on the murmur: its length depends only on the text, on every machine.
    env: {
      SANDBOX_VOICE: 'tone',
      ...process.env,
      PORT: String(port),
      SANDBOX_PORT: String(port + 1),
      VOICECORE_DATA_DIR: data,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
    rmSync(data, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  const until = Date.now() + START_MS;
  // The API responds a moment before the launcher has stored the logins.
  while (!existsSync(join(data, 'logins.txt')) || !(await answers(url))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`npm start did not become ready:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return { url, data, logins: loginsIn(data), stop };
}

/**
 * @param {string | undefined} url where the product is running; started here when absent
 * @returns {Promise<{ url: string, data: string, logins: { email: string, password: string, what: string }[], stop: ()
 * => Promise<void> }>}
 */
export async function served(url) {
  if (!url) return start();
  if (!(await answers(url))) throw new Error(`Nothing is ready at ${url}: run "npm start" there first.`);
  const data = resolve(root, process.env.VOICECORE_DATA_DIR ?? '.data');
  return { url, data, logins: loginsIn(data), stop: async () => undefined };
}
