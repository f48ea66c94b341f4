// Faults that no page may have: an error on the console, a missing or truncated text, horizontal scrolling, an axe
// finding.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './run.mjs';

const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** A key shown in place of its text, e.g. `calls:filters.all`. */
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
  // Evaluated by the debugger, so that the page's content security policy does not apply.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (tags) => {
    const result = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return result.violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map((node) => node.target.join(' ')),
    }));
  }, RULES);
  return violations.map(({ id, impact, where }) => `axe ${impact}: ${id} at ${where.slice(0, 3).join(', ')}`);
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

/** Elements whose text must not be truncated: what is pressed, what is selected, and what asks to be filled in. */
const WHOLE =
  'button, a[class*="Button"], [class*="Button-label"], [class*="Badge-label"], [class*="Control-label"], ' +
  '[class*="Tabs-tab"], nav a, input[placeholder]';

async function cutTexts(page) {
  return page.evaluate((selector) => {
    const canvas = document.createElement('canvas').getContext('2d');
    const isCut = (element) => {
      if (element.tagName !== 'INPUT') return element.scrollWidth > element.clientWidth + 1;
      const { font, paddingLeft, paddingRight } = getComputedStyle(element);
      canvas.font = font;
      const room = element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      return element.value === '' && canvas.measureText(element.placeholder).width > room + 1;
    };
    const isSeen = ({ offsetParent, clientWidth }) => offsetParent !== null && clientWidth > 1;
    return [...document.querySelectorAll(selector)]
      .filter((element) => isSeen(element) && isCut(element))
      .map((element) => `cut text: ${(element.textContent || element.placeholder).trim().slice(0, 60)}`);
  }, WHOLE);
}

/** The smallest target that a fingertip can hit, px. */
const FINGERTIP = 44;

/** Returns the targets on a phone that are too small to press. A switch can also be pressed on its label. */
async function smallTargets(page) {
  return page.evaluate((least) => {
    const pressed = 'button, input:not([type=hidden]), select, textarea, [role=tab], nav a';
    const isSeen = (element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden]');
    const area = (element) => {
      const labels = element.matches('[type=checkbox], [type=radio]') ? [...element.labels] : [];
      // A name that opens its row can be pressed anywhere on the row.
      const spread = getComputedStyle(element, '::after').position === 'absolute' ? [element.offsetParent] : [];
      const boxes = [element, ...labels, ...spread].map((one) => one.getBoundingClientRect());
      return { width: Math.max(...boxes.map((b) => b.width)), height: Math.max(...boxes.map((b) => b.height)) };
    };
    return [...document.querySelectorAll(pressed)].filter(isSeen).flatMap((element) => {
      const { width, height } = area(element);
      if (width < 2 || (width >= least && height >= least)) return [];
      const name = element.getAttribute('aria-label') || element.textContent || element.name || element.className;
      return [`small target: ${Math.round(width)} x ${Math.round(height)} px, ${name.trim().slice(0, 40)}`];
    });
  }, FINGERTIP);
}

/** In the page: resolves when everything that fades or slides in is there, after 2 s at the latest, so that contrast is judged then. */
function endOfAnimations() {
  const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
  const late = new Promise((resolve) => setTimeout(resolve, 2_000));
  return Promise.race([late, Promise.allSettled(ending.map((one) => one.finished))]).then(() => undefined);
}

/** @returns {Promise<string[]>} what is wrong with the page in its current state. */
export async function pageFaults(page) {
  await page.evaluate(endOfAnimations);
  return [...(await layoutFaults(page)), ...(await cutTexts(page)), ...(await axeFaults(page))];
}

/** A desktop screen, a small one, a phone, and a desktop at double text size. */
const LOOKS = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1024, height: 768, colorScheme: 'dark', only: 'layout' },
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 720, height: 450, colorScheme: 'light', only: 'layout' },
];

/**
 * Returns the faults of the page on all screens; leaves the page on the desktop screen in light mode. The findings of
 * axe do not differ between similar screens.
 */
export async function faultsAllRound(page) {
  const faults = new Set();
  for (const { width, height, colorScheme, only } of LOOKS) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const found = only ? [...(await layoutFaults(page)), ...(await cutTexts(page))] : await pageFaults(page);
    if (width < 768 && !only) found.push(...(await smallTargets(page)));
    for (const fault of found) faults.add(`${width} px, ${colorScheme}: ${fault}`);
  }
  await page.setViewportSize({ width: LOOKS[0].width, height: LOOKS[0].height });
  await page.emulateMedia({ colorScheme: LOOKS[0].colorScheme });
  return [...faults];
}

/**
 * @returns {Promise<string[]>} a fault when the scripts that the page has loaded so far exceed `most` bytes,
 * compressed.
 */
export async function firstLoadFaults(page, most) {
  const urls = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\.m?js(\?|$)/.test(name)),
  );
  let bytes = 0;
  for (const url of new Set(urls)) bytes += gzipSync(await (await page.request.get(url)).body()).length;
  if (bytes > 0 && bytes <= most) return [];
  return [`the first load is ${bytes} bytes of compressed script in ${urls.length} files; the limit is ${most}`];
}
