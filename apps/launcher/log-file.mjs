import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A log larger than this is put aside at the next start, in bytes. */
const LARGEST = 10_000_000;

/** What the children print, in `<data folder>/voicecore.log`; in production also on stdout, where a collector reads it. */
export class LogFile {
  constructor(settings) {
    this.path = join(settings.dataDir, 'voicecore.log');
    this.production = settings.production;
    if (existsSync(this.path) && statSync(this.path).size > LARGEST) renameSync(this.path, `${this.path}.old`);
    this.stream = settings.production ? null : createWriteStream(this.path, { flags: 'a', mode: 0o600 });
    // A full disk must not end the calls: what cannot be written is lost, and the first loss is said.
    this.stream?.once('error', (error) => console.error(`The log cannot be written any more: ${error.message}`));
    this.stream?.on('error', () => undefined);
  }

  write(data) {
    if (this.production) process.stdout.write(data);
    else this.stream.write(data);
  }
}
