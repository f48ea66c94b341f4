/**
 * Keeps one PostgreSQL for the test processes of this checkout: started by the first one that needs it, stopped a few
 * seconds after the last one has ended. Usage: node keeper.mjs <folder>
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRoles, urlOf } from '../../../database/embedded/roles.mjs';
import { EmbeddedServer } from '../../../database/embedded/server.mjs';

/** Time without any test process after which the server stops, in ms: runners start one jest after another. */
const IDLE = 8_000;
const LOOK_EVERY = 500;

const folder = process.argv[2];
const holders = join(folder, 'holders');
const description = join(folder, 'server.json');

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** True while a process that registered itself (with a file named after its pid) is alive. */
function isHeld() {
  let held = false;
  for (const name of readdirSync(holders)) {
    if (alive(Number(name))) held = true;
    else rmSync(join(holders, name), { force: true });
  }
  return held;
}

const names = ['postgres', 'owner', 'app', 'platform', 'jobs'];
const passwords = Object.fromEntries(names.map((name) => [name, randomBytes(18).toString('base64url')]));
// Nothing here outlives the run, so durability is switched off: a clone of the template takes 40-80 ms.
const settings = {
  fsync: 'off',
  jit: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 400,
  wal_level: 'minimal',
  max_wal_senders: 0,
};
mkdirSync(holders, { recursive: true });
rmSync(join(folder, 'pg', 'data'), { recursive: true, force: true });
const server = new EmbeddedServer({ folder: join(folder, 'pg'), password: passwords.postgres, settings });
const port = await server.start();
await createRoles({ port, passwords, database: 'voicecore' });

const urls = Object.fromEntries(names.map((name) => [name, urlOf(port, name, passwords[name], '{database}')]));
writeFileSync(`${description}.new`, JSON.stringify({ pid: process.pid, port, urls }), { mode: 0o600 });
renameSync(`${description}.new`, description);

let idleSince = Date.now();
let asked = false;
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => (asked = true));
while (!asked && Date.now() - idleSince < IDLE) {
  await wait(LOOK_EVERY);
  if (isHeld()) idleSince = Date.now();
}
rmSync(description, { force: true });
await server.stop();
rmSync(folder, { recursive: true, force: true });
