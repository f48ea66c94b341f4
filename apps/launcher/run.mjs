import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from '../../tools/install.mjs';
import { box, writeLogins } from './box.mjs';
import { Database } from './database.mjs';
import { apiEnvironment } from './environment.mjs';
import { explain, Failure } from './failure.mjs';
import { checkPort, takeLock } from './lock.mjs';
import { LogFile } from './log-file.mjs';
import { runScript } from './processes.mjs';
import { Carrier } from './sandbox.mjs';
import { readSecrets } from './secrets.mjs';
import { firstStartBytes, laterStartBytes, readSettings, root } from './settings.mjs';
import { Steps } from './steps.mjs';
import { startDevelopment } from './development.mjs';
import { Workers } from './workers.mjs';

const entry = 'dist/api/apps/api/src/main.js';

function checkDisk(installed) {
  const { bavail, bsize } = statfsSync(root);
  const needed = installed ? laterStartBytes : firstStartBytes;
  const mega = (bytes) => Math.round(bytes / 1_000_000);
  if (bavail * bsize >= needed) return;
  throw new Failure(
    `The disk has ${mega(bavail * bsize)} MB left and a start needs ${mega(needed)} MB: check with "df -h .".`,
  );
}

function packageCount() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return `${Object.keys(lock.packages).length - 1} packages`;
}

/**
 * Everything that is running, so that it can be stopped in the right order: calls first, then their carrier, then the
 * database.
 */
class Running {
  parts = [];
  stopping = null;

  add(part) {
    this.parts.push(part);
    return part;
  }

  stop() {
    // All parts are notified before the first one is stopped: nothing that ends from here on is restarted.
    for (const part of this.parts) part.stopping = true;
    this.stopping ??= (async () => {
      for (const part of [...this.parts].reverse()) await part.stop();
    })();
    return this.stopping;
  }
}

/** Under npm, one Ctrl-C arrives twice (from the terminal and from npm itself) within this time, in ms. */
const ECHO = 1_500;

/** Ctrl-C and SIGTERM stop everything; a second one exits at once. */
function stopOnSignals(running) {
  let first = 0;
  const stop = (signal) => {
    if (running.stopping && Date.now() - first > ECHO) process.exit(1);
    if (running.stopping) return;
    first = Date.now();
    console.log(`\n${signal === 'SIGINT' ? 'Ctrl-C' : signal}: stopping`);
    const started = Date.now();
    running.stop().then(
      () => {
        console.log(`Stopped after ${((Date.now() - started) / 1000).toFixed(1)} s.`);
        process.exit(0);
      },
      (error) => {
        console.error(explain(error));
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
}

async function startAll(settings, running) {
  const installed = existsSync(join(root, 'node_modules'));
  checkDisk(installed);
  const secrets = settings.production ? {} : readSecrets(settings.dataDir);
  if (!settings.production) takeLock(settings.dataDir);
  const log = new LogFile(settings);
  const sandboxed = settings.carrier === 'sandbox';
  const carrier = new Carrier(settings, secrets, log);
  if (sandboxed) await carrier.stopOrphan();
  await checkPort(settings.host, settings.port, 'PORT');
  if (sandboxed) await checkPort(settings.host, settings.sandboxPort, 'SANDBOX_PORT');

  const steps = new Steps(sandboxed ? 6 : 5);
  const install = async () => {
    await ensureInstalled(root);
    return packageCount();
  };
  await steps.run('Packages', install, { speaks: true });
  await steps.run('Build', async () => {
    const parts = ['api', ...(sandboxed ? ['sandbox'] : []), ...(settings.dev ? [] : ['web'])];
    const said = await runScript(['tools/build.mjs', ...parts], process.env, 'The build failed');
    return said ? said.replaceAll('\n', '; ') : 'nothing has changed';
  });
  // The carrier needs no database: it starts in parallel, and its step only waits for it.
  const carrierStarted = sandboxed ? running.add(carrier).start() : null;
  carrierStarted?.catch(() => undefined);
  const database = running.add(new Database(settings, secrets));
  await steps.run('Database', () => database.start());
  await steps.run('Migrations', () => migrate(database.urls.owner));
  const env = apiEnvironment(settings, secrets, database.urls);
  delete process.env.DATABASE_OWNER_URL;
  if (carrierStarted) await steps.run('Sandbox carrier', () => carrierStarted);
  const workers = running.add(new Workers({ settings, env, log, entry }));
  await steps.run('Api', () => workers.start());
  const known = !settings.production && writeLogins(settings, secrets, env);
  const url = settings.dev ? await startDevelopment(settings, { running, workers }) : settings.publicUrl;
  console.log(box(settings, secrets, { env, url, log, elapsed: steps.elapsed, known }));
}

function migrate(ownerUrl) {
  if (!ownerUrl) return 'left to you (DATABASE_OWNER_URL is not set)';
  const env = { PATH: process.env.PATH ?? '', DATABASE_OWNER_URL: ownerUrl };
  return runScript(
    ['--enable-source-maps', 'dist/api/database/migrate-now.js'],
    env,
    'The database could not be migrated',
  );
}

/** `npm start` and `npm run dev`. */
export async function start({ dev }) {
  const running = new Running();
  stopOnSignals(running);
  try {
    await startAll(readSettings(process.env, { dev }), running);
  } catch (error) {
    if (running.stopping) return;
    console.error(`\n${explain(error)}`);
    await running.stop().catch((fault) => console.error(explain(fault)));
    process.exit(1);
  }
}
