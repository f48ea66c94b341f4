import type { EntryId, Language } from '@voicecore/domain/kernel';
import { disclaims } from './disclaims';
import type { Brain, Plan } from './test/scripted-model';
import { TalkWorld, type WorldOptions } from './test/talk-world';

/** A model that follows a script for the caller's words and speaks fixed words as instructed. */
function scripted(script: Readonly<Record<string, readonly Plan[]>>): Brain {
  const given = new Map<string, number>();
  return ({ wish, words }) => {
    if (wish.exactly !== undefined) return { say: wish.exactly };
    const nth = given.get(words) ?? 0;
    given.set(words, nth + 1);
    return script[words]?.[nth] ?? { say: 'All right.' };
  };
}

function talk(script: Readonly<Record<string, readonly Plan[]>>, options: Partial<WorldOptions> = {}): TalkWorld {
  const world = new TalkWorld({ brain: scripted(script), configured: 50, ...options });
  for (const words of Object.keys(script)) world.caller(words);
  return world;
}

const said = (world: TalkWorld): string[] =>
  world.effects('keepTurn').flatMap(({ turn }) => (turn.speaker === 'receptionist' ? [turn.text] : []));
const corrected = (world: TalkWorld): string[] =>
  world.told('PromiseCorrected').map((input) => (input.kind === 'PromiseCorrected' ? input.promise : ''));
const tool = (name: string, args: object): Plan => ({ tools: [{ name, args: JSON.stringify(args) }] });

describe('a promise without a receipt', () => {
  it('is corrected in the same turn, in fixed words, and recorded', () => {
    const world = talk({ 'my bill is wrong': [{ say: 'I am putting you through to billing now.' }] });
    expect(said(world)).toEqual([
      'I am putting you through to billing now.',
      'One correction: I have not put you through yet. Shall I put you through?',
    ]);
    expect(world.effects('createResponse').at(-1)?.wish).toMatchObject({ purpose: 'say', tools: false });
    expect(world.told('PromiseCorrected')).toEqual([{ kind: 'PromiseCorrected', promise: 'transfer' }]);
    expect(world.state.phase).toBe('talking');
  });

  it('is corrected in the language of the call, all of it at once', () => {
    const world = talk(
      { 'necesito una cita': [{ say: 'Le reservé el martes a las diez. Ya le avisé a la doctora.' }] },
      { language: 'es' },
    );
    expect(said(world).at(-1)).toBe(
      'Una corrección: no se ha reservado ni cambiado nada. No he tomado ningún mensaje. ¿Le comunico con una persona que le pueda ayudar con eso?',
    );
    expect(world.told('PromiseCorrected')).toHaveLength(2);
  });

  it('can be made good by a "yes" to what is offered', () => {
    const world = talk({
      'is Ben there': [{ say: 'One moment, transferring you to Ben.' }],
      'yes please': [tool('ask_for_human', { heard: 'yes please' })],
    });
    expect(world.effects('runTool').map(({ call }) => call.tool)).toEqual(['ask_for_human']);
  });

  it('is none while the tool behind it runs, and none after', () => {
    const noted = talk({
      'please tell Ana I am late': [
        tool('take_message', { heard: 'tell Ana I am late', message: 'I am late' }),
        { say: 'I have taken your message.' },
      ],
    });
    expect(noted.told('PromiseCorrected')).toEqual([]);
    const through = talk({
      'put me through to Ana Torres': [
        { ...tool('transfer', { to: 'Ana Torres', heard: 'Ana Torres' }), say: 'I am putting you through now.' },
      ],
    });
    expect([through.ended, through.told('PromiseCorrected')]).toEqual([true, []]);
  });

  it('is one where the tool was used for another thing', () => {
    const world = talk({
      'please tell Ana I am late': [
        tool('take_message', { heard: 'tell Ana I am late', message: 'I am late' }),
        { say: 'You are booked for Monday at nine.' },
      ],
    });
    expect(world.told('PromiseCorrected')).toEqual([{ kind: 'PromiseCorrected', promise: 'booking' }]);
  });

  it('is one where the tool was refused, unless the model takes it back itself', () => {
    const refused = {
      ...tool('transfer', { to: 'Ana Torres', heard: 'nobody said this' }),
      say: 'Putting you through.',
    };
    const left = talk({ 'is the garage open': [refused, { say: 'Just a second.' }] });
    expect(left.told('PromiseCorrected')).toEqual([{ kind: 'PromiseCorrected', promise: 'transfer' }]);
    const back = talk({ 'is the garage open': [refused, { say: 'I am sorry, I could not put you through.' }] });
    expect(back.told('PromiseCorrected')).toEqual([]);
  });

  it.each([
    'Would you like me to put you through?',
    'I can take a message if you like.',
    'We are open from nine to five.',
    'Puedo comunicarle con alguien si gusta.',
  ])('is no offer and no fact: %s', (words) => {
    const world = talk({ 'hello there friend': [{ say: words }] });
    expect(said(world)).toEqual([words]);
    expect(world.told('PromiseCorrected')).toEqual([]);
  });

  it('is none in the words of an entry, as far as they claim no transfer, booking or message', () => {
    const covered = 'Bring your card to the visit and we check your coverage for you.';
    const entry = { en: `${covered} I am putting you through now.`, es: '' };
    const known = [{ handle: 'k1', entryId: 'e1' as EntryId, question: entry, answer: entry }];
    const told = (say: string, options = {}): string[] => corrected(talk({ 'what do you take': [{ say }] }, options));
    expect(told(`Of course! ${covered}`, { known })).toEqual([]);
    expect(told(`Of course! ${covered}`)).toEqual(['other']);
    expect(told('I have sent you the form.', { known })).toEqual(['other']);
    expect(told('I am putting you through now.', { known })).toEqual(['transfer']);
    expect(told(entry.en, { known })).toEqual(['transfer']);
  });

  it('is none in what a search has found', () => {
    const entry = 'Bring your card to the visit and we check your coverage for you.';
    const search = tool('search_knowledge', { question: 'what do you take' });
    const world = talk({ 'what do you take': [search, { say: entry }] }, { knows: () => true, entry });
    expect(said(world)).toContain(entry);
    expect(corrected(world)).toEqual([]);
  });

  it('is said once for an answer, and again for the next', () => {
    const claim = { say: 'I have sent you the form.' };
    const world = talk({ 'where is the form': [claim], 'and the other one': [claim] });
    expect(world.told('PromiseCorrected')).toHaveLength(2);
    expect(said(world).filter((text) => text.startsWith('One correction'))).toHaveLength(2);
  });
});

