import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { honest } from './test/brains';
import { talkLimits } from './talk-limits';
import { TalkWorld } from './test/talk-world';

const RUNS = trials(100);

const pace = fc.record({
  createdMs: fc.integer({ min: 1, max: 100 }),
  firstVoiceMs: fc.integer({ min: 101, max: 900 }),
  transcriptMs: fc.integer({ min: 1, max: 900 }),
  toolMs: fc.integer({ min: 1, max: 300 }),
});
/** Two halves of something that can only be understood as a whole. */
const halves = fc.constantFrom(
  ['I would like to speak with', 'Ana Torres', 'transfer'],
  ['Quisiera hablar con', 'Ana Torres', 'transfer'],
  ['My number is five five five and', 'one two three four', null],
) as fc.Arbitrary<readonly [string, string, string | null]>;
const open = fc.constantFrom('My number is 555', 'I wanted to ask because', 'So um', 'Necesito una cita para', 'Es el');
const closed = fc.constantFrom('What time do you open?', 'Hello', 'Where do I park my car?', '¿A qué hora abren?');

const worldOf = (speed: object) => new TalkWorld({ brain: honest, knows: () => true, pace: speed, configured: 50 });
/** When the caller heard something from the receptionist. */
const heardAt = (world: TalkWorld) =>
  world.effects('keepTurn').flatMap(({ turn }) => (turn.speaker === 'receptionist' ? [turn.at] : []));

describe('a caller who stops in the middle', () => {
  it('is not answered before they have gone on, and then as one who has said it at once', () => {
    fc.assert(
      fc.property(
        pace,
        halves,
        fc.integer({ min: 1, max: talkLimits.openEndMs - 1 }),
        (speed, [first, rest, tool], gap) => {
          const world = worldOf(speed);
          world.speak(first, 900, talkLimits.endSilenceMs);
          world.run(gap);
          world.speak(rest, 900, talkLimits.endSilenceMs);
          const committed = world.now;
          world.settle();
          const tools = world.effects('runTool').filter(({ input }) => input !== null);
          expect(tools.map(({ call }) => call.tool)).toEqual(tool === null ? [] : [tool]);
          for (const { at } of tools) expect(at).toBeGreaterThanOrEqual(committed);
          expect(world.told('TurnTaken').length).toBeLessThanOrEqual(1);
          if (tool !== null) expect(world.state.attempts.failed).toBe(0);
          const said = world.effects('keepTurn').flatMap(({ turn }) => (turn.speaker === 'caller' ? [turn.text] : []));
          expect(said).toEqual([first, rest]);
          expect(world.model.violations).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('is understood by all parts of what they said', () => {
    const world = worldOf({});
    for (const part of ['I would like the extension', 'one', 'zero one']) {
      world.speak(part, 400, talkLimits.endSilenceMs);
      world.run(500);
    }
    expect(world.state.turn?.understood).toMatchObject({ kind: 'extension', target: { kind: 'agent', id: 'a1' } });
  });

  it('is answered all the same when nothing follows, after a bounded time', () => {
    fc.assert(
      fc.property(pace, open, (speed, text) => {
        const world = worldOf(speed);
        world.speak(text);
        const committed = world.now;
        world.settle();
        const asked = world.effects('createResponse').map(({ at }) => at - committed);
        const heard = heardAt(world).map((at) => at - committed);
        // Speech that is already playing when the words arrive is cut, and is played again only when the wait is over.
        const last = Math.max(...heard);
        expect(last).toBeGreaterThanOrEqual(talkLimits.openEndMs);
        expect(Math.max(...asked.slice(0, 2))).toBeLessThanOrEqual(talkLimits.openEndMs + 20);
        expect(heard.filter((at) => at > speed.transcriptMs && at < talkLimits.openEndMs)).toEqual([]);
        expect(world.state.owedSince).toBeNull();
        expect(world.model.violations).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('costs nobody else a moment', () => {
    fc.assert(
      fc.property(pace, closed, (speed, text) => {
        const world = worldOf(speed);
        world.speak(text);
        expect(world.effects('createResponse').map(({ at }) => at)).toEqual([world.now]);
        world.run(speed.transcriptMs + 1);
        expect(world.state.turn?.openUntil).toBeNull();
        expect(world.state.turn?.answered).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});
