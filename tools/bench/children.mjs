// The processes of the benchmark, each on the core it belongs to.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The core of the server under test, and the core of everything else. */
export const cores = { server: 0, others: 1 };

/** True when processes can be pinned to a core on this machine. */
export const pinned = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Keeps this process, and all processes that it starts from now on, off the core of the server under test. */
export function stepAside() {
  if (pinned) spawnSync('taskset', ['-a', '-cp', String(cores.others), String(process.pid)]);
}

export class Child {
  constructor(script, { core, env = {}, node = [] } = {}) {
    const command = pinned ? 'taskset' : process.execPath;
    const args = [...(pinned ? ['-c', String(core), process.execPath] : []), ...node, script];
    this.process = spawn(command, args, {
      cwd: root,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.said = '';
    for (const stream of [this.process.stdout, this.process.stderr])
      stream.on('data', (data) => (this.said = `${this.said}${data}`.slice(-4_000)));
    this.process.setMaxListeners(0);
    this.process.once('exit', (code) => (this.code = code));
  }

  get pid() {
    return this.process.pid;
  }

  async hear() {
    const ended = once(this.process, 'exit').then(() => {
      throw new Error(`a benchmark process exited: ${this.said}`);
    });
    ended.catch(() => undefined);
    const [message] = await Promise.race([once(this.process, 'message'), ended]);
    return message;
  }

  /** Sends a command and waits for its result. */
  async ask(command, rest = {}) {
    const heard = this.hear();
    this.process.send({ command, ...rest });
    const message = await heard;
    if (message.error) throw new Error(message.error);
    return message.result ?? message;
  }

  async stop() {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    const timer = setTimeout(() => this.process.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(timer);
  }
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
