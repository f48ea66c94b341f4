import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { explain, Failure } from './failure.mjs';
import { answers, end, runScript, until } from './processes.mjs';
import { root } from './settings.mjs';

/** How long to wait for further changes before the API is built, in ms: editors write a file in several steps. */
const QUIET = 150;
const VITE_WAIT = 30_000;

/** Serves the page from Vite with hot reload. */
class Pages {
  constructor(settings) {
    this.url = `http://127.0.0.1:${settings.webPort}`;
    const args = [
      'node_modules/vite/bin/vite.js',
      '--config',
      'apps/web/vite.config.mts',
      '--host',
      '127.0.0.1',
      '--strictPort',
    ];
    const env = { ...process.env, WEB_PORT: String(settings.webPort), VOICECORE_API_URL: settings.local };
    this.child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  }

  async start() {
    const up = await until(async () => this.child.exitCode !== null || (await answers(this.url)), VITE_WAIT);
    if (!up || this.child.exitCode !== null)
      throw new Failure(`Vite does not respond on ${this.url}: set WEB_PORT to a free port.`);
  }

  stop() {
    return end(this.child, 1_000);
  }
}

/** Rebuilds the API after a change and replaces the old processes with new ones. */
class Rebuild {
  timer = null;
  busy = Promise.resolve();

  constructor(workers) {
    const changed = (_kind, file) => {
      if (!file || /\.spec\.ts$/.test(file) || !/\.(ts|json)$/.test(file)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => (this.busy = this.busy.then(() => this.#again(workers))), QUIET);
    };
    this.watchers = ['apps/api/src', 'libs', 'database'].map((path) =>
      watch(join(root, path), { recursive: true }, changed),
    );
  }

  async #again(workers) {
    try {
      const said = await runScript(['tools/build.mjs', 'api'], process.env, 'The build failed');
      if (!said) return;
      await workers.restart();
      console.log(`${said}; the API is running it.`);
    } catch (error) {
      console.error(explain(error));
    }
  }

  async stop() {
    clearTimeout(this.timer);
    for (const watcher of this.watchers) watcher.close();
  }
}

/** `npm run dev`: returns the URL of the page. */
export async function startDevelopment(settings, { running, workers }) {
  running.add(new Rebuild(workers));
  const pages = running.add(new Pages(settings));
  await pages.start();
  return pages.url;
}
