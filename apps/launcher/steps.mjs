const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** How often a running step prints its time, in ms: in place on a terminal, as a new line elsewhere. */
const TERMINAL_TICK = 200;
const PLAIN_TICK = 10_000;

/** Numbered steps with what they processed and how long they took, so that a long one never looks stuck. */
export class Steps {
  constructor(total, out = process.stdout) {
    this.total = total;
    this.out = out;
    this.count = 0;
    this.started = Date.now();
  }

  /**
   * Runs one step; `work` returns its size ("92 files"), or nothing. A step that `speaks` shows its own progress.
   */
  async run(title, work, { speaks = false } = {}) {
    const head = `[${++this.count}/${this.total}] ${title}`;
    const started = Date.now();
    const elapsed = () => seconds(Date.now() - started);
    const terminal = this.out.isTTY;
    if (!terminal && !speaks) this.out.write(`${head} ...\n`);
    const show = () => this.out.write(terminal ? `\r${head} ... ${elapsed()} ` : `${head} ... ${elapsed()}\n`);
    const timer = speaks ? undefined : setInterval(show, terminal ? TERMINAL_TICK : PLAIN_TICK);
    try {
      const size = await work();
      this.out.write(`${terminal ? '\r' : ''}${head}: ${size ? `${size}, ` : ''}${elapsed()}      \n`);
    } catch (error) {
      this.out.write(`${terminal ? '\r' : ''}${head}: failed after ${elapsed()}      \n`);
      throw error;
    } finally {
      clearInterval(timer);
    }
  }

  get elapsed() {
    return seconds(Date.now() - this.started);
  }
}
