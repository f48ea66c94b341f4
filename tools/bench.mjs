// npm run bench: what the product costs on the media path and at its webhooks, compared with a bare relay in the same
// minute.
// Writes docs/performance.json and the figures in docs/performance.md.
//   --quick          one pair, short windows, writes nothing     --pairs 5   --window 6 (seconds)   --calls 1,50,100,200,400
//   --openings       only how soon a call is opened              --rate 5 (calls per second)
//   --turns          only how long a caller waits for an answer, without the model's own time
//   --waiting        only what many waiting callers and open screens cost, and the ledger's share of a conversation
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Child, cores, freePort, pinned, stepAside } from './bench/children.mjs';
import { cpuMs, memoryKb } from './bench/process-figures.mjs';
import { measureTurns } from './bench/measure-turns.mjs';
import { measureWaiting } from './bench/measure-waiting.mjs';
import {
  markdownTable,
  median,
  medians,
  openingTable,
  turnTable,
  waitingTable,
  webhookTable,
  withRatios,
} from './bench/report.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    pairs: { type: 'string' },
    window: { type: 'string' },
    calls: { type: 'string' },
    openings: { type: 'boolean', default: false },
    turns: { type: 'boolean', default: false },
    waiting: { type: 'boolean', default: false },
    rate: { type: 'string', default: '5' },
  },
});
const quick = values.quick;
const pairs = Number(values.pairs ?? (quick ? 1 : 5));
const windowMs = Number(values.window ?? (quick ? 3 : 6)) * 1_000;
const levels = (values.calls ?? (quick ? '1,50,200' : '1,50,100,200,400')).split(',').map(Number);
const number = '+12125550100';
const here = (name) => join('tools', 'bench', name);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts a separate database for the benchmark, migrated; it runs on the same core as the stand-ins. */
async function startDatabase(dataDir) {
  const { Database } = await import('../apps/launcher/database.mjs');
  const { readSecrets } = await import('../apps/launcher/secrets.mjs');
  rmSync(dataDir, { recursive: true, force: true });
  const secrets = readSecrets(dataDir);
  const database = new Database({ ownDatabase: true, dataDir }, secrets);
  await database.start();
  const env = { PATH: process.env.PATH ?? '', DATABASE_OWNER_URL: database.urls.owner };
  const done = spawnSync(process.execPath, ['dist/api/database/migrate-now.js'], { cwd: root, env, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`the benchmark's database cannot be migrated: ${done.stderr}`);
  return { database, secrets };
}

function productEnvironment({ database, secrets, port, modelPort }) {
  const { sandbox } = secrets;
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    DATABASE_URL: database.urls.app,
    DATABASE_PLATFORM_URL: database.urls.platform,
    DATABASE_WORKER_URL: database.urls.jobs,
    VOICECORE_MASTER_KEY: secrets.masterKey,
    VOICECORE_JWT_SECRET: secrets.jwtSecret,
    VOICECORE_ADMIN_EMAIL: 'admin@voicecore.example',
    VOICECORE_ADMIN_PASSWORD: secrets.adminPassword,
    VOICECORE_DEMO: secrets.demoPassword,
    VOICECORE_SANDBOX: '1',
    VOICECORE_RECEPTIONIST: 'openai',
    TWILIO_ACCOUNT_SID: sandbox.accountSid,
    TWILIO_AUTH_TOKEN: sandbox.authToken,
    TWILIO_API_KEY_SID: sandbox.apiKeySid,
    TWILIO_API_KEY_SECRET: sandbox.apiKeySecret,
    TWILIO_TWIML_APP_SID: sandbox.appSid,
    TWILIO_API_BASE_URL: `http://127.0.0.1:${modelPort}`,
    OPENAI_BASE_URL: `ws://127.0.0.1:${modelPort}/v1`,
    OPENAI_API_KEY: sandbox.modelKey,
  };
}

async function startProduct(context, { env: more = {}, node = [] } = {}) {
  const port = await freePort();
  const env = { ...productEnvironment({ ...context, port }), ...more };
  const flags = ['--enable-source-maps', ...node];
  const child = new Child('dist/api/apps/api/src/main.js', { core: cores.server, env, node: flags });
  const url = `http://127.0.0.1:${port}`;
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(100)) {
    if (child.code !== undefined) break;
    if (await isReady(url)) return { child, settings: { url, ...carrierSettings(context) } };
  }
  throw new Error(`the product did not start (${child.code ?? 'not ready in time'}): ${child.said}`);
}

function isReady(url) {
  return fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );
}

