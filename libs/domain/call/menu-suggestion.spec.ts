import type { EntryId, Language } from '@voicecore/domain/kernel';
import { understand, type Directory } from '@voicecore/domain/understanding';
import { callConfig, CallWorld } from '@voicecore/testing';
import { suggestedIn, utterances, type EntryHit } from '.';

const nobody: Directory = { departments: [], agents: [] };
const parking: EntryHit = {
  entryId: 'e1' as EntryId,
  question: 'Where can I park?',
  answer: 'Behind the house.',
  score: 0.45,
};

/** A caller in the menu whose question comes near to an entry and is not surely it, as the shell looks it up. */
class Menu {
  readonly world = new CallWorld();

  constructor(
    private readonly language: Language = 'en',
    private readonly nearest: EntryHit = parking,
  ) {
    this.world.arrive();
    this.world.state = { ...this.state, language };
  }

  get state() {
    if (this.world.state === null) throw new Error('the call has no state');
    return this.world.state;
  }

  say(speech: string): string {
    const understood = understand(speech, nobody, this.language);
    const isTaken = understood.kind === 'affirm' && suggestedIn(this.state.say) === this.nearest.entryId;
    const input = { kind: 'TurnHeard', n: this.state.served?.n ?? 1, confidence: null, personal: { speech } } as const;
    this.world.apply(input, {
      understood,
      hits: isTaken ? [this.nearest] : [],
      nearest: understood.asks === true ? this.nearest : null,
    });
    const context = { business: 'Sun', directory: nobody, language: this.language, config: callConfig, keypad: true };
    return utterances(this.state.say, context)
      .map(({ text }) => text)
      .join(' ');
  }
}

describe('a question that may be one of the entries', () => {
  it.each<[Language, string, string]>([
    ['en', 'is your lot hard to get into', 'yes'],
    ['en', 'is your lot hard to get into', 'yes please'],
    ['es', '¿se batalla para dejar el carro?', 'sí'],
    ['es', '¿se batalla para dejar el carro?', 'sí, claro'],
  ])('%s: "%s" is asked about, and "%s" is answered', (language, asked, yes) => {
    const menu = new Menu(language);
    const words = language === 'en' ? 'Is this your question' : '¿Es esta su pregunta';
    expect(menu.say(asked)).toContain(`${words}: Where can I park?`);
    expect(menu.state.attempts.failed).toBe(1);
    expect(menu.say(yes)).toContain('Behind the house.');
    expect(menu.state.attempts.failed).toBe(0);
  });

  it.each(['no', 'nope', 'no, that is not what I asked'])('"%s" takes it back, and counts no second time', (no) => {
    const menu = new Menu();
    menu.say('is your lot hard to get into');
    expect(menu.say(no)).not.toContain('Behind the house.');
    expect(menu.state.attempts.failed).toBe(1);
  });

  it('is not asked about twice running', () => {
    const menu = new Menu();
    expect(menu.say('is your lot hard to get into')).toContain('Where can I park?');
    expect(menu.say('how bad is it around there on a Friday')).not.toContain('Where can I park?');
  });

  it('is not asked about where it comes hardly near', () => {
    const menu = new Menu('en', { ...parking, score: 0.2 });
    expect(menu.say('do you repair violins')).toBe('I do not have an answer to that. Could you ask it in another way?');
  });

  it('leads to a person after the attempts of the business, like any other that is not answered', () => {
    const menu = new Menu();
    for (const asked of ['is your lot hard to get into', 'no', 'what about the street', 'no', 'and on Sundays'])
      menu.say(asked);
    expect(menu.state.stage).not.toBe('receptionist');
  });

  it('is small talk to a yes when nothing was suggested', () => {
    expect(new Menu().say('yes')).not.toContain('Behind the house.');
  });
});
