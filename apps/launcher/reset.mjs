// npm run reset: deletes the local database, secrets and logins; the next start begins from scratch.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedServer } from '../../database/embedded/server.mjs';
import { explain, Failure } from './failure.mjs';
import { livePid } from './lock.mjs';
import { readSettings } from './settings.mjs';

/** The files that the launcher creates, by name: the folder may contain other things too. */
const ours = [
  'postgres',
  'secrets.json',
  'logins.txt',
  'voicecore.log',
  'voicecore.log.old',
  'launcher.pid',
  'sandbox.pid',
];

try {
  const { dataDir } = readSettings({ ...process.env, NODE_ENV: '' });
  const running = livePid(join(dataDir, 'launcher.pid'), 'launcher');
  if (running !== null)
    throw new Failure(`VoiceCore is running from ${dataDir}: stop it first with Ctrl-C (or "kill ${running}").`);
  if (existsSync(join(dataDir, 'postgres', 'data'))) {
    await new EmbeddedServer({ folder: join(dataDir, 'postgres'), password: '' }).stop();
  }
  for (const name of ours) rmSync(join(dataDir, name), { recursive: true, force: true });
  console.log(`${dataDir} is empty now; "npm start" starts from scratch.`);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
