import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes a line every 20 ms to a log on a full disk; told on stdin that there is room, it continues. */
const writer = `
  import { LogFile } from './apps/launcher/log-file.mjs';
  const log = new LogFile({ dataDir: process.argv[1], production: false });
  setInterval(() => log.write('a line\\n'), 20);
  console.log('started');
`;

describe('the log file', () => {
  it('is written again when a full disk has room', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'voicecore-log-'));
    const path = join(dataDir, 'voicecore.log');
    symlinkSync('/dev/full', path);
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer, dataDir], {
      cwd: join(__dirname, '..', '..'),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      const complaint = await new Promise((done) => child.stderr.once('data', (data) => done(String(data))));
      expect(complaint).toMatch(/^The log cannot be written.*ENOSPC/);
      rmSync(path);
      const last = Date.now() + 10_000;
      let written = '';
      while (written === '' && Date.now() < last) {
        await new Promise((done) => setTimeout(done, 25));
        written = existing(path);
      }
      expect(written).toContain('a line');
    } finally {
      child.kill('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 20_000);
});

function existing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
