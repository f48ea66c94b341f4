// The weights that callers are judged by are those that the trainer derives from the sentences stored with it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  checksum,
  fileWith,
  questions,
  readCorpus,
  thresholdFor,
  unlikelyFor,
  weightsPath,
} from './understand/learner.mjs';

describe('what is learned from sentences', () => {
  it('has sentences', () => assert.ok(questions().includes('danger')));

  for (const question of questions()) {
    const file = readFileSync(weightsPath(question), 'utf8');

    it(`is up to date: ${question}`, async () => {
      const { checksum: stored, ...bounds } = JSON.parse(file);
      const advice = `run "node tools/train.mjs ${question}" and commit what it writes`;
      assert.equal(stored, checksum(question), `the sentences or the code have changed: ${advice}`);
      assert.ok(file === (await fileWith(question, bounds)), `these weights are not what the trainer makes: ${advice}`);
    });

    it(`is small: ${question}`, () => assert.ok(file.length < 150_000));

    it(`is learned from no sentence twice, and from none with both answers: ${question}`, () => {
      const seen = new Set();
      for (const { text, language } of readCorpus(question)) {
        const same = `${language} ${text.toLowerCase()}`;
        assert.ok(!seen.has(same), `"${text}" stands there twice`);
        seen.add(same);
      }
    });
  }

  it('lets at most the allowed share of harmless sentences over the threshold', () => {
    const scored = Array.from({ length: 1000 }, (_, at) => ({ yes: false, score: at }));
    const threshold = thresholdFor([...scored, { yes: true, score: 5000 }], 0.005);
    assert.equal(scored.filter((each) => each.score >= threshold).length, 5);
  });

  it('calls no more sentences with the answer yes unlikely than allowed', () => {
    const scored = Array.from({ length: 1000 }, (_, at) => ({ yes: true, score: at }));
    const unlikely = unlikelyFor([...scored, { yes: false, score: -5 }], 0.02);
    assert.equal(scored.filter((each) => each.score < unlikely).length, 20);
  });
});
