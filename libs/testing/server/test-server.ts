import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The logins of the test server. */
export type Login = 'postgres' | 'owner' | 'app' | 'platform' | 'jobs';

export interface TestServer {
  pid: number;
  port: number;
  /** The URL of each login, with `{database}` as a placeholder for the name. */
  urls: Record<Login, string>;
}

const root = join(__dirname, '..', '..', '..');
const checkout = createHash('sha256').update(root).digest('hex').slice(0, 12);
const folder = join(tmpdir(), `voicecore-test-${userInfo().uid}-${checkout}`);
const description = join(folder, 'server.json');
const lock = join(folder, 'starting');

/** The longest wait for the server of another process, in ms; a start takes 1-2 s on an idle machine. */
const patience = 60_000;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function running(): TestServer | null {
  if (!existsSync(description)) return null;
  const found: TestServer = JSON.parse(readFileSync(description, 'utf8'));
  return isAlive(found.pid) ? found : null;
}

/** Returns true for the one process that may start the server; the lock of a process that died is taken over. */
function takeLock(): boolean {
  try {
    const file = openSync(lock, 'wx');
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch {
    const stale = existsSync(lock) && Date.now() - statSync(lock).mtimeMs > patience / 2;
    if (stale) rmSync(lock, { force: true });
    return false;
  }
}

function startKeeper(): void {
  const keeper = join(root, 'libs', 'testing', 'server', 'keeper.mjs');
  const log = openSync(join(folder, 'keeper.log'), 'w');
  spawn(process.execPath, [keeper, folder], { detached: true, stdio: ['ignore', log, log] }).unref();
  closeSync(log);
}

/** Returns the PostgreSQL shared by all test processes of this checkout; the first one starts it. */
export async function testServer(): Promise<TestServer> {
  const until = Date.now() + patience;
  let started = false;
  while (Date.now() < until) {
    mkdirSync(join(folder, 'holders'), { recursive: true });
    writeFileSync(join(folder, 'holders', String(process.pid)), '');
    const found = running();
    if (found) {
      if (started) rmSync(lock, { force: true });
      return found;
    }
    if (!started && takeLock()) {
      started = true;
      rmSync(description, { force: true });
      startKeeper();
    }
    await wait(50);
  }
  const said = existsSync(join(folder, 'keeper.log')) ? readFileSync(join(folder, 'keeper.log'), 'utf8') : 'nothing';
  throw new Error(`The test database did not start: ${said}`);
}
