// npm run gen: writes every generated file. With --check it writes nothing and fails when one is out of date.
// The sources are specs that call expectGenerated (schema.sql, openapi.json, .env.example, docs/call-states.md), or
// that write
// files themselves that differ from machine to machine (common-questions.bin); the types of the API client are
// generated
// from openapi.json.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node, root } from './run.mjs';
import { sourceFiles } from './source-files.mjs';

const OPENAPI = 'libs/api-client/openapi.json';
const CLIENT = 'libs/api-client/schema.d.ts';

const check = process.argv.includes('--check');
const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);
let passed = 0;
let failed = 0;
const say = (ok, text) => {
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? 'ok' : 'FAILED'}: ${text}`);
};

/** The specs compare the files themselves in every test run, so that --check only has to check the client. */
async function writeFromSpecs() {
  const specs = sourceFiles().filter(
    (path) => path.endsWith('.spec.ts') && /expectGenerated\(|VOICECORE_GEN/.test(read(path)),
  );
  if (specs.length === 0) return;
  const args = ['node_modules/jest/bin/jest.js', '--runInBand', '--runTestsByPath', ...specs];
  const { code } = await node(args, { show: true, env: { VOICECORE_GEN: 'write' } });
  say(code === 0, `${specs.length} generating specs`);
}

async function client() {
  if (read(OPENAPI) === undefined) return;
  const scratch = mkdtempSync(join(tmpdir(), 'voicecore-gen-'));
  const made = join(scratch, 'schema.d.ts');
  const { code, output } = await node(['node_modules/openapi-typescript/bin/cli.js', OPENAPI, '--output', made]);
  if (code !== 0) {
    say(false, `${CLIENT} cannot be generated from ${OPENAPI}\n${output}`);
  } else {
    const text = readFileSync(made, 'utf8');
    const same = read(CLIENT) === text;
    if (!check && !same) writeFileSync(join(root, CLIENT), text);
    say(same || !check, same || !check ? CLIENT : `${CLIENT} is not up to date: run "npm run gen".`);
  }
  rmSync(scratch, { recursive: true, force: true });
}

if (!check) await writeFromSpecs();
await client();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