async function startRelay(context) {
  const env = { MODEL_URL: `ws://127.0.0.1:${context.modelPort}/relay` };
  const child = new Child(here('relay.mjs'), { core: cores.server, env });
  const { port } = await child.hear();
  const relay = `ws://127.0.0.1:${port}/media`;
  return { child, settings: { url: `http://127.0.0.1:${port}`, relay, ...carrierSettings(context) } };
}

function carrierSettings({ secrets }) {
  return { authToken: secrets.sandbox.authToken, accountSid: secrets.sandbox.accountSid, number };
}

/** Returns the time from the caller's first word to the clear message, ms, for each interruption in the window. */
function bargeIns(interruptions, clears) {
  const found = [];
  for (const { call, at } of interruptions) {
    const clear = clears.find((each) => each.call === call && each.at >= at && each.at < at + 2e6);
    if (clear) found.push((clear.at - at) / 1e3);
  }
  return found.sort((a, b) => a - b);
}

/** Frames that may still be on their way are awaited for this long, ms; frames missing after that are lost. */
const ARRIVAL_MS = 4_000;

/** Stops sending; a frame still missing when everything has arrived, or had time to arrive, is lost. */
async function standStill({ carrier, model }) {
  const interruptions = [];
  for (const until = Date.now() + ARRIVAL_MS; ;) {
    const { sent, received, held, busy } = await carrier.ask('still');
    for (const refusal of busy) console.log(`not answered immediately: ${refusal}`);
    const told = await model.ask('figures');
    interruptions.push(...told.interruptions);
    const lost = sent - told.received + told.echoed - received;
    if (lost === 0 || Date.now() > until) return { held, lost, interruptions };
  }
}

/** Holds one number of calls for a window and returns what it cost. */
async function measure(context, { server, child, calls, pair, emptyKb }) {
  const { carrier, model } = context;
  await carrier.ask('calls', { total: calls });
  await pause(1_000);
  await model.ask('figures');
  await carrier.ask('open');
  const [cpu, from] = [cpuMs(child.pid), Date.now()];
  await pause(windowMs);
  const spentMs = cpuMs(child.pid) - cpu;
  const seconds = (Date.now() - from) / 1_000;
  const seen = await carrier.ask('close');
  const { held, lost, interruptions } = await standStill(context);
  await carrier.ask('go');
  const clears = bargeIns(interruptions, seen.clears);
  return {
    server,
    pair,
    calls,
    held,
    ...seen.both,
    upP99: seen.up.p99,
    downP99: seen.down.p99,
    lost: lost - context.lostBefore(lost),
    clearP50: median(clears),
    clearP99: clears.length > 0 ? clears[Math.min(clears.length - 1, Math.floor(clears.length * 0.99))] : null,
    cpuMs: spentMs / (seconds * held),
    memoryKb: (memoryKb(child.pid) - emptyKb) / held,
  };
}

async function runServer(context, server, pair) {
  const { child, settings } = await (server === 'product' ? startProduct(context) : startRelay(context));
  const windows = [];
  try {
    await context.carrier.ask('settings', settings);
    await context.model.ask('begin');
    context.lostBefore = newlyLost();
    await pause(500);
    const emptyKb = memoryKb(child.pid);
    for (const calls of levels) {
      const window = await measure(context, { server, child, calls, pair, emptyKb });
      windows.push(window);
      console.log(describe(window));
    }
    await context.carrier.ask('hangUp');
    if (server === 'product' && pair === pairs) context.webhooks = await measureWebhooks(context.carrier);
  } finally {
    if (process.env.BENCH_LOG) console.error(child.said);
    await child.stop();
  }
  return windows;
}

async function measureWebhooks(carrier) {
  await carrier.ask('webhooks', { perSecond: 20, ms: 2_000 });
  const ms = quick ? 4_000 : 10_000;
  const steady = await carrier.ask('webhooks', { perSecond: 50, ms });
  const most = await carrier.ask('webhooks', { lanes: 16, ms: ms / 2 });
  return { steady, most };
}

/** The time that a model needs on a good day from the request to its first audio, ms. */
const THINK_MS = 300;

/**
 * Measures the time from the start of a stream to the first audio, for callers whose opening is cached and for those
 * who wait for the model.
 */
async function measureOpenings(context) {
  const { carrier, model } = context;
  const { child, settings } = await startProduct(context);
  const perSecond = Number(values.rate);
  const count = quick ? 20 : 300;
  try {
    await carrier.ask('settings', settings);
    await model.ask('openings', { thinkMs: THINK_MS, exact: false });
    await carrier.ask('openings', { count: 10, perSecond });
    const spoken = await carrier.ask('openings', { count, perSecond });
    await model.ask('openings', { thinkMs: THINK_MS, exact: true });
    await carrier.ask('openings', { count: 3, perSecond: 1 });
    const kept = await carrier.ask('openings', { count, perSecond });
    return { kept, spoken, thinkMs: THINK_MS, perSecond };
  } finally {
    if (process.env.BENCH_LOG) console.error(child.said);
    await child.stop();
  }
}

