// A temporary checkout for the specs of the tools: the real configuration, and only the files that a case needs.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './run.mjs';

const CONFIGURATION = [
  'tsconfig.json',
  'package.json',
  'eslint.config.mjs',
  '.dependency-cruiser.cjs',
  'tools/house-rules.mjs',
];

/**
 * @param {Record<string, string>} files path -> text
 * @returns {{ path: string, remove: () => void }}
 */
export function tempTree(files) {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'voicecore-tree-')));
  for (const name of CONFIGURATION) cpSync(join(root, name), join(path, name));
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
