// Keeps count of a journey's steps, and takes a screenshot of every open page when one fails.
import { join } from 'node:path';

export class Journal {
  passed = 0;
  failed = 0;
  /** The pages of the current journey: two of them may have the same name. */
  pages = [];

  /** @param {string} folder where screenshots are kept */
  constructor(folder) {
    this.folder = folder;
  }

  /** Runs one journey; a step that fails ends it, because the following steps depend on it. */
  async journey(name, travel) {
    console.log(`\n${name}`);
    this.pages = [];
    try {
      await travel();
    } catch (error) {
      if (!error.counted) this.fault('the journey', error);
      await this.pictureAll(`failed-${name}`);
    } finally {
      await this.closeAll();
    }
  }

  /** Browsers may have several pages, and pending responses that a journey was about to change. */
  async closeAll() {
    const browsers = new Set(this.pages.map(({ page }) => page.context().browser()));
    for (const { page } of this.pages) {
      if (!page.isClosed()) await page.unrouteAll({ behavior: 'ignoreErrors' });
    }
    for (const browser of browsers) await browser?.close();
  }

  /** Runs one step and returns its result. */
  async step(what, work) {
    const started = Date.now();
    try {
      const result = await work();
      this.passed += 1;
      console.log(`  ok   ${what} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      return result;
    } catch (error) {
      this.fault(what, error);
      error.counted = true;
      throw error;
    }
  }

  /** Runs a step that no other depends on: a failure is counted and the journey goes on. */
  async look(what, work) {
    await this.step(what, work).catch(() => undefined);
  }

  /** Registers a page that is captured when something fails. */
  watch(name, page) {
    this.pages.push({ name, page });
  }

  async picture(name, page) {
    await page.screenshot({ path: join(this.folder, `${name}.png`), fullPage: true });
  }

  async pictureAll(prefix) {
    for (const [nth, { name, page }] of this.pages.entries()) {
      await this.picture(`${prefix}-${name}-${nth + 1}`.replaceAll(/[^a-z0-9-]+/gi, '-'), page).catch((error) => {
        console.log(`       no screenshot of ${name}: ${error.message}`);
      });
    }
  }

  fault(what, error) {
    this.failed += 1;
    console.log(`  FAIL ${what}\n       ${String(error.stack ?? error).replaceAll('\n', '\n       ')}`);
  }
}
