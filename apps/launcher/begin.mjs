import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { oldNode } from '../../tools/install.mjs';

/** Says in one sentence that Node is too old, before anything is loaded that an old one cannot even read. */
export async function begin(options) {
  const tooOld = oldNode();
  if (tooOld) {
    console.error(tooOld);
    process.exit(1);
  }
  const file = fileURLToPath(new URL('../../.env', import.meta.url));
  // What the environment says already is stronger than the file.
  if (existsSync(file)) process.loadEnvFile(file);
  const { start } = await import('./run.mjs');
  await start(options);
}
