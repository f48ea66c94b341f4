import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A log larger than this is rotated at the next start, in bytes. */
const LARGEST = 10_000_000;
/** After a failed write the file is reopened no sooner than this, in ms. */
const REOPEN_AFTER = 1_000;

/**
 * Writes the children's output to `<data folder>/voicecore.log`, and in production also to stdout for a log
 * collector.
 */
export class LogFile {
  constructor(settings) {
    this.path = join(settings.dataDir, 'voicecore.log');
    this.production = settings.production;
    this.stream = null;
    this.reopenAt = 0;
    if (existsSync(this.path) && statSync(this.path).size > LARGEST) renameSync(this.path, `${this.path}.old`);
    if (!this.production) this.#open();
  }

  write(data) {
    if (this.production) process.stdout.write(data);
    else this.#stream()?.write(data);
  }

  /**
   * A full disk must not end calls: lines that cannot be written are lost, and writing resumes when there is room.
   */
  #stream() {
    if (this.stream === null && Date.now() >= this.reopenAt) this.#open();
    return this.stream;
  }

  #open() {
    const stream = createWriteStream(this.path, { flags: 'a', mode: 0o600 });
    this.stream = stream;
    stream.on('error', (error) => {
      if (this.stream !== stream) return;
      this.stream = null;
      if (this.reopenAt === 0) console.error(`The log cannot be written: ${error.message}`);
      this.reopenAt = Date.now() + REOPEN_AFTER;
    });
  }
}
