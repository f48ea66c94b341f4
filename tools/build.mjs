// npm start builds with this: node tools/build.mjs [api] [sandbox] [web] [--force]. A part whose inputs are unchanged,
// by content, is not built again. Types are checked by `npm run check`; here they are only removed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const self = 'tools/build.mjs';

/** Files that are not part of the product: specs, their lists of mutants, and what only tests or the launcher load. */
const leftOut =
  /\.spec\.tsx?$|\.mutants\.json$|(^|\/)(node_modules|dist)\/|^libs\/testing\/|^database\/(tests|embedded)\//;

const parts = {
  api: { inputs: ['apps/api/src', 'libs', 'database', 'package-lock.json', self], output: 'dist/api', build: buildApi },
  sandbox: { inputs: ['apps/sandbox', 'package-lock.json', self], output: 'dist/sandbox', build: buildSandbox },
  web: {
    inputs: ['apps/web', 'libs/api-client', 'libs/contracts', 'libs/domain', 'package-lock.json'],
    output: 'dist/web',
    build: buildWeb,
  },
};

function filesBelow(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !leftOut.test(file))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * Compiles one file to CommonJS with the options that Jest uses, with the alias `@voicecore/x` turned into a relative
 * path.
 */
async function compile(swc, file, output) {
  const target = join(root, output, file.replace(/\.ts$/, '.js'));
  const { code, map } = await swc.transformFile(join(root, file), {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'commonjs' },
    sourceMaps: true,
    swcrc: false,
  });
  const text = code.replace(/require\("@voicecore\/([^"]+)"\)/g, (_all, rest) => {
    const path = relative(dirname(target), join(root, output, 'libs', rest));
    return `require("${path.startsWith('.') ? path : `./${path}`}")`;
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${text}\n//# sourceMappingURL=${target.split('/').at(-1)}.map\n`);
  writeFileSync(`${target}.map`, map);
}

async function buildApi(files, output) {
  const swc = await import('@swc/core');
  const sources = files.filter((file) => extname(file) === '.ts' && !file.endsWith('.d.ts'));
  await Promise.all(sources.map((file) => compile(swc.default ?? swc, file, output)));
  const others = files.filter(
    (file) => /\.(json|txt|html|wav|ulaw|sql|mjs|bin)$/.test(file) && /^(apps|libs|database)\//.test(file),
  );
  for (const file of others) cpSync(join(root, file), join(root, output, file));
  return `${sources.length} files`;
}

async function buildSandbox(_files, output) {
  const esbuild = await import('esbuild');
  const outfile = join(root, output, 'main.js');
  cpSync(join(root, 'apps/sandbox/voice/espeak-program.mjs'), join(root, output, 'espeak-program.mjs'));
  await esbuild.build({
    entryPoints: [join(root, 'apps/sandbox/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: true,
    logLevel: 'silent',
    tsconfigRaw: '{}',
  });
  return kilobytes(statSync(outfile).size);
}

async function buildWeb(_files, output) {
  const args = ['node_modules/vite/bin/vite.js', 'build', '--config', 'apps/web/vite.config.mts', '--logLevel', 'warn'];
  await new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
    child.once('error', fail);
    child.once('close', (code) => (code === 0 ? done() : fail(new Error(said.trim() || `vite exited with ${code}`))));
  });
  const sizes = readdirSync(join(root, output), { recursive: true }).map((name) => statSync(join(root, output, name)));
  return kilobytes(sizes.filter((stat) => stat.isFile()).reduce((sum, stat) => sum + stat.size, 0));
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1024)} kB`;
}

async function buildPart(name, force) {
  const { inputs, output, build } = parts[name];
  const files = inputs.flatMap(filesBelow);
  if (!files.some((file) => file.startsWith(inputs[0]))) return;
  const marker = join(root, 'dist', `${name}.inputs`);
  const hash = hashOf(files);
  if (!force && existsSync(marker) && readFileSync(marker, 'utf8') === hash) return;
  const started = Date.now();
  rmSync(marker, { force: true });
  rmSync(join(root, output), { recursive: true, force: true });
  mkdirSync(join(root, output), { recursive: true });
  const size = await build(files, output);
  writeFileSync(marker, hash);
  console.log(`${name}: ${size} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

const given = process.argv.slice(2);
const chosen = given.filter((word) => word in parts);
const names = chosen.length > 0 ? chosen : Object.keys(parts);
const results = await Promise.allSettled(names.map((name) => buildPart(name, given.includes('--force'))));
results.forEach((result, index) => {
  if (result.status === 'rejected')
    console.error(`${names[index]} could not be built: ${result.reason.message ?? result.reason}`);
});
process.exitCode = results.every((result) => result.status === 'fulfilled') ? 0 : 1;
