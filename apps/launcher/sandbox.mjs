import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxEnvironment } from './environment.mjs';
import { Failure } from './failure.mjs';
import { livePid } from './lock.mjs';
import { answers, end, ended, until } from './processes.mjs';
import { root } from './settings.mjs';

/** The time allowed for the carrier to respond, and to end, in ms. */
const START_WAIT = 15_000;
const STOP_WAIT = 1_500;
/** The delay before a carrier that ended is restarted, in ms. */
const AGAIN = 300;

/** Runs the sandbox carrier as a separate process and restarts it when it ends. */
export class Carrier {
  constructor(settings, secrets, log) {
    this.settings = settings;
    this.secrets = secrets;
    this.log = log;
    this.child = null;
    this.stopping = false;
    this.pidFile = join(settings.dataDir, 'sandbox.pid');
  }

  async start() {
    this.#run();
    const url = `http://127.0.0.1:${this.settings.sandboxPort}/control/health`;
    const up = await until(async () => this.child.exitCode !== null || (await answers(url)), START_WAIT);
    if (!up || this.child.exitCode !== null)
      throw new Failure(`The sandbox carrier does not start; its output is in ${this.log.path}.`);
    return `port ${this.settings.sandboxPort}`;
  }

  async stop() {
    this.stopping = true;
    if (this.child && this.child.exitCode === null) await end(this.child, STOP_WAIT);
    rmSync(this.pidFile, { force: true });
  }

  /** Stops the carrier of a launcher that was killed: it still holds the port. */
  async stopOrphan() {
    const pid = livePid(this.pidFile, 'dist/sandbox');
    if (pid === null) return;
    process.kill(pid, 'SIGTERM');
    await until(() => livePid(this.pidFile, 'dist/sandbox') === null, STOP_WAIT);
  }

  #run() {
    const env = sandboxEnvironment(this.settings, this.secrets.sandbox);
    // A separate session: Ctrl-C must reach the API first, because its calls end through this carrier.
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/sandbox/main.js'], {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    writeFileSync(this.pidFile, String(child.pid));
    child.stdout.on('data', (data) => this.log.write(data));
    child.stderr.on('data', (data) => this.log.write(data));
    const since = Date.now();
    void ended(child, 2 ** 31 - 1).then(() => {
      if (this.stopping || Date.now() - since < START_WAIT / 10) return;
      setTimeout(() => !this.stopping && this.#run(), AGAIN);
    });
  }
}
