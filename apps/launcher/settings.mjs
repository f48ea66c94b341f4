import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What a production start requires. The API checks the values; this list allows a one-sentence error before any work is
 * done.
 */
const neededInProduction = [
  'PUBLIC_BASE_URL',
  'DATABASE_URL',
  'DATABASE_PLATFORM_URL',
  'DATABASE_WORKER_URL',
  'VOICECORE_MASTER_KEY',
  'VOICECORE_JWT_SECRET',
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_API_KEY_SID',
  'TWILIO_API_KEY_SECRET',
  'TWILIO_TWIML_APP_SID',
  'OPENAI_API_KEY',
];

/**
 * The minimum free space for a first start: packages 650 MB, database 60 MB, build 20 MB (measured), and space to work.
 */
export const firstStartBytes = 1_200_000_000;
export const laterStartBytes = 200_000_000;

function whole(env, name, fallback, [least, most]) {
  const value = Number(env[name] || fallback);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Failure(
    `${name} must be a whole number from ${least} to ${most}: for example "${name}=${fallback} npm start".`,
  );
}

function checkProduction(env) {
  const missing = neededInProduction.filter((name) => !env[name]);
  if (missing.length > 0) {
    const start = 'A production start has no sandbox, no demo data and no generated secrets';
    throw new Failure(
      `${start}: set ${missing.join(', ')} (README, "Going live"), or run "NODE_ENV= npm start" for the sandbox.`,
    );
  }
}

/** Returns the settings in the environment. Throws a `Failure` with one sentence when one is wrong. */
export function readSettings(env = process.env, { dev = false } = {}) {
  const production = env.NODE_ENV === 'production';
  if (production) checkProduction(env);
  const port = whole(env, 'PORT', 3000, [1, 65_535]);
  const host = env.HOST || '127.0.0.1';
  const local = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const twilio = Boolean(env.TWILIO_ACCOUNT_SID);
  const openai = Boolean(env.OPENAI_API_KEY);
  const dataDir = env.VOICECORE_DATA_DIR || '.data';
  return {
    dev,
    production,
    port,
    host,
    local: `http://${local.includes(':') ? `[${local}]` : local}:${port}`,
    publicUrl: (env.PUBLIC_BASE_URL || `http://${local.includes(':') ? `[${local}]` : local}:${port}`).replace(
      /\/+$/,
      '',
    ),
    processes: whole(env, 'VOICECORE_PROCESSES', 2, [1, 64]),
    sandboxPort: whole(env, 'SANDBOX_PORT', port + 1, [1, 65_535]),
    webPort: whole(env, 'WEB_PORT', 5173, [1, 65_535]),
    dataDir: isAbsolute(dataDir) ? dataDir : join(root, dataDir),
    carrier: twilio ? 'twilio' : 'sandbox',
    receptionist: openai ? 'openai' : twilio ? 'menu' : 'scripted',
    ownDatabase: !env.DATABASE_URL,
  };
}
