import { spawn } from 'node:child_process';
import { chownSync, existsSync, lchownSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { binariesFolder, runAs } from './binaries.mjs';

/** How many seconds `pg_ctl` waits for a start or a stop; recovery after a kill takes well under one. */
const WAIT_SECONDS = 30;

/** Returns a free port of the loopback interface. */
export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Gives `folder` and its contents to the user that the server runs as. */
function giveTo(owner, folder) {
  if (owner === null || statSync(folder).uid === owner) return;
  chownSync(folder, owner, owner);
  for (const name of readdirSync(folder, { recursive: true })) lchownSync(join(folder, name), owner, owner);
}

/**
 * One PostgreSQL server below `folder`, reachable on 127.0.0.1 only.
 * `settings` are server options such as `{ fsync: 'off' }`; `password` is that of the superuser `postgres`.
 */
export class EmbeddedServer {
  constructor({ folder, password, settings = {} }) {
    this.folder = resolve(folder);
    this.data = join(this.folder, 'data');
    this.log = join(this.folder, 'server.log');
    this.password = password;
    this.settings = settings;
    this.bin = binariesFolder();
    // The parent folders first, with the usual mode, so that they are checked in the state they have when the server
    // runs.
    mkdirSync(dirname(this.folder), { recursive: true });
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    this.as = runAs([this.bin, this.folder]);
  }

  /** Creates the cluster if there is none, stops an orphan, starts the server; returns its port. */
  async start(wanted) {
    giveTo(this.as.owner, this.folder);
    if (!existsSync(join(this.data, 'PG_VERSION'))) await this.#create();
    await this.stop();
    const port = wanted ?? (await freePort());
    const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', ...this.settings };
    const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
    await this.#run('pg_ctl', [
      'start',
      '-w',
      '-t',
      String(WAIT_SECONDS),
      '-D',
      this.data,
      '-l',
      this.log,
      '-o',
      options.join(' '),
    ]);
    return port;
  }

  /** Stops the server, including one that an earlier process left behind. */
  async stop() {
    if (!existsSync(join(this.data, 'postmaster.pid'))) return;
    try {
      await this.#run('pg_ctl', ['stop', '-m', 'fast', '-w', '-t', String(WAIT_SECONDS), '-D', this.data]);
    } catch (error) {
      // A server killed with SIGKILL leaves its file: `pg_ctl` finds no process, and the next start recovers.
      if (!/No such process|is not running|PID file/i.test(error.message)) throw error;
    }
  }

  async #create() {
    rmSync(this.data, { recursive: true, force: true });
    const secret = join(this.folder, 'initial');
    writeFileSync(secret, this.password, { mode: 0o600 });
    if (this.as.owner !== null) chownSync(secret, this.as.owner, this.as.owner);
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
    const access = ['--username=postgres', `--pwfile=${secret}`, '--auth=scram-sha-256'];
    await this.#run('initdb', [
      '-D',
      this.data,
      ...locale,
      ...access,
      ...(this.settings.fsync === 'off' ? ['--no-sync'] : []),
    ]);
    rmSync(secret);
  }

  #run(program, args) {
    const [command, ...rest] = [...this.as.prefix, join(this.bin, program), ...args];
    const env = { LC_ALL: 'C', PATH: process.env.PATH ?? '/usr/bin:/bin', TZ: 'UTC' };
    // A separate session: the terminal's Ctrl-C must reach the launcher, which stops the server last. The server's own
    // output goes to its log; if it inherited a pipe, that pipe would never end.
    const child = spawn(command, rest, {
      ...this.as.spawn,
      cwd: '/',
      env,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new Promise((done, fail) => {
      let said = '';
      child.stderr.on('data', (part) => (said += part));
      child.once('error', fail);
      child.once('exit', (code) => {
        child.stderr.destroy();
        if (code === 0) done();
        else
          fail(new Error(`${program} ${args[0]} ended with ${code}: ${said.trim().slice(0, 800)} (see ${this.log})`));
      });
    });
  }
}
