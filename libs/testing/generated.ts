import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');

/**
 * Compares a generated file with its source: fails if the checked-in file differs from `text`, and writes it instead
 * under `npm run gen`, which finds and runs every spec that calls this function.
 * @param path relative to the checkout, e.g. `docs/call-states.md`
 */
export function expectGenerated(path: string, text: string): void {
  const file = join(root, path);
  if (process.env.VOICECORE_GEN === 'write') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  const present = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (present !== text) throw new Error(`${path} is not up to date; "npm run gen" writes it.`);
}
