import { honest } from './test/brains';
import { TalkWorld } from './test/talk-world';

const told = (world: TalkWorld) =>
  world.effects('tellLedger').flatMap(({ input }) => (input.kind === 'FirstWordsHeard' ? [input.personal.speech] : []));

describe('what a caller says first', () => {
  it('is told to the ledger in the first two turns, where rules depend on it', () => {
    const world = new TalkWorld({ brain: honest, screensWords: true });
    for (const words of ['About your car warranty.', 'Your warranty ends.', 'Hello, the warranty.'])
      world.caller(words);
    expect(told(world)).toEqual(['About your car warranty.', 'Your warranty ends.']);
    const keys = world
      .effects('tellLedger')
      .flatMap(({ key, input: { kind } }) => (kind === 'FirstWordsHeard' ? [key] : []));
    expect(new Set(keys).size).toBe(2);
  });

  it('is not told where no rule depends on it, nor when somebody is in danger, nor when nothing is said', () => {
    const quiet = new TalkWorld({ brain: honest });
    quiet.caller('About your car warranty.');
    const world = new TalkWorld({ brain: honest, screensWords: true });
    world.caller('Help, there is a fire!');
    world.caller('');
    expect([told(quiet), told(world)]).toEqual([[], []]);
  });
});
