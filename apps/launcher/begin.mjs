import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { oldNode } from '../../tools/install.mjs';

/**
 * Reports a Node version that is too old in one sentence, before anything is loaded that it could not parse.
 */
export async function begin(options) {
  const tooOld = oldNode();
  if (tooOld) {
    console.error(tooOld);
    process.exit(1);
  }
  const file = fileURLToPath(new URL('../../.env', import.meta.url));
  // The environment takes precedence over the file.
  if (existsSync(file)) process.loadEnvFile(file);
  const { start } = await import('./run.mjs');
  await start(options);
}
