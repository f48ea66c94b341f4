// Finds a Chromium for browser tests and screenshots: CHROMIUM_PATH, then one on the system, then the one packed in
// @sparticuz/chromium, which is unpacked once below node_modules/.cache so that no manual installation is needed.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Flags for a page with a microphone: no prompt, no real device, sound without a click. */
export const MEDIA_FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onSystem() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC_APPS];
  return candidates.find(isProgram);
}

/**
 * Unpacks into a separate folder and renames it into place, so that two parallel processes never see a partial file.
 */
function unpack() {
  const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(manifest)) {
    throw new Error('No Chromium found: install one, or set CHROMIUM_PATH to its program.');
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const home = join(root, `node_modules/.cache/voicecore/chromium-${version}`);
  if (existsSync(join(home, 'chromium'))) return home;
  const staging = `${home}.${process.pid}`;
  mkdirSync(staging, { recursive: true });
  const script = "import('@sparticuz/chromium').then((m) => m.default.executablePath())";
  const done = spawnSync(process.execPath, ['-e', script], {
    cwd: root,
    // The package unpacks to the temporary folder, and unpacks its own copies of libnss3 and related libraries only on
    // this "runtime".
    env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    encoding: 'utf8',
  });
  if (done.status !== 0 || !existsSync(join(staging, 'chromium'))) {
    rmSync(staging, { recursive: true, force: true });
    throw new Error(`The packed Chromium could not be unpacked: ${done.stderr.trim() || 'no reason given'}`);
  }
  try {
    renameSync(staging, home);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(join(home, 'chromium'))) throw error;
  }
  return home;
}

function lacksLibraries(program) {
  const listed = spawnSync('ldd', [program], { encoding: 'utf8' });
  return listed.status !== 0 || listed.stdout.includes('not found');
}

/**
 * @returns {{ executablePath: string, env: Record<string, string> }} to be passed to playwright-core's launch.
 * @throws when there is none, with a sentence that says what to do.
 */
export function findChromium() {
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!isProgram(chosen)) throw new Error(`CHROMIUM_PATH is set to ${chosen}, which is not a program.`);
    return { executablePath: chosen, env };
  }
  const system = onSystem();
  if (system) return { executablePath: system, env };
  const home = unpack();
  const executablePath = join(home, 'chromium');
  if (lacksLibraries(executablePath)) {
    env.LD_LIBRARY_PATH = [join(home, 'al2023/lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  }
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(home, 'fonts');
  return { executablePath, env };
}

/**
 * Launches a headless browser in its own process.
 * @param {{ microphone?: string, args?: string[] }} [options] microphone: a 16-bit WAV file used as the microphone.
 */
export async function launchChromium(options = {}) {
  const { chromium } = await import('playwright-core');
  const { executablePath, env } = findChromium();
  const args = [...MEDIA_FLAGS, ...(options.args ?? [])];
  if (options.microphone) args.push(`--use-file-for-fake-audio-capture=${options.microphone}`);
  return chromium.launch({ executablePath, env, headless: true, args });
}
