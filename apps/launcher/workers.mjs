import { fork } from 'node:child_process';
import { Failure } from './failure.mjs';
import { ListeningSocket } from './listening-socket.mjs';
import { answers, ended, until } from './processes.mjs';
import { root } from './settings.mjs';

/** The time allowed for the first children to listen, and for all of them to end, in ms. */
const START_WAIT = 120_000;
const STOP_WAIT = 9_000;
/** The time for a child to confirm that all of them are ending, in ms; one that is still starting does not respond. */
const CLOSING_WAIT = 500;
/** A child that lived for less than this is restarted after a delay, a longer-lived one at once, in ms. */
const SHORT_LIFE = 3_000;
const PAUSE = 800;
/** The exit code with which a child reports that another start would fail in the same way (sysexits.h, EX_CONFIG). */
const EXIT_CONFIGURATION = 78;
/** The descriptor under which a child finds the listening socket: its position in `stdio`. */
const CHILD_FD = 4;

/**
 * The API's processes, which accept connections from one listening socket that the launcher holds. The kernel gives
 * each connection to a process that accepts it, so none goes to a dead process; while no process is alive, connections
 * wait in the socket's backlog.
 */
export class Workers {
  constructor({ settings, env, log, entry }) {
    Object.assign(this, { settings, env, log, entry });
    this.stopping = false;
    this.children = new Set();
    this.listening = 0;
    this.lastWords = '';
    this.refused = null;
    this.socket = null;
  }

  /** Starts the children and waits until all of them listen and the API reports that it is ready. */
  async start() {
    this.socket = await ListeningSocket.open(this.settings.port, this.settings.host);
    for (let index = 0; index < this.settings.processes; index++) this.#fork();
    const wanted = this.settings.processes;
    const ready = async () =>
      this.refused !== null || (this.listening >= wanted && (await answers(`${this.settings.local}/readyz`)));
    const up = await until(ready, START_WAIT);
    if (this.refused !== null) throw new Failure(this.refused);
    if (!up)
      throw new Failure(
        `The API is not ready after ${START_WAIT / 1000} s: ${this.lastWords || `see ${this.log.path}`}`,
      );
    return `${wanted} processes`;
  }

  /** Ends all children: asks first, then kills. */
  async stop(ms = STOP_WAIT) {
    this.stopping = true;
    const children = [...this.children];
    // Callers hear a goodbye instead of being handed to a process that is ending as well.
    await Promise.all(children.map((child) => acknowledged(child)));
    for (const child of children) child.kill('SIGTERM');
    const gone = await Promise.all(children.map((child) => ended(child, ms)));
    children.forEach((child, index) => !gone[index] && child.kill('SIGKILL'));
    this.socket?.close();
  }

  /** Starts new children for a new build; the old ones end when the new ones listen. */
  async restart() {
    const old = [...this.children];
    for (const child of old) child.replaced = true;
    const before = this.listening;
    for (let index = 0; index < this.settings.processes; index++) this.#fork();
    await until(() => this.listening >= before + this.settings.processes, START_WAIT);
    for (const child of old) child.kill('SIGTERM');
  }

  #fork() {
    const child = fork(this.entry, [], {
      cwd: root,
      env: { ...this.env, VOICECORE_LISTEN_FD: String(CHILD_FD) },
      execArgv: ['--enable-source-maps'],
      // The last entry is at the position CHILD_FD.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc', this.socket.fd],
    });
    this.children.add(child);
    const since = Date.now();
    let said = '';
    child.stdout.on('data', (data) => this.log.write(data));
    child.stderr.on('data', (data) => {
      said = `${said}${data}`.slice(-4_000);
      this.log.write(data);
    });
    child.on('message', (message) => {
      if (message?.kind === 'ready') this.listening++;
    });
    child.once('exit', (code, signal) => {
      this.children.delete(child);
      this.#ended(child, { code, signal, said, life: Date.now() - since });
    });
  }

  #ended(child, { code, signal, said, life }) {
    if (this.stopping || child.replaced) return;
    this.lastWords = said.trim();
    if (code === EXIT_CONFIGURATION && this.listening === 0) {
      this.refused ??= this.lastWords;
      return;
    }
    console.error(
      `An API process ended (${signal ?? `code ${code}`}) and is being replaced.${signal ? '' : ` ${this.lastWords}`}`,
    );
    setTimeout(() => !this.stopping && this.#fork(), life < SHORT_LIFE ? PAUSE : 0);
  }
}

/** Notifies a child that the whole service is ending; resolves when the child confirms it, or after a timeout. */
function acknowledged(child) {
  return new Promise((done) => {
    setTimeout(done, CLOSING_WAIT);
    child.on('message', (message) => message?.kind === 'closing' && done());
    child.once('exit', done);
    if (child.connected) child.send({ kind: 'closing' }, (error) => error && done());
    else done();
  });
}
