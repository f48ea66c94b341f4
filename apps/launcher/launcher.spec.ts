import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
/** Longest wait for an observed event, in ms; a first start includes a build. */
const patience = 180_000;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => probe.once('listening', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

async function until(what: string, look: () => boolean | Promise<boolean>, ms = patience): Promise<void> {
  const last = Date.now() + ms;
  while (!(await look())) {
    if (Date.now() > last) throw new Error(`not seen within ${ms} ms: ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

const status = (url: string): Promise<number> =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => answer.status,
    () => 0,
  );

/** Returns the status of a request on a new connection; 0 when the connection is refused or broken. */
const freshStatus = (url: string): Promise<number> =>
  new Promise((done) => {
    const asked = get(url, { agent: false, timeout: 20_000 }, (answer) => {
      answer.resume();
      done(answer.statusCode ?? 0);
    });
    asked.once('error', () => done(0));
    asked.once('timeout', () => asked.destroy());
  });

/** Returns the pids of the API's processes below a launcher. */
function apiProcesses(launcher: number): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match && Number(match[2]) === launcher && match[3]!.includes('dist/api'))
    .map((match) => Number(match![1]));
}

/** A process that has ended but was not collected by its parent yet (a zombie) does not count as alive. */
const isAlive = (pid: number): boolean => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
};

describe('npm start', () => {
  let dataDir: string;
  let env: NodeJS.ProcessEnv;
  let url: string;
  let launcher: ChildProcess;
  let said = '';

  /** Makes a start that cannot succeed; returns its exit code and its output. */
  const attempt = (changes: NodeJS.ProcessEnv): { code: number | null; text: string } => {
    const all = { ...env, ...changes };
    const {
      status: code,
      stdout,
      stderr,
    } = spawnSync(process.execPath, ['apps/launcher/start.mjs'], {
      cwd: root,
      env: all,
      encoding: 'utf8',
      timeout: 20_000,
    });
    return { code, text: `${stdout}${stderr}`.trim() };
  };

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'voicecore-launcher-'));
    const [port, sandboxPort] = [await freePort(), await freePort()];
    url = `http://127.0.0.1:${port}`;
    const { PATH, HOME } = process.env;
    env = { PATH, HOME, PORT: String(port), SANDBOX_PORT: String(sandboxPort), VOICECORE_DATA_DIR: dataDir };
    launcher = spawn(process.execPath, ['apps/launcher/start.mjs'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [launcher.stdout, launcher.stderr]) stream!.on('data', (data) => (said += String(data)));
    await until('the box', () => /is running/.test(said) || launcher.exitCode !== null);
    if (launcher.exitCode !== null) throw new Error(said);
  }, patience);

  afterAll(async () => {
    if (launcher.exitCode === null) launcher.kill('SIGTERM');
    await until('the end of the launcher', () => launcher.exitCode !== null || launcher.signalCode !== null, 15_000);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('shows numbered steps with their time, then where to go, how to sign in and what serves', () => {
    for (const step of ['Packages', 'Build', 'Database', 'Migrations', 'Sandbox carrier', 'Api']) {
      expect(said).toMatch(new RegExp(`\\[\\d/6\\] ${step}: .*\\d+\\.\\d s`));
    }
    for (const words of [
      url,
      `${url}/try`,
      'admin@voicecore.example',
      'ana@acme.example',
      'sandbox on port',
      'Ctrl-C',
      'npm run reset',
    ]) {
      expect(said).toContain(words);
    }
  });

  it('keeps secrets and logins where only their owner can read them', () => {
    for (const name of ['secrets.json', 'logins.txt']) expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
  });

  it('runs two processes that are ready, and no child knows the owner of the database', async () => {
    expect(await status(`${url}/readyz`)).toBe(200);
    expect(await status(`${url}/try`)).toBe(200);
    const processes = apiProcesses(launcher.pid!);
    expect(processes).toHaveLength(2);
    const secrets: { database: { owner: string; postgres: string } } = JSON.parse(
      readFileSync(join(dataDir, 'secrets.json'), 'utf8'),
    );
    for (const pid of processes.filter(() => process.platform === 'linux')) {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      expect(environment).toContain('voicecore_app');
      for (const hidden of ['voicecore_owner', secrets.database.owner, secrets.database.postgres])
        expect(environment).not.toContain(hidden);
    }
  });

  it('refuses a second start in the same folder, a taken port and a wrong environment with one sentence each', () => {
    const elsewhere = { VOICECORE_DATA_DIR: join(dataDir, 'other') };
    const cases: [NodeJS.ProcessEnv, RegExp][] = [
      [{}, /^VoiceCore is already running from .*kill \d+/],
      [elsewhere, /^Port \d+ on 127\.0\.0\.1 is in use by another program: .*PORT=\d+ npm start/],
      [{ ...elsewhere, PORT: 'abc' }, /^PORT must be a whole number from 1 to 65535: .*npm start/],
      [{ ...elsewhere, HOST: '203.0.113.7' }, /^HOST=203\.0\.113\.7 is not an address of this machine: .*npm start/],
      [
        { ...elsewhere, NODE_ENV: 'production' },
        /^A production start has no sandbox.*: set PUBLIC_BASE_URL, .*OPENAI_API_KEY/,
      ],
      [
        { ...elsewhere, PORT: '1', SANDBOX_PORT: '2', DATABASE_URL: 'postgres://x@127.0.0.1/x' },
        /DATABASE_PLATFORM_URL and DATABASE_WORKER_URL must be set too|No permission for/,
      ],
    ];
    for (const [changes, sentence] of cases) {
      const { code, text } = attempt(changes);
      expect(code).toBe(1);
      expect(text.split('\n').at(-1)).toMatch(sentence);
      expect(text).not.toMatch(/\n\s+at /);
    }
  });

  it('has an api that refuses to serve as superuser or owner of the database, and says why', () => {
    const port = readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[3];
    const { database } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
    const urlOf = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${port}/voicecore`;
    const serve = (appUrl: string) => {
      const urls = {
        DATABASE_URL: appUrl,
        DATABASE_PLATFORM_URL: urlOf('voicecore_platform', database.platform),
        DATABASE_WORKER_URL: urlOf('voicecore_jobs', database.jobs),
      };
      const secrets = {
        VOICECORE_MASTER_KEY: Buffer.alloc(32).toString('base64'),
        VOICECORE_JWT_SECRET: 'x'.repeat(48),
      };
      const all = { ...env, PORT: '9', ...urls, ...secrets };
      return spawnSync(process.execPath, ['dist/api/apps/api/src/main.js'], {
        cwd: root,
        env: all,
        encoding: 'utf8',
        timeout: 30_000,
      });
    };
    const asSuperuser = serve(urlOf('postgres', database.postgres));
    expect(asSuperuser.stderr).toMatch(/^The database login "postgres" is a superuser/);
    const asOwner = serve(urlOf('voicecore_owner', database.owner));
    expect(asOwner.stderr).toMatch(/^The database login "voicecore_owner" owns tables/);
    expect([asSuperuser.status, asOwner.status]).toEqual([78, 78]);
  }, 60_000);

  it('replaces a killed process at once, and the others go on serving', async () => {
    const [victim, other] = apiProcesses(launcher.pid!);
    process.kill(victim!, 'SIGKILL');
    await until('a new process', () => apiProcesses(launcher.pid!).filter((pid) => pid !== victim).length === 2, 5_000);
    expect(await status(`${url}/livez`)).toBe(200);
    expect(apiProcesses(launcher.pid!)).toContain(other);
  }, 30_000);

  it('keeps callers waiting, and refuses none, while all processes are dead', async () => {
    const killed = apiProcesses(launcher.pid!);
    for (const pid of killed) process.kill(pid, 'SIGKILL');
    const answers: Promise<number>[] = [];
    const ask = (): void => void answers.push(freshStatus(`${url}/livez`));
    await until('two new processes', () => {
      ask();
      return apiProcesses(launcher.pid!).filter((pid) => !killed.includes(pid)).length === 2;
    });
    ask();
    const seen = await Promise.all(answers);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.filter((one) => one !== 200)).toEqual([]);
    await until('readiness', async () => (await status(`${url}/readyz`)) === 200, 30_000);
  }, 60_000);

  it('starts a killed database again', async () => {
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    await until('the new database', () => said.includes('was restarted'), 30_000);
    await until('readiness', async () => (await status(`${url}/readyz`)) === 200, 30_000);
  }, 60_000);

  it('stops everything within ten seconds of Ctrl-C', async () => {
    const processes = apiProcesses(launcher.pid!);
    const database = Number(readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const carrier = Number(readFileSync(join(dataDir, 'sandbox.pid'), 'utf8'));
    launcher.kill('SIGINT');
    // npm forwards a signal that the terminal has sent already.
    launcher.kill('SIGINT');
    await until('the end', () => launcher.exitCode !== null, 10_000);
    expect(launcher.exitCode).toBe(0);
    for (const pid of [...processes, database, carrier]) await until(`the end of ${pid}`, () => !isAlive(pid), 1_000);
    expect(readdirSync(dataDir)).not.toContain('launcher.pid');
  }, 30_000);
});
