// node tools/with-install.mjs <script> [arguments]: installs what is missing, then runs the script in a separate
// process.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [script, ...args] = process.argv.slice(2);

if (!script) {
  console.error('Usage: node tools/with-install.mjs <script> [arguments]');
  process.exit(2);
}

try {
  await ensureInstalled(root);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
// The terminal sends Ctrl-C to both; waiting for the child lets it stop what it started.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 1));
