import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { longestAnswer, longestQuestion, splitIntoSections, textBlocks, type Block } from '..';
import { partsOf } from './split';

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);
/** Counts unpaired surrogates: the graphemes from which the texts are made have none. */
const halfPairs = (text: string): number => (text.match(/\p{Cs}/gu) ?? []).length;
const word = fc.stringMatching(/^[a-zñé0-9.,!]{1,12}$/);
const sentence = fc.array(word, { minLength: 1, maxLength: 60 }).map((all) => all.join(' '));
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.integer({ min: 1, max: 6 }), text: sentence }),
  fc.record({ kind: fc.constant('question' as const), text: sentence.map((text) => `${text}?`) }),
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n')),
  }),
  fc.constant({ kind: 'gap' as const }),
);

/** Returns the texts below a question or heading, as in the source. */
function said(blocks: readonly Block[]): string[] {
  const first = blocks.findIndex(({ kind }) => kind === 'heading' || kind === 'question');
  return blocks
    .slice(Math.max(first, 0))
    .flatMap((one) => (one.kind === 'text' && first >= 0 ? wordsOf(one.text) : []));
}

describe('knowledge that comes in', () => {
  it('Property 14: Knowledge import: what stands below a question or heading is proposed, each word once and in order', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
        const proposed = splitIntoSections(blocks).flatMap(({ answer }) => wordsOf(answer));
        let at = 0;
        for (const one of proposed) if (one === said(blocks)[at]) at += 1;
        expect(at).toBe(said(blocks).length);
      }),
      { numRuns: trials(200) },
    );
  });

  it('Property 14: Knowledge import: whatever is pasted, no proposal is longer than it may be, and none is empty', () => {
    const pasted = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4_000 }),
      fc
        .array(fc.oneof(sentence, fc.constantFrom('Q: ', 'A: ', '# ', '## ', '- ', '?', '\n', '\n\n', '**', '1. ')), {
          maxLength: 200,
        })
        .map((all) => all.join('')),
      fc
        .tuple(fc.constantFrom('', '# ', 'Q: '), fc.array(word, { minLength: 20, maxLength: 200 }), sentence)
        .map(([mark, asked, answer]) => `${mark}${asked.join(' ')}?\n${answer}`),
    );
    fc.assert(
      fc.property(pasted, (text) => {
        for (const { question, answer } of splitIntoSections(textBlocks(text))) {
          expect(question.length).toBeLessThanOrEqual(longestQuestion);
          expect(answer.length).toBeLessThanOrEqual(longestAnswer);
          expect(`${question}${answer}`.trim()).not.toBe('');
        }
      }),
      { numRuns: trials(200) },
    );
  });

  it('Property 14: Knowledge import: an answer in parts is the answer, and no part is a scrap while there is room', () => {
    const unbroken = fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) => text.replace(/\s/gu, 'x'));
    const pairs = fc.array(fc.constantFrom('x', '𝒜', '😀'), { maxLength: 120, size: 'max' }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(sentence, unbroken, pairs), fc.integer({ min: 12, max: 80 }), (text, most) => {
        const parts = partsOf(text, most);
        expect(parts.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(most);
        for (const part of parts.slice(0, -1)) expect(part.length).toBeGreaterThanOrEqual(most / 2 - 2);
        for (const part of parts) expect(halfPairs(part)).toBe(0);
      }),
      { numRuns: trials(300) },
    );
  });
});
