import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRoles, urlOf } from '../../database/embedded/roles.mjs';
import { EmbeddedServer } from '../../database/embedded/server.mjs';
import { Failure } from './failure.mjs';
import { isAlive } from './processes.mjs';

/** Each API process holds up to 26 connections; JIT compilation of a query costs more than our short queries take. */
const SETTINGS = { max_connections: 300, jit: 'off' };
/** How often the embedded server is checked, in ms. */
const LOOK_EVERY = 1_000;

/** The database of this start: the one named in the environment, or our own below the data folder. */
export class Database {
  constructor(settings, secrets) {
    this.settings = settings;
    this.secrets = secrets;
    this.server = null;
    this.watch = null;
    this.urls = null;
    this.stopping = false;
  }

  async start() {
    if (!this.settings.ownDatabase) return this.#given();
    const passwords = this.secrets.database;
    const folder = join(this.settings.dataDir, 'postgres');
    this.server = new EmbeddedServer({ folder, password: passwords.postgres, settings: SETTINGS });
    const port = await this.server.start();
    const database = 'voicecore';
    await createRoles({ port, passwords, database });
    const url = (role) => urlOf(port, role, passwords[role], database);
    this.urls = { owner: url('owner'), app: url('app'), platform: url('platform'), jobs: url('jobs') };
    this.#lookAfter(port);
    return `PostgreSQL on port ${port}`;
  }

  async stop() {
    clearInterval(this.watch);
    await this.server?.stop();
  }

  #given() {
    const env = process.env;
    const missing = ['DATABASE_PLATFORM_URL', 'DATABASE_WORKER_URL'].filter((name) => !env[name]);
    if (missing.length > 0) {
      throw new Failure(
        `DATABASE_URL is set, so ${missing.join(' and ')} must be set too: database/roles.sql creates the roles.`,
      );
    }
    this.urls = {
      owner: env.DATABASE_OWNER_URL || null,
      app: env.DATABASE_URL,
      platform: env.DATABASE_PLATFORM_URL,
      jobs: env.DATABASE_WORKER_URL,
    };
    return 'from DATABASE_URL';
  }

  /** Restarts a server that was killed, on the same port; it recovers from its log. */
  #lookAfter(port) {
    const file = join(this.server.data, 'postmaster.pid');
    let busy = false;
    this.watch = setInterval(async () => {
      if (busy || this.stopping || isRunning(file)) return;
      busy = true;
      try {
        await this.server.start(port);
        console.error('The database server had stopped and was restarted.');
      } catch (error) {
        console.error(`The database server could not be restarted: ${error.message}`);
      } finally {
        busy = false;
      }
    }, LOOK_EVERY);
  }
}

function isRunning(file) {
  return existsSync(file) && isAlive(Number(readFileSync(file, 'utf8').split('\n')[0]));
}
