import { honest } from './test/brains';
import type { Brain } from './test/scripted-model';
import { TalkWorld } from './test/talk-world';

const knows = (question: string): boolean => /open/i.test(question);
const asked = (world: TalkWorld) => world.effects('createResponse').map(({ at }) => at);

describe('words that come while something is looked up', () => {
  it('are answered, and what was looked up before them is no answer to them', () => {
    const world = new TalkWorld({ brain: honest, knows, pace: { toolMs: 2_000 }, configured: 50 });
    world.speak('What time do you open?');
    world.run(600);
    expect(world.effects('runTool')).toHaveLength(1);
    world.speak('Do you repair violins?', 1_000);
    const committed = world.now;
    world.settle();
    expect(asked(world).filter((at) => at >= committed).length).toBeGreaterThan(0);
    expect(world.effects('runTool').map(({ call }) => call.tool)).toEqual(['search_knowledge', 'search_knowledge']);
    expect(world.state.turn?.answered).toBe(true);
    expect(world.state.attempts.failed).toBe(1);
    expect([...world.model.answered.values()]).toEqual([1, 1]);
  });

  it('do not lose what is looked up when they were only a sound', () => {
    let rounds = 0;
    const search = { name: 'search_knowledge', args: JSON.stringify({ question: 'open' }) };
    const brain: Brain = () => ((rounds += 1) === 1 ? { tools: [search] } : { say: 'We are open from nine to five.' });
    const world = new TalkWorld({ brain, knows, pace: { toolMs: 1_500 }, configured: 50 });
    world.speak('What time do you open?');
    world.run(600);
    world.speak('mm', 300, 500);
    world.settle();
    const said = world.effects('keepTurn').flatMap(({ turn }) => (turn.speaker === 'receptionist' ? [turn.text] : []));
    expect(said).toEqual(['We are open from nine to five.']);
    expect(world.state.turn?.found).toBe(true);
    expect(world.state.attempts.failed).toBe(0);
  });
});
