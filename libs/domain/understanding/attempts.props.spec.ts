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

/** One turn that fails, in each of the possible ways. */
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
 * The rule derived from its definition, turn by turn, as the specification states it: first what a caller's turn does
 * to the turn before it, then the result of the turn itself.
 */
function told(turns: readonly TurnFacts[]): { failed: number; reached: number } {
  let [failed, reached] = [0, 0];
  /** The count before the request that may still be denied; null if there is none. */
  let open: number | null = null;
  for (const one of turns) {
    const contradicts: boolean = looksBack.includes(one.kind) && open !== null;
    if (contradicts) failed = (open ?? 0) + 1;
    reached = failed;
    if (!attempt(one)) {
      open = contradicts && one.kind === 'deny' ? failed : null;
      continue;
    }
    const before = failed;
    const isBad = unheard.includes(one.kind) || one.cannotHelp || (!one.found && !one.acted);
    failed = isBad ? before + 1 : 0;
    reached = contradicts ? Math.max(before, failed) : failed;
    open = before;
  }
  return { failed, reached };
}

describe('Property 6: AI transfer logic', () => {
  it('counts what the definition counts, in every conversation', () => {
    fc.assert(
      fc.property(conversation, (turns) => {
        expect(after(turns).failed).toBe(told(turns).failed);
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
          const due = told(turns.slice(0, at + 1)).reached >= configured;
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

  it('counts each denial of a request that is still unmet, and nothing denied where nothing was asked', () => {
    fc.assert(
      fc.property(
        fc.array(failing, { maxLength: 5 }),
        satisfied,
        fc.integer({ min: 1, max: 4 }),
        (before, good, times) => {
          const denying = Array.from({ length: times }, (): TurnFacts => ({ ...good, kind: 'deny', asked: false }));
          expect(after([...before, good]).failed).toBe(0);
          expect(after([...before, good, ...denying]).failed).toBe(before.length + times);
          expect(after(denying).failed).toBe(0);
        },
      ),
      { numRuns: runs },
    );
  });

  it('fails once who was misheard, whatever comes of saying it again', () => {
    fc.assert(
      fc.property(fc.array(failing, { maxLength: 5 }), satisfied, (before, good) => {
        const again: TurnFacts = { ...good, kind: 'deny', misheard: true, found: false, acted: false };
        expect(after([...before, good, again]).failed).toBe(before.length + 1);
        expect(after([...before, good, { ...good, kind: 'deny', misheard: true }]).failed).toBe(0);
      }),
      { numRuns: runs },
    );
  });

  it('leaves the count where nobody can tell what an answer was worth, and lets it be denied', () => {
    fc.assert(
      fc.property(fc.array(failing, { maxLength: 5 }), satisfied, (before, good) => {
        const open: TurnFacts = { ...good, found: false, acted: false, open: true };
        expect(after([...before, open]).failed).toBe(before.length);
        expect(after([...before, open, { ...good, kind: 'deny', asked: false }]).failed).toBe(before.length + 1);
      }),
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
