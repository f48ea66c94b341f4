import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import {
  attestationOf,
  attestations,
  callsOf,
  hasWordRules,
  judgeAgain,
  judgeCaller,
  listedAs,
  listPrefixes,
  longestFrequencyMs,
  mostByMarks,
  neighborhoodOf,
  reasonsFor,
  screeningActions,
  standingOf,
  suspicionOf,
  wordReasons,
  type Caller,
  type ListName,
  type ScreeningPolicy,
  type ScreeningRule,
} from '.';

const runs = trials(300);
const now = 1_800_000_000_000;

const weight = fc.integer({ min: 1, max: 100 });
const number = fc.constantFrom('+12125550100', '+12125550199', '+525512345678', '+8821234567', '+34600123456');
const attestation = fc.constantFrom(...attestations);
const byKind = fc.oneof(
  fc.record({ kind: fc.constant('withheld' as const), weight }),
  fc.record({ kind: fc.constant('prefix' as const), weight, prefix: fc.constantFrom('+1212', '+52', '+882', '+346') }),
  fc.record({
    kind: fc.constant('attestation' as const),
    weight,
    levels: fc.uniqueArray(attestation, { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('frequency' as const),
    weight,
    calls: fc.integer({ min: 1, max: 6 }),
    minutes: fc.integer({ min: 1, max: 120 }),
    of: fc.constantFrom(...callsOf),
  }),
  fc.record({
    kind: fc.constant('keyword' as const),
    weight,
    words: fc.constantFrom('car warranty', 'Garantía', 'se'),
  }),
  fc.record({ kind: fc.constant('pattern' as const), weight, pattern: fc.constantFrom('warranty', 'se+o') }),
);
const rules = fc
  .array(byKind, { maxLength: 12 })
  .map((all) => all.map((rule, at): ScreeningRule => ({ ...rule, id: `r${at}` })));
const threshold = fc.option(fc.integer({ min: 1, max: 100 }), { nil: null });
const policy: fc.Arbitrary<ScreeningPolicy> = fc.record({
  rules,
  flagAt: threshold,
  challengeAt: threshold,
  blockAt: threshold,
});
const earlierCalls = fc.array(
  fc.integer({ min: 0, max: 150 }).map((minutes) => now - minutes * 60_000),
  { maxLength: 8 },
);
const caller: fc.Arbitrary<Caller> = fc.record({
  number: fc.option(number, { nil: null }),
  attestation,
  earlier: fc.record({ number: earlierCalls, neighbors: earlierCalls, everyone: earlierCalls }),
  marks: fc.constant([]),
  now: fc.constant(now),
});
const listed = fc.constantFrom<ListName | null>('allow', 'block', null);

/** Whether a rule describes this caller, told a second time and in other words. */
function describes(rule: ScreeningRule, one: Caller): boolean {
  if (rule.kind === 'withheld') return one.number === null;
  if (rule.kind === 'attestation') return rule.levels.some((level) => level === one.attestation);
  if (rule.kind === 'prefix') return one.number !== null && one.number.slice(0, rule.prefix.length) === rule.prefix;
  if (rule.kind !== 'frequency') return false;
  const ages = one.earlier[rule.of ?? 'number'].map((at) => (one.now - at) / 60_000).sort((a, b) => a - b);
  return (ages[rule.calls - 1] ?? Infinity) <= rule.minutes;
}

describe('Property 7: Spam detection and action', () => {
  it('detects whatever matches a rule, and nothing else, with the reasons', () => {
    fc.assert(
      fc.property(policy, caller, (rulesOf, one) => {
        const found = reasonsFor(rulesOf, one);
        expect(found).toEqual(
          rulesOf.rules
            .filter((rule) => describes(rule, one))
            .map(({ id, kind, weight: points }) => ({ ruleId: id, kind, weight: points })),
        );
      }),
      { numRuns: runs },
    );
  });

  it('carries out the strictest action whose threshold the score reaches', () => {
    fc.assert(
      fc.property(policy, caller, (rulesOf, one) => {
        const reasons = reasonsFor(rulesOf, one);
        const { score, action } = judgeCaller(rulesOf, { listed: null, reasons });
        expect(score).toBe(
          Math.min(
            100,
            reasons.map((reason) => reason.weight).reduce((a, b) => a + b, 0),
          ),
        );
        const at = { pass: 0, flag: rulesOf.flagAt, challenge: rulesOf.challengeAt, block: rulesOf.blockAt };
        const reached = screeningActions.filter((each) => score >= (at[each] ?? Infinity));
        expect(action).toBe(reached.at(-1));
        expect(suspicionOf({ action, score })).toBe(action === 'flag' || action === 'challenge' ? score : null);
      }),
      { numRuns: runs },
    );
  });

  it('never touches a caller on the allow list, and always blocks one who is on the block list alone', () => {
    fc.assert(
      fc.property(policy, caller, fc.subarray<ListName>(['block', 'allow', 'block']), (rulesOf, one, found) => {
        const { action } = judgeCaller(rulesOf, { listed: listedAs(found), reasons: reasonsFor(rulesOf, one) });
        if (found.includes('allow')) expect(action).toBe('pass');
        else if (found.includes('block')) expect(action).toBe('block');
      }),
      { numRuns: runs },
    );
  });

  it('is never milder to a caller whom one more rule matches', () => {
    fc.assert(
      fc.property(policy, caller, listed, weight, (rulesOf, one, list, points) => {
        const before = judgeCaller(rulesOf, { listed: list, reasons: reasonsFor(rulesOf, one) });
        const more: ScreeningRule = { id: 'more', kind: 'attestation', levels: attestations, weight: points };
        const stricter = { ...rulesOf, rules: [more, ...rulesOf.rules] };
        const after = judgeCaller(stricter, { listed: list, reasons: reasonsFor(stricter, one) });
        const rankOf = (action: (typeof screeningActions)[number]) => screeningActions.indexOf(action);
        expect(rankOf(after.action)).toBeGreaterThanOrEqual(rankOf(before.action));
        expect(after.score).toBeLessThanOrEqual(100);
      }),
      { numRuns: runs },
    );
  });

  it('finds a number by every prefix that may be listed, and looks back as far as the longest rule', () => {
    fc.assert(
      fc.property(number, rules, (one, all) => {
        const prefixes = listPrefixes(one);
        expect(prefixes.every((prefix) => one.startsWith(prefix) && prefix.length < one.length)).toBe(true);
        expect(prefixes).toHaveLength(one.length - 3);
        const policyOf = { rules: all, flagAt: null, challengeAt: null, blockAt: null };
        for (const of of callsOf) {
          const windows = all.flatMap((rule) => (rule.kind === 'frequency' && rule.of === of ? [rule.minutes] : []));
          expect(longestFrequencyMs(policyOf, of)).toBe(60_000 * windows.reduce((a, b) => Math.max(a, b), 0));
        }
      }),
      { numRuns: runs },
    );
  });
});

describe('what callers say', () => {
  const said = ['car', 'warranty', 'Garantía', 'the', 'se', 'seo'];
  const speech = fc.array(fc.constantFrom(...said), { maxLength: 6 }).map((all) => all.join(' '));
  const plain = (text: string) => text.toLowerCase().replace('í', 'i');
  const occurs = (pattern: string, text: string) => new RegExp(pattern).test(text);

  it('matches the rules whose words are said as whole words in a row, or whose pattern occurs, and no others', () => {
    fc.assert(
      fc.property(rules, speech, (all, text) => {
        const words = plain(text).split(' ');
        const says = (phrase: readonly string[]) =>
          words.some((_, at) => phrase.every((word, place) => words[at + place] === word));
        const expected = all.filter(
          (rule) =>
            (rule.kind === 'keyword' && says(plain(rule.words).split(' '))) ||
            (rule.kind === 'pattern' && occurs(rule.pattern, plain(text))),
        );
        expect(wordReasons({ rules: all }, text, occurs)).toEqual(
          expected.map(({ id, kind, weight: points }) => ({ ruleId: id, kind, weight: points })),
        );
        expect(hasWordRules({ rules: all })).toBe(all.some(({ kind }) => kind === 'keyword' || kind === 'pattern'));
      }),
      { numRuns: runs },
    );
  });

  it('raises the score and never lowers it, by each rule once, and not for a caller on the allow list', () => {
    fc.assert(
      fc.property(policy, caller, listed, fc.array(speech, { maxLength: 3 }), (rulesOf, one, list, turns) => {
        const first = judgeCaller(rulesOf, { listed: list, reasons: reasonsFor(rulesOf, one) });
        const verdicts = turns.reduce(
          (all, text) => [...all, judgeAgain(rulesOf, all.at(-1) ?? first, wordReasons(rulesOf, text, occurs))],
          [first],
        );
        verdicts.slice(1).forEach((verdict, at) => {
          expect(verdict.score).toBeGreaterThanOrEqual(verdicts[at]?.score ?? 0);
          const ids = verdict.reasons.map(({ ruleId }) => ruleId);
          expect(new Set(ids).size).toBe(ids.length);
          if (list === 'allow') expect(verdict.action).toBe('pass');
        });
        const heard = turns.flatMap((text) => wordReasons(rulesOf, text, occurs)).map(({ ruleId }) => ruleId);
        const counted = (verdicts.at(-1) ?? first).reasons.map(({ ruleId }) => ruleId);
        expect(new Set(counted)).toEqual(new Set([...first.reasons.map(({ ruleId }) => ruleId), ...heard]));
      }),
      { numRuns: runs },
    );
  });

  it('of a very long turn counts by its beginning', () => {
    const all: ScreeningRule[] = [{ id: 'r', kind: 'keyword', weight: 9, words: 'warranty' }];
    expect(wordReasons({ rules: all }, `${'so '.repeat(400)}warranty`, occurs)).toEqual([]);
    expect(wordReasons({ rules: all }, `${'so '.repeat(300)}warranty`, occurs)).toHaveLength(1);
  });
});

it('has neighbors that differ in the last four digits', () => {
  expect(neighborhoodOf('+12125550100')).toBe('+1212555');
});

it.each<[ListName[], ListName[], ListName | null]>([
  [[], ['block'], 'block'],
  [[], ['allow', 'block'], 'allow'],
  [['allow'], ['block'], 'allow'],
  [['block'], ['allow'], 'block'],
  [[], [], null],
])('own lists %j come before those of the installation %j', (own, installation, expected) => {
  expect(listedAs(own, installation)).toBe(expected);
});

describe('what people say of a number', () => {
  const day = 24 * 3_600_000;
  const mark = fc.record({
    isSpam: fc.boolean(),
    at: fc.integer({ min: 0, max: 400 }).map((days) => now - days * day),
  });

  it('moves its score within bounds, by less the older it is, and is a reason of its own', () => {
    fc.assert(
      fc.property(policy, caller, fc.array(mark, { maxLength: 12 }), fc.nat(300), (rulesOf, one, marks, later) => {
        const standing = standingOf(marks, now);
        expect(Math.abs(standing)).toBeLessThanOrEqual(mostByMarks);
        const spam = marks.map(({ at }) => ({ isSpam: true, at }));
        expect(standingOf(spam, now)).toBeGreaterThanOrEqual(standing);
        expect(standingOf(spam, now + later * day)).toBeLessThanOrEqual(standingOf(spam, now));
        const without = judgeCaller(rulesOf, { listed: null, reasons: reasonsFor(rulesOf, one) });
        const reasons = reasonsFor(rulesOf, { ...one, marks });
        const { score } = judgeCaller(rulesOf, { listed: null, reasons });
        const sum = reasons.reduce((points, reason) => points + reason.weight, 0);
        expect(score).toBe(Math.max(0, Math.min(100, sum)));
        if (standing > 0) expect(score).toBeGreaterThanOrEqual(without.score);
        if (standing < 0) expect(score).toBeLessThanOrEqual(without.score);
        expect(reasons.filter(({ kind }) => kind === 'feedback').map(({ weight: points }) => points)).toEqual(
          standing === 0 ? [] : [standing],
        );
      }),
      { numRuns: runs },
    );
  });

  it('is worth 40 points at once, 20 after a month, and is taken back by the opposite', () => {
    const spam = { isSpam: true, at: now };
    expect(standingOf([spam], now)).toBe(40);
    expect(standingOf([spam], now + 30 * day)).toBe(20);
    expect(standingOf([spam, spam, spam], now)).toBe(mostByMarks);
    expect(standingOf([spam, { isSpam: false, at: now }], now)).toBe(0);
    expect(standingOf([{ isSpam: false, at: now }], now)).toBe(-40);
  });
});

it.each([
  ['TN-Validation-Passed-A', 'A'],
  ['TN-Validation-Passed-B-Diverted', 'B'],
  ['TN-Validation-Passed-C-Passthrough', 'C'],
  ['TN-Validation-Failed-A', 'failed'],
  ['TN-Validation-Failed', 'failed'],
  ['No-TN-Validation', 'none'],
  ['TN-Validation-Passed-D', 'none'],
  ['', 'none'],
])('the carrier’s "%s" is the attestation %s', (verstat, expected) => {
  expect(attestationOf(verstat)).toBe(expected);
});
