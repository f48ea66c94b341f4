import { honest } from './test/brains';
import type { Brain } from './test/scripted-model';
import { TalkWorld } from './test/talk-world';

/** What the ledger decides for a caller who wants a person after hours and stays with the receptionist. */
const closed = 'We are closed right now. We open again tomorrow. If you would like to leave a message, just say so.';

/** A receptionist that claims at once what the ledger has not decided yet. */
const eager: Brain = (prompt) => {
  const plan = honest(prompt);
  return plan.tools === undefined ? plan : { ...plan, say: 'One moment, I am putting you through now.' };
};

/** A receptionist that answers a wish for a person with talk. */
const evasive: Brain = ({ wish }) => ({ say: wish.exactly ?? 'That is a nice wish.' });

/** What the receptionist has said, in the order in which it was said. */
const said = (world: TalkWorld) =>
  world
    .effects('keepTurn')
    .filter(({ turn }) => turn.speaker === 'receptionist')
    .sort((one, other) => one.turn.seq - other.turn.seq)
    .map(({ turn }) => turn.text);

describe.each([2, 30])('a caller who wants a person while the receptionist is alone, tools in %i ms', (toolMs) => {
  it.each([
    ['asks for a person', 'I want to speak with a person', honest, 0],
    ['names a person', 'Ana Torres please', honest, 0],
    ['is told at once of a transfer', 'I want to speak with a person', eager, 1],
    ['is answered with something else', 'I want to speak with a person', evasive, 1],
  ])('who %s hears what the ledger has decided, and the talk goes on', (_how, words, brain, before) => {
    // The ledger answers before the model has ended its response, or after that.
    const world = new TalkWorld({ brain, closed, knows: () => true, pace: { toolMs } });
    world.caller(words);
    expect(said(world)).toHaveLength(before + 1);
    expect(said(world).at(-1)).toBe(closed);
    expect(world.state.phase).toBe('talking');
    // What was claimed needs no other correction than these words.
    expect(world.told('PromiseCorrected')).toEqual([]);
    expect(world.told('TurnTaken')).toEqual([]);
    world.caller('What time do you open on weekdays?');
    expect(world.ended).toBe(false);
    if (brain === honest) expect(said(world).at(-1)).toBe('We are open from nine to five.');
  });

  it('who presses 0 hears it too, instead of that there is no such extension', () => {
    const world = new TalkWorld({ brain: honest, closed });
    world.take({ kind: 'DigitPressed', digit: '0', heard: [] });
    world.run(10_000);
    expect(said(world)).toEqual([closed]);
  });

  it('hears it although they go on speaking, after what they say then is answered', () => {
    const world = new TalkWorld({ brain: honest, closed, knows: () => true });
    world.speak('I want to speak with a person');
    world.run(300);
    world.caller('What time do you open on weekdays?');
    expect(said(world).filter((text) => text === closed)).toHaveLength(1);
  });
});
