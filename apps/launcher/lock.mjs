import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Failure } from './failure.mjs';

/** Returns the command line of a process, '' when there is none: a pid alone may have been reused since. */
function commandOf(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Returns the pid written in `file` if that process is still running a script whose path contains `script`. */
export function livePid(file, script) {
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8'));
  return Number.isInteger(pid) && pid > 0 && commandOf(pid).includes(script) ? pid : null;
}

/** Allows only one launcher per data folder: a second one would stop the first one's database. */
export function takeLock(dataDir) {
  const file = join(dataDir, 'launcher.pid');
  const other = livePid(file, 'launcher');
  if (other !== null && other !== process.pid) {
    const remedy = `stop it there with Ctrl-C (or "kill ${other}"), or set VOICECORE_DATA_DIR and PORT for a second one`;
    throw new Failure(`VoiceCore is already running from ${dataDir} (process ${other}): ${remedy}.`);
  }
  writeFileSync(file, String(process.pid));
  process.once('exit', () => rmSync(file, { force: true }));
}

/** Throws a one-sentence error when it is not possible to listen on `host:port`. */
export function checkPort(host, port, name) {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EADDRNOTAVAIL') return fail(error);
      const taken = `Port ${port} on ${host} is in use by another program: choose a free one with "${name}=${port + 100} npm start".`;
      fail(
        new Failure(
          error.code === 'EADDRINUSE'
            ? taken
            : `HOST=${host} is not an address of this machine: try "HOST=127.0.0.1 npm start".`,
        ),
      );
    });
    probe.listen(port, host, () => probe.close(done));
  });
}
