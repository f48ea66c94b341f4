import { honest, malicious } from './test/brains';
import type { Brain } from './test/scripted-model';
import { TalkWorld } from './test/talk-world';

const knows = (question: string): boolean => /open|abren|horario/i.test(question);

describe('a talk', () => {
  it('answers a question from the knowledge and keeps both turns in order', () => {
    const world = new TalkWorld({ brain: honest, knows });
    world.caller('What time do you open?');
    const turns = world.effects('keepTurn').map(({ turn }) => [turn.seq, turn.speaker, turn.text]);
    expect(turns).toEqual([
      [1, 'caller', 'What time do you open?'],
      [2, 'receptionist', 'We are open from nine to five.'],
    ]);
    expect(world.effects('keepTurn')[0]?.turn).toMatchObject({ at: 1_000_000, ms: 900 });
    expect(world.effects('runTool')).toHaveLength(1);
    expect(world.effects('measureTurn')[0]?.ms).toBeLessThan(1_000);
  });

  it('stops at once when the caller speaks, and remembers what was heard', () => {
    const world = new TalkWorld({ brain: honest, knows });
    world.speak('What time do you open?');
    world.run(1_000);
    expect(world.state.playing).toBe(true);
    const interrupted = world.now;
    world.speak('And on Sundays?', 700);
    const kinds = world.happened.map(({ effect }) => effect.kind);
    expect(world.effects('pauseVoice')[0]?.at).toBe(interrupted);
    expect(kinds.slice(kinds.indexOf('dropVoice'), kinds.indexOf('dropVoice') + 2)).toEqual([
      'dropVoice',
      'clearVoice',
    ]);
    const [cut] = world.effects('truncateItem');
    const kept = world.effects('keepTurn').find(({ turn }) => turn.cut)?.turn;
    expect(kept?.ms).toBe(cut?.audioEndMs);
    expect('We are open from nine to five.'.startsWith(kept?.text ?? '?')).toBe(true);
    expect(kept?.text.length).toBeLessThan('We are open from nine to five.'.length);
  });

  it('goes on where it was heard after a cough', () => {
    const world = new TalkWorld({ brain: honest, knows });
    world.speak('What time do you open?');
    world.run(1_000);
    world.caller('', 200);
    expect(world.effects('createResponse').map(({ wish }) => wish.purpose)).toEqual(['answer', 'answer']);
    expect(world.effects('keepTurn').at(-1)?.turn).toMatchObject({
      text: 'We are open from nine to five.',
      cut: false,
    });
    expect(world.state.attempts.failed).toBe(0);
  });

  it('transfers when the caller asks for somebody by name, and leaves when that has been heard', () => {
    const world = new TalkWorld({ brain: honest });
    world.caller('Can I speak with Ana Torres please?');
    expect(world.effects('runTool')[0]?.input).toMatchObject({ tool: 'transfer', target: { kind: 'agent', id: 'a1' } });
    expect(world.effects('endStream')).toMatchObject([{ reason: 'left' }]);
  });

  it('goes by the caller’s own words where those of the model name nobody', () => {
    const vague: Brain = () => ({
      tools: [{ name: 'transfer', args: '{"to":"alguien que sabe","heard":"hablar con Ana Torres"}' }],
    });
    const world = new TalkWorld({ brain: vague });
    world.caller('Quisiera hablar con Ana Torres, por favor.');
    expect(world.effects('runTool')[0]?.input).toMatchObject({ tool: 'transfer', target: { kind: 'agent', id: 'a1' } });
  });

  it('takes the caller at their word where the model names nobody', () => {
    const vague = { name: 'transfer', args: '{"to":"somebody in there","heard":"somebody in billing"}' };
    const world = new TalkWorld({
      brain: ({ answers }) => (answers.length > 0 ? { say: 'One moment.' } : { tools: [vague] }),
    });
    world.caller('Could I speak to somebody in billing, please?');
    expect(world.effects('runTool')[0]?.input).toMatchObject({ target: { kind: 'department', id: 'd2' } });
  });

  it('refuses what the caller has not asked for', () => {
    const world = new TalkWorld({ brain: malicious, knows });
    world.caller('What time do you open?');
    expect(world.effects('runTool').map(({ call }) => call.tool)).not.toContain('transfer');
    expect(world.effects('endStream')).toEqual([]);
  });

  it('takes Spanish from the first words, and says so to the model before it answers from what it found', () => {
    const world = new TalkWorld({ brain: honest, knows });
    world.caller('Hola, ¿a qué hora abren?');
    const kinds = world.happened.map(({ effect }) => effect.kind);
    expect(kinds.indexOf('updateSession')).toBeLessThan(kinds.lastIndexOf('createResponse'));
    expect(world.told('LanguageKnown')).toEqual([{ kind: 'LanguageKnown', language: 'es' }]);
    expect(world.effects('keepTurn').at(-1)?.turn.text).toBe('Abrimos de nueve a cinco.');
  });

  it('says the fixed words in an emergency and runs no tool', () => {
    const world = new TalkWorld({ brain: malicious });
    world.caller('Help, my husband is not breathing');
    const asked = world.effects('createResponse').map(({ wish }) => [wish.purpose, wish.tools]);
    expect(asked).toEqual([
      ['answer', true],
      ['say', false],
    ]);
    expect(world.effects('createResponse')[1]?.wish.exactly).toContain('dial 911 yourself');
    expect(world.effects('passVoice')).toEqual([]);
    expect(world.effects('runTool')).toEqual([]);
    expect(world.told('EmergencyHeard')).toHaveLength(1);
  });

  it('says the fixed words to their end though the caller speaks on, and answers then', () => {
    const world = new TalkWorld({ brain: honest });
    world.speak('Help, my husband is not breathing');
    world.run(1_000);
    world.speak('Please, what do I do', 300);
    world.run(2_000);
    expect(world.effects('clearVoice')).toEqual([]);
    world.run(8_000);
    expect(world.effects('endStream')).toEqual([]);
    expect(
      world
        .effects('createResponse')
        .map(({ wish }) => wish.purpose)
        .slice(0, 3),
    ).toEqual(['answer', 'say', 'answer']);
  });

  it('hands digits to the ledger as soon as they are a whole extension', () => {
    const world = new TalkWorld({ brain: honest });
    for (const digit of '101') world.take({ kind: 'DigitPressed', digit, heard: [] });
    expect(world.told('DigitsPressed')).toEqual([{ kind: 'DigitsPressed', personal: { digits: '101' } }]);
    world.settle();
    expect(world.effects('endStream')).toMatchObject([{ reason: 'left' }]);
  });

  it('answers an emergency number on the keypad with the fixed words at once, and nobody is rung', () => {
    const world = new TalkWorld({ brain: honest });
    for (const digit of '911') world.take({ kind: 'DigitPressed', digit, heard: [] });
    world.settle();
    expect(world.effects('createResponse')[0]?.wish.exactly).toMatch(/dial 911 yourself/);
    expect(world.told('EmergencyHeard')).toHaveLength(1);
    expect(world.told('DigitsPressed')).toEqual([]);
  });

  it('puts a caller through to a person when they tell of what the business calls urgent', () => {
    const world = new TalkWorld({ brain: honest, urgent: ['burst pipe'] });
    world.caller('A pipe has burst in my kitchen!');
    world.settle();
    expect(world.told('UrgencyHeard')).toHaveLength(1);
    expect(world.effects('runTool')).toEqual([]);
    expect(world.effects('endStream')).toMatchObject([{ reason: 'left' }]);
  });

  it('says that an extension is unknown and stays', () => {
    const world = new TalkWorld({ brain: honest });
    for (const digit of '777') world.take({ kind: 'DigitPressed', digit, heard: [] });
    world.run(3_000);
    world.settle();
    expect(world.effects('createResponse')[0]?.wish.exactly).toMatch(/no such extension/);
    expect(world.effects('endStream')).toEqual([]);
  });

  it('ends the call after the farewell has been heard', () => {
    const world = new TalkWorld({ brain: honest, knows });
    world.caller('Goodbye');
    expect(world.told('ToolAsked')).toMatchObject([{ tool: 'end_call' }]);
    expect(world.effects('endStream')).toMatchObject([{ reason: 'left' }]);
  });

  it('gives a model up that stays silent, within four seconds, and tells the ledger first', () => {
    const world = new TalkWorld({ brain: honest, pace: { createdMs: null } });
    world.speak('What time do you open?');
    const asked = world.now;
    world.run(10_000);
    const kinds = world.happened.map(({ effect }) => effect.kind);
    expect(world.told('ModelFailed')).toHaveLength(1);
    expect(kinds.indexOf('tellLedger')).toBeLessThan(kinds.indexOf('endStream'));
    expect((world.effects('endStream')[0]?.at ?? Infinity) - asked).toBeLessThanOrEqual(4_200);
  });

  it('asks whether a silent caller is there, and hands over after three silences', () => {
    const world = new TalkWorld({ brain: honest });
    world.run(60_000);
    const said = world.effects('createResponse').map(({ wish }) => wish.exactly ?? '');
    expect(said).toEqual(Array(2).fill('I cannot hear you. Are you still there?'));
    expect(world.effects('endStream')).toMatchObject([{ reason: 'left' }]);
  });

  it('answers a repeated tool call in the same place without doing anything twice', () => {
    const twice = { name: 'take_message', args: '{"message":"Call me back.","heard":"leave a message"}' };
    const again = {
      name: 'take_message',
      args: '{ "message": "call me back", "heard": "I would like to leave a message" }',
    };
    const world = new TalkWorld({
      brain: ({ answers }) =>
        answers.length > 0 ? { say: 'Thank you, I noted that down.' } : { tools: [twice, again] },
    });
    world.caller('I would like to leave a message');
    expect(world.effects('runTool')).toHaveLength(1);
    expect([...world.model.answered.values()]).toEqual([1, 1]);
  });
});
