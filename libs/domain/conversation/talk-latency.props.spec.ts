import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { honest } from './test/brains';
import { TalkWorld } from './test/talk-world';

const RUNS = trials(100);

/** The longest time that a caller waits for a sound, or until the fallback is used, ms. */
const BUDGET_MS = 6_000;
/** The longest time that a model may show no sign of life, ms. */
const SILENT_MS = 4_000;
/** How often the shell checks what is due, ms. */
const TICK_MS = 100;

const pace = fc.record({
  createdMs: fc.option(fc.integer({ min: 1, max: 3_000 }), { freq: 6 }),
  firstVoiceMs: fc.option(fc.integer({ min: 3_000, max: 7_000 }), { freq: 4 }),
  transcriptMs: fc.option(fc.integer({ min: 10, max: 4_000 }), { freq: 6 }),
  toolMs: fc.integer({ min: 1, max: 3_000 }),
});
const quick = fc.record({
  createdMs: fc.integer({ min: 1, max: 200 }),
  firstVoiceMs: fc.integer({ min: 200, max: 1_200 }),
  transcriptMs: fc.integer({ min: 10, max: 900 }),
  toolMs: fc.integer({ min: 1, max: 200 }),
});
const texts = fc.constantFrom('What time do you open?', 'Hello', 'Where do I park my car?', '¿A qué hora abren?', '');

describe('Property 5: AI response latency', () => {
  it('answers every turn within the budget, or the fallback is called within it', () => {
    fc.assert(
      fc.property(fc.oneof(pace, quick), fc.array(texts, { minLength: 1, maxLength: 4 }), (speed, script) => {
        const world = new TalkWorld({ brain: honest, knows: () => true, pace: speed, configured: 50 });
        for (const text of script) {
          if (world.ended) break;
          world.speak(text);
          const committed = world.now;
          world.run(BUDGET_MS + TICK_MS);
          const begun = world.events.some(({ at, event }) => event.kind === 'VoiceBegan' && at >= committed);
          expect(begun || world.ended).toBe(true);
          world.settle();
        }
        for (const { ms } of world.effects('measureTurn')) expect(ms).toBeLessThanOrEqual(BUDGET_MS);
        if (world.ended) expect(world.told('ModelFailed').length + world.told('TurnTaken').length).toBeGreaterThan(0);
      }),
      { numRuns: RUNS },
    );
  });

  it('calls the fallback for a model that shows no life, and tells the ledger why before it ends', () => {
    fc.assert(
      fc.property(fc.constantFrom('unconfirmed', 'mute'), fc.integer({ min: 1, max: 1_400 }), (fault, transcriptMs) => {
        const silent = fault === 'mute' ? { firstVoiceMs: null } : { createdMs: null };
        const world = new TalkWorld({ brain: honest, pace: { ...silent, transcriptMs } });
        world.speak('What time do you open?');
        const asked = world.now + transcriptMs;
        world.run(20_000);
        const ended = world.effects('endStream')[0];
        expect(ended?.reason).toBe('model_lost');
        expect((ended?.at ?? Infinity) - asked).toBeLessThanOrEqual(SILENT_MS + TICK_MS);
        expect(world.effects('createResponse').length).toBeLessThanOrEqual(2);
        expect(world.told('ModelFailed')).toHaveLength(1);
      }),
      { numRuns: RUNS },
    );
  });
});
