import fc from 'fast-check';
import { trials } from '@voicecore/testing';
import { countAttempts, noAttempts, shouldTransfer, type TurnFacts } from './attempts';
import type { Kind } from './understood';

const runs = trials(300);

const quiet: Kind[] = ['greeting', 'thanks', 'affirm', 'farewell', 'language', 'robot', 'emergency'];
const unheard: Kind[] = ['silent', 'unintelligible'];
const looksBack: Kind[] = ['deny', 'repeat'];
const asks: Kind[] = ['request', 'person', 'department', 'extension', 'human', 'message'];

const kind = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...quiet) },
  { weight: 2, arbitrary: fc.constantFrom(...unheard) },
  { weight: 3, arbitrary: fc.constantFrom(...looksBack) },
  { weight: 6, arbitrary: fc.constantFrom(...asks) },
);
const turn: fc.Arbitrary<TurnFacts> = fc.record({
  kind,
  asked: fc.boolean(),
  found: fc.boolean(),
  acted: fc.boolean(),
  cannotHelp: fc.boolean(),
});
const conversation = fc.array(turn, { maxLength: 40 });

/** One turn that fails, in each of the ways there are. */
const failing: fc.Arbitrary<TurnFacts> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(...asks),
    asked: fc.constant(true),
    found: fc.constant(false),
    acted: fc.constant(false),
    cannotHelp: fc.boolean(),
  }),
  fc.record({
    kind: fc.constantFrom(...asks),
    asked: fc.constant(true),
    found: fc.boolean(),
    acted: fc.boolean(),
    cannotHelp: fc.constant(true),
  }),
  fc.record({
    kind: fc.constantFrom(...unheard),
    asked: fc.boolean(),
    found: fc.boolean(),
    acted: fc.boolean(),
    cannotHelp: fc.boolean(),
  }),
);
const smallTalk: fc.Arbitrary<TurnFacts> = fc.record({
  kind: fc.constantFrom(...quiet),
  asked: fc.boolean(),
  found: fc.boolean(),
  acted: fc.boolean(),
  cannotHelp: fc.boolean(),
});
const satisfied: fc.Arbitrary<TurnFacts> = fc
  .record({ kind: fc.constantFrom(...asks), found: fc.boolean() })
  .map((part) => ({ ...part, asked: true, acted: !part.found, cannotHelp: false }));

const after = (turns: readonly TurnFacts[]) => turns.reduce(countAttempts, noAttempts);

const attempt = (one: TurnFacts | undefined): boolean =>
  one !== undefined && (unheard.includes(one.kind) || (one.asked && !quiet.includes(one.kind)));

/**
 * The rule read off its definition, over the whole conversation at once: the failed attempts since the last satisfied
 * one, where a turn is judged together with the turn that follows it.
 */
function counted(turns: readonly TurnFacts[]): number {
  const failed = turns.map((one, at) => {
    if (unheard.includes(one.kind) || one.cannotHelp || (!one.found && !one.acted)) return true;
    const next = turns[at + 1];
    return next !== undefined && looksBack.includes(next.kind);
  });
  const attempts = turns.map((one, at) => ({ is: attempt(one), failed: failed[at] === true })).filter((one) => one.is);
  const lastGood = attempts.map((one) => one.failed).lastIndexOf(false);
  return attempts.length - 1 - lastGood;
}

/** What was counted before the turn at `at`, with that turn's denial or repetition taken in. */
function settled(turns: readonly TurnFacts[], at: number): number {
  const known = turns.slice(0, at);
  const denial: TurnFacts = { kind: 'deny', asked: false, found: false, acted: false, cannotHelp: false };
  return counted([...known, denial]);
}

describe('Property 6: AI transfer logic', () => {
  it('counts what the definition counts, in every conversation', () => {
    fc.assert(
      fc.property(conversation, (turns) => {
        expect(after(turns).failed).toBe(counted(turns));
      }),
      { numRuns: runs },
    );
  });

  it('transfers in the turn in which the last allowed attempt is known to have failed, and in no other', () => {
    fc.assert(
      fc.property(conversation, fc.integer({ min: 1, max: 5 }), (turns, configured) => {
        let state = noAttempts;
        turns.forEach((turn, at) => {
          state = countAttempts(state, turn);
          const contradicts = looksBack.includes(turn.kind) && attempt(turns[at - 1]);
          const contradicted = contradicts ? settled(turns, at) : 0;
          const due = contradicted >= configured || counted(turns.slice(0, at + 1)) >= configured;
          expect(shouldTransfer(state, configured)).toBe(due);
        });
      }),
      { numRuns: runs },
    );
  });

  it('transfers a caller whose every answer is only asked for again', () => {
    fc.assert(
      fc.property(
        satisfied,
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(...looksBack),
        (good, configured, kind) => {
          let state = after([good]);
          for (let again = 1; again <= configured; again += 1) {
            expect(shouldTransfer(state, configured)).toBe(false);
            state = countAttempts(state, { ...good, kind });
          }
          expect(shouldTransfer(state, configured)).toBe(true);
        },
      ),
      { numRuns: runs },
    );
  });

  it('transfers after exactly the configured number of failing attempts, never before, small talk between or not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.tuple(failing, fc.array(smallTalk, { maxLength: 3 })), { minLength: 9, maxLength: 9 }),
        conversation,
        satisfied,
        (configured, attempts, before, good) => {
          let state = after([...before, good]);
          attempts.slice(0, configured).forEach(([turn, between], index) => {
            expect(shouldTransfer(state, configured)).toBe(false);
            state = between.reduce(countAttempts, countAttempts(state, turn));
            expect(state.failed).toBe(index + 1);
          });
          expect(shouldTransfer(state, configured)).toBe(true);
        },
      ),
      { numRuns: runs },
    );
  });

  it('means three when the tenant has set nothing', () => {
    fc.assert(
      fc.property(fc.array(failing, { minLength: 3, maxLength: 3 }), (turns) => {
        expect(shouldTransfer(after(turns.slice(0, 2)))).toBe(false);
        expect(shouldTransfer(after(turns))).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  it('makes a denied or repeated turn a failure once, as if it had never been satisfied', () => {
    fc.assert(
      fc.property(
        fc.array(failing, { maxLength: 5 }),
        satisfied,
        fc.array(fc.constantFrom(...looksBack), { minLength: 1, maxLength: 4 }),
        (before, good, denials) => {
          const denying = denials.map((one): TurnFacts => ({ ...good, kind: one, asked: false }));
          expect(after([...before, good]).failed).toBe(0);
          expect(after([...before, good, ...denying]).failed).toBe(before.length + 1);
          expect(after([...before, ...denying]).failed).toBe(before.length);
        },
      ),
      { numRuns: runs },
    );
  });

  it('goes on with the same count after a resume', () => {
    fc.assert(
      fc.property(conversation, conversation, (before, later) => {
        const stored = JSON.parse(JSON.stringify(after(before))) as ReturnType<typeof after>;
        expect(later.reduce(countAttempts, stored)).toEqual(after([...before, ...later]));
      }),
      { numRuns: runs },
    );
  });
});
