// What no page may have: an error on the console, a text that is missing, sideways scrolling, a serious finding of axe.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const SEVERE = ['serious', 'critical'];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** A key where its words should be, e.g. `calls:filters.all`. */
const KEY = /^[a-z_]+:[a-z_]+(\.[a-z_]+)*$/;

/** Collects console errors and uncaught exceptions of a page from now on. */
export function watchConsole(page) {
  const faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  return { take: () => faults.splice(0) };
}

async function axeFaults(page) {
  // Evaluated by the debugger, so that the page's content security policy has no say in it.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (tags) => {
    const result = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return result.violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map((node) => node.target.join(' ')),
    }));
  }, WCAG);
  return violations
    .filter(({ impact }) => SEVERE.includes(impact))
    .map(({ id, impact, where }) => `axe ${impact}: ${id} at ${where.slice(0, 3).join(', ')}`);
}

async function layoutFaults(page) {
  const seen = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, 4);
    const texts = [];
    while (walker.nextNode()) texts.push((walker.currentNode.textContent ?? '').trim());
    const { scrollWidth, clientWidth } = document.documentElement;
    return { texts, scrollWidth, clientWidth };
  });
  const faults = seen.texts.filter((text) => KEY.test(text)).map((text) => `missing text: ${text}`);
  if (seen.scrollWidth > seen.clientWidth)
    faults.push(`scrolls sideways: ${seen.scrollWidth} in ${seen.clientWidth} px`);
  return faults;
}

/** @returns {Promise<string[]>} what is wrong with the page as it stands. */
export async function pageFaults(page) {
  return [...(await layoutFaults(page)), ...(await axeFaults(page))];
}
