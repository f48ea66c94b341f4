import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const word = (bytes) => randomBytes(bytes).toString('base64url');
const hex = (bytes) => randomBytes(bytes).toString('hex');

/** All secrets that a local start needs; each is generated once and stored. */
const makers = {
  masterKey: () => randomBytes(32).toString('base64'),
  jwtSecret: () => randomBytes(48).toString('base64'),
  database: () => Object.fromEntries(['postgres', 'owner', 'app', 'platform', 'jobs'].map((role) => [role, word(24)])),
  sandbox: () => ({
    accountSid: `AC${hex(16)}`,
    authToken: hex(16),
    apiKeySid: `SK${hex(16)}`,
    apiKeySecret: word(24),
    appSid: `AP${hex(16)}`,
  }),
  adminPassword: () => word(12),
  demoPassword: () => `demo-${hex(4)}`,
};

/** Writes a file that only its owner can read, even if it existed with other permissions. */
export function writePrivate(path, text) {
  writeFileSync(path, text, { mode: 0o600 });
  chmodSync(path, 0o600);
}

/**
 * Everyone may enter the folder, because as root the database server runs as another user; its files are not
 * readable.
 */
export function makeDataDir(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  if (process.getuid?.() === 0) chmodSync(dataDir, 0o711);
  else chmodSync(dataDir, 0o700);
}

/** Reads the generated secrets and creates the missing ones. */
export function readSecrets(dataDir) {
  makeDataDir(dataDir);
  const path = join(dataDir, 'secrets.json');
  const secrets = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const missing = Object.keys(makers).filter((name) => !(name in secrets));
  for (const name of missing) secrets[name] = makers[name]();
  if (missing.length > 0) writePrivate(path, `${JSON.stringify(secrets, null, 2)}\n`);
  // The scripted model forgets the words of its sounds when it ends: each start is a new account, whose voice has
  // not been stored yet.
  return { ...secrets, sandbox: { ...secrets.sandbox, modelKey: `sk-sandbox-${word(24)}` } };
}
