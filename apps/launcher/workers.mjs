import cluster from 'node:cluster';
import { Failure } from './failure.mjs';
import { answers, ended, until } from './processes.mjs';
import { root } from './settings.mjs';

/** Time for the first children to listen, and for all of them to end, in ms. */
const START_WAIT = 120_000;
const STOP_WAIT = 6_000;
/** A child that lived shorter than this is started again after a pause, a longer-lived one at once, in ms. */
const SHORT_LIFE = 3_000;
const PAUSE = 800;
/** The child says with it that another start would fail in the same way (sysexits.h, EX_CONFIG). */
const EXIT_CONFIGURATION = 78;

/**
 * The api's processes, sharing one port. The kernel shares connections out (SCHED_NONE): after a SIGKILL, round robin left
 * 12 of 60 requests hanging on the dead child, this none (measured).
 */
export class Workers {
  constructor({ settings, env, log, entry }) {
    Object.assign(this, { settings, env, log });
    this.stopping = false;
    this.listening = 0;
    this.lastWords = '';
    this.refused = null;
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    cluster.setupPrimary({ exec: entry, cwd: root, silent: true, execArgv: ['--enable-source-maps'] });
  }

  /** Starts the children and waits until all of them listen and the api says that it is ready. */
  async start() {
    // A fork inherits this process's environment; what a child may not see is taken out of it first.
    for (const name of Object.keys(process.env)) if (!(name in this.env)) delete process.env[name];
    for (let index = 0; index < this.settings.processes; index++) this.#fork();
    const wanted = this.settings.processes;
    const ready = async () =>
      this.refused !== null || (this.listening >= wanted && (await answers(`${this.settings.local}/readyz`)));
    const up = await until(ready, START_WAIT);
    if (this.refused !== null) throw new Failure(this.refused);
    if (!up)
      throw new Failure(
        `The api is not ready after ${START_WAIT / 1000} s: ${this.lastWords || `see ${this.log.path}`}`,
      );
    return `${wanted} processes`;
  }

  /** Ends all children, politely first. */
  async stop(ms = STOP_WAIT) {
    this.stopping = true;
    const children = Object.values(cluster.workers ?? {}).map((worker) => worker.process);
    for (const child of children) child.kill('SIGTERM');
    const gone = await Promise.all(children.map((child) => ended(child, ms)));
    children.forEach((child, index) => !gone[index] && child.kill('SIGKILL'));
  }

  /** New children for a new build; the old ones end when the new ones listen. */
  async restart() {
    const old = Object.values(cluster.workers ?? {});
    for (const worker of old) worker.replaced = true;
    const before = this.listening;
    for (let index = 0; index < this.settings.processes; index++) this.#fork();
    await until(() => this.listening >= before + this.settings.processes, START_WAIT);
    for (const worker of old) worker.process.kill('SIGTERM');
  }

  #fork() {
    const worker = cluster.fork(this.env);
    const since = Date.now();
    let said = '';
    worker.process.stdout.on('data', (data) => this.log.write(data));
    worker.process.stderr.on('data', (data) => {
      said = `${said}${data}`.slice(-4_000);
      this.log.write(data);
    });
    worker.on('listening', () => this.listening++);
    worker.process.once('exit', (code, signal) =>
      this.#ended(worker, { code, signal, said, life: Date.now() - since }),
    );
  }

  #ended(worker, { code, signal, said, life }) {
    if (this.stopping || worker.replaced) return;
    this.lastWords = said.trim();
    if (code === EXIT_CONFIGURATION && this.listening === 0) {
      this.refused ??= this.lastWords;
      return;
    }
    console.error(
      `An api process ended (${signal ?? `code ${code}`}) and is replaced.${signal ? '' : ` ${this.lastWords}`}`,
    );
    setTimeout(() => !this.stopping && this.#fork(), life < SHORT_LIFE ? PAUSE : 0);
  }
}
