import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { liveCost, price } from './understand/cost.mjs';
import { boundsTable, judged, summarize } from './understand/report.mjs';

const row = (over) => ({
  measure: 'attempts',
  engine: 'menu',
  language: 'en',
  part: 'x',
  locked: true,
  of: 10,
  hits: 10,
  ...over,
});

describe('the table of understanding', () => {
  it('adds the parts of a measure up, the locked ones apart', () => {
    const rows = [row({ part: 'a', hits: 4 }), row({ part: 'b', hits: 5 }), row({ part: 'a', locked: false, hits: 1 })];
    assert.deepEqual(summarize(rows), [
      { measure: 'attempts', engine: 'menu', language: 'en', open: { hits: 1, of: 10 }, locked: { hits: 9, of: 20 } },
    ]);
  });

  it('judges a bound by the locked part alone, both languages together', () => {
    const kept = [row({}), row({ language: 'es' }), row({ locked: false, hits: 0 })];
    assert.match(judged(summarize(kept)), /^kept +attempts, menu, both: 100\.0 % \(20 of 20\)/m);
    assert.match(judged(summarize([...kept, row({ language: 'es', hits: 9 })])), /^missed +attempts, menu/m);
  });

  it('says what was not measured instead of calling it kept', () => {
    assert.match(judged(summarize([row({ locked: false })])), /^not measured +attempts, menu, both/m);
    assert.match(boundsTable([]), /\| attempts \| stream \| both \| 100 % \| - \| not measured \|/);
  });
});

describe('the sets', () => {
  const sets = new URL('./understand/sets/', import.meta.url);
  const texts = (name) => {
    const set = JSON.parse(readFileSync(new URL(name, sets), 'utf8'));
    const items = Array.isArray(set) ? set : (set.questions ?? []);
    return items.flatMap((item) => item.text ?? item.said ?? item.turns.flatMap(({ caller }) => caller ?? []));
  };

  it('tell what the real model would cost, the locked parts only when they are asked', () => {
    const [open, whole] = [liveCost(sets.pathname, false), liveCost(sets.pathname, true)];
    assert.ok(open.sentences > 500 && whole.sentences > open.sentences);
    const { inputTokens, outputTokens, dollars } = whole;
    assert.equal(dollars, (inputTokens * price.input + outputTokens * price.output) / 1e6);
  });

  it('lock away what no open part holds', () => {
    const names = readdirSync(sets);
    const open = new Set(names.filter((name) => !name.includes('.locked.')).flatMap(texts));
    const locked = names.filter((name) => name.includes('.locked.')).flatMap(texts);
    assert.ok(locked.length > 800, `${locked.length} locked sentences`);
    const both = locked.filter((text) => open.has(text) && text.split(' ').length > 3);
    assert.deepEqual(both, []);
  });
});