/** Writes figures to their own place in the page; those of the other measurements stay unchanged. */
function writeBlock(name, about, table) {
  const path = join(root, 'docs/performance.md');
  const block = `<!-- ${name} -->\n${about}\n\n${table}\n\n<!-- /${name} -->`;
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`), () => block),
  );
}

/**
 * Shows one table, with the machine and the command that produced it, and writes it to the page unless the run was only
 * a trial.
 */
function showBlock(name, what, table) {
  const machine = `${cpus()[0]?.model ?? ''}, ${cpus().length} cores, Node ${process.version}${pinned ? ', the server under test alone on one core' : ''}`;
  const about = `${what}, ${machine}; ${new Date().toISOString().slice(0, 10)}, \`npm run bench -- --${name}\`.`;
  console.log(`${about}\n\n${table}`);
  if (!quick) writeBlock(name, about, table);
}

function describe({ server, pair, calls, held, p99, lost, cpuMs: cpu, clearP50 }) {
  const show = (value) => (value === null ? '-' : value.toFixed(2));
  return `pair ${pair}  ${server.padEnd(8)}${String(calls).padStart(4)} calls  held ${held}  p99 ${show(p99)} ms  lost ${lost}  barge-in ${show(clearP50)} ms  CPU ${show(cpu)} ms/call-s`;
}

/** Frames lost so far in a pair are not counted again in its next window. */
function newlyLost() {
  let before = 0;
  return (total) => {
    const known = before;
    before = total;
    return known;
  };
}

function write(report, table) {
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(join(root, 'docs/performance.json'), `${JSON.stringify(report, null, 2)}\n`);
  const path = join(root, 'docs/performance.md');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '# Performance\n\n<!-- figures -->\n<!-- /figures -->\n';
  const block = `<!-- figures -->\n${table}\n<!-- /figures -->`;
  writeFileSync(
    path,
    text.replace(/<!-- figures -->[\s\S]*<!-- \/figures -->/, () => block),
  );
}

async function main() {
  stepAside();
  const built = spawnSync(process.execPath, ['tools/build.mjs', 'api'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the build failed');
  const started = Date.now();
  const { database, secrets } = await startDatabase(join(root, '.data', 'bench'));
  const children = [];
  try {
    const model = new Child(here('model.mjs'), { core: cores.others });
    const carrier = new Child(here('carrier.mjs'), { core: cores.others });
    children.push(model, carrier);
    const { port: modelPort } = await model.hear();
    const context = { database, secrets, model, carrier, modelPort, lostBefore: newlyLost(), webhooks: null };
    if (values.openings) {
      const openings = await measureOpenings(context);
      showBlock('openings', `${openings.perSecond} calls a second`, openingTable(openings));
      return;
    }
    if (values.turns) {
      const turns = await measureTurns({ context, startProduct }, { quick });
      const { thinkMs, wordsMs } = turns;
      showBlock(
        'turns',
        `The model takes ${thinkMs} ms, the words arrive ${wordsMs} ms after a turn`,
        turnTable(turns),
      );
      return;
    }
    if (values.waiting) {
      const waiting = await measureWaiting({ context, startProduct }, { quick });
      showBlock('waiting', `One process, windows of ${waiting.seconds} s`, waitingTable(waiting));
      return;
    }
    const windows = [];
    for (let pair = 1; pair <= pairs; pair++) {
      windows.push(...(await runServer(context, 'product', pair)));
      windows.push(...(await runServer(context, 'relay', pair)));
    }
    const rows = withRatios(medians(windows), windows);
    const machine = {
      cpu: cpus()[0]?.model ?? '',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      kernel: release(),
      arch: arch(),
      node: process.version,
      pinned,
    };
    const report = {
      at: new Date().toISOString(),
      machine,
      pairs,
      windowSeconds: windowMs / 1_000,
      rows,
      webhooks: context.webhooks,
      windows,
    };
    const about = `${pairs} alternating pairs, windows of ${windowMs / 1_000} s, ${machine.cpu}, ${machine.cores} cores, Node ${process.version}${pinned ? ', the server under test alone on one core' : ''}; ${report.at.slice(0, 10)}, \`npm run bench\`.`;
    const table = `${about}\n\n${markdownTable(rows)}\n\n${webhookTable(context.webhooks)}\n`;
    console.log(`\n${table}\n${((Date.now() - started) / 1_000).toFixed(0)} s`);
    if (!quick) write(report, table);
  } finally {
    for (const child of children) await child.stop();
    await database.stop();
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
