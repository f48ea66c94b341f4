// Lists the files of the checkout, even without git: by walking the folders and skipping what is installed or
// generated.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const LEFT_OUT = new Set(['node_modules', 'dist', '.data', '.git', 'artifacts', 'coverage']);

/** @returns {string[]} paths relative to the checkout, with forward slashes, sorted. */
export function sourceFiles(folder = '', base = root) {
  return readdirSync(join(base, folder), { withFileTypes: true })
    .filter((entry) => !LEFT_OUT.has(entry.name))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return sourceFiles(path, base);
      return entry.isFile() ? [path] : [];
    })
    .sort();
}
