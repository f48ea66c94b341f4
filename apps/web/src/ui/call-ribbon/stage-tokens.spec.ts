import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stageTokens } from './stages';

const css = readFileSync(join(__dirname, '../../lib/theme/tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split('[data-mantine-color-scheme');

function colour(block: string, name: string): string {
  const found = new RegExp(`--vc-${name}: (#[0-9a-f]{6})`).exec(block)?.[1];
  if (!found) throw new Error(`no --vc-${name}`);
  return found;
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

describe.each([
  ['light', light],
  ['dark', dark],
])('the tokens in the %s scheme', (_, block) => {
  it.each(stageTokens)('keep 3:1 against the track: %s', (token) => {
    expect(contrast(colour(block, `stage-${token}`), colour(block, 'track'))).toBeGreaterThanOrEqual(3);
  });

  it('differ from each other', () => {
    expect(new Set(stageTokens.map((token) => colour(block, `stage-${token}`))).size).toBe(stageTokens.length);
  });

  it.each(['ink', 'quiet', 'good', 'warn', 'bad', 'accent'])('keep 4.5:1 as text on ground and surface: %s', (name) => {
    for (const under of ['ground', 'surface', 'select']) {
      expect(contrast(colour(block, name), colour(block, under))).toBeGreaterThanOrEqual(4.5);
    }
  });
});
