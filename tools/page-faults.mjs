// What no page may have: an error on the console, a text that is missing, sideways scrolling, a serious finding of axe.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
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

/** A telephone's screen and a desk's. */
const VIEWPORTS = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

/** The faults of the page on both screens, light and dark; it is left on the desk's, light. */
export async function faultsAllRound(page) {
  const faults = [];
  for (const viewport of VIEWPORTS) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      for (const fault of await pageFaults(page)) faults.push(`${viewport.width} px, ${colorScheme}: ${fault}`);
    }
  }
  return faults;
}

/** The most compressed script that a first visit may load, bytes. */
const FIRST_LOAD_BYTES = 250_000;

/** @returns {Promise<string[]>} a fault when the scripts that the page has loaded so far are too many, compressed. */
export async function firstLoadFaults(page) {
  const urls = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\.m?js(\?|$)/.test(name)),
  );
  let bytes = 0;
  for (const url of new Set(urls)) bytes += gzipSync(await (await page.request.get(url)).body()).length;
  if (bytes > 0 && bytes <= FIRST_LOAD_BYTES) return [];
  return [
    `the first load is ${bytes} bytes of compressed script in ${urls.length} files; ${FIRST_LOAD_BYTES} at the most`,
  ];
}