describe('a caller who asks for a person', () => {
  it.each(['I want to talk to a person', 'Quiero hablar con una persona'])(
    'reaches one though the model does nothing about it: %s',
    (words) => {
      const world = talk({ [words]: [{ say: 'May I ask what it is about?' }] });
      expect(world.told('ToolAsked')).toMatchObject([{ tool: 'ask_for_human', reason: 'asked_for_person' }]);
      expect(world.told('PromiseCorrected')).toEqual([]);
      expect(world.ended).toBe(true);
    },
  );

  it('reaches one though the model quotes words that were not said', () => {
    const words = 'I want to talk to a person';
    const world = talk({ [words]: [tool('ask_for_human', { heard: 'connect me with your boss' }), { say: 'Well.' }] });
    expect(world.told('ToolAsked')).toHaveLength(1);
  });

  it('is put through once where the model does act', () => {
    const words = 'I want to talk to a person';
    const world = talk({ [words]: [tool('ask_for_human', { heard: words })] });
    expect(world.effects('runTool')).toHaveLength(1);
    expect(world.told('ToolAsked')).toEqual([]);
  });
});

describe('an answer that says it does not know', () => {
  it.each<[Language, string, string]>([
    ['en', 'do you repair violins', 'I do not have that information, I am sorry.'],
    ['en', 'who won the match', "I'm afraid I can't help with that."],
    ['en', 'is the pool heated', "I'm not sure about that."],
    ['en', 'do you take dogs', 'There is no information about that here.'],
    ['es', 'arreglan violines', 'Lo siento, no tengo esa información.'],
    ['es', 'quién ganó el partido', 'No lo sé, disculpe.'],
    ['es', 'se puede nadar ahí', 'No puedo ayudarle con eso.'],
  ])('counts as an attempt without any tool, in %s: "%s", "%s"', (language, question, answer) => {
    expect(talk({ [question]: [{ say: answer }] }, { language }).state.attempts.failed).toBe(1);
  });

  it('leads to a person after the number of attempts that is set', () => {
    const knowsNothing: Brain = ({ wish }) => ({ say: wish.exactly ?? 'I do not have an answer to that.' });
    const world = new TalkWorld({ brain: knowsNothing, configured: 3 });
    const questions = ['do you repair violins', 'who won the match', 'where does the ferry leave', 'is it far'];
    const ended = questions.map((words) => {
      world.caller(words);
      return world.ended;
    });
    expect(ended).toEqual([false, false, true, true]);
  });

  it.each([
    'I do not have your name yet.',
    'I did not catch that.',
    'We are closed on Sundays.',
    'Do you know the extension?',
    'No le entendí, ¿me lo repite?',
    'No tengo su nombre todavía.',
    'No se preocupe.',
    'Ana is not in today.',
  ])('is not any sentence with a "no" in it: %s', (answer) => {
    expect(disclaims(answer)).toBe(false);
  });

  it('does not count where something was found', () => {
    const script = {
      'when do you open': [
        tool('search_knowledge', { question: 'when do you open' }),
        { say: 'We open at nine; I do not know about holidays.' },
      ],
    };
    expect(talk(script, { knows: () => true }).state.attempts.failed).toBe(0);
  });
});
