import { CallWorld } from '@voicecore/testing';
import { languages, otherLanguage, type Language } from '../kernel';
import { followLanguage, understand } from '../understanding';

const directory = { departments: [], agents: [] };

/** A call in the menu, whose words are understood as the shell understands them. */
function talk(defaultLanguage: Language, turns: readonly string[]): Language[] {
  const world = new CallWorld();
  world.arrive();
  if (world.state === null) throw new Error('the call has not begun');
  world.state = { ...world.state, language: defaultLanguage };
  return turns.map((speech) => {
    const before = world.state!;
    const next = followLanguage({ language: before.language, detected: before.languageKnown }, speech);
    const heard = next.detected ? next.language : null;
    const understood = understand(speech, directory, before.language);
    world.apply(
      { kind: 'TurnHeard', n: before.served?.n ?? 1, confidence: null, personal: { speech } },
      { heard, understood },
    );
    return world.state!.language;
  });
}

const sentence = { en: 'What are your opening hours?', es: '¿A qué hora abren?' };
const wish = { en: 'English please', es: 'en español, por favor' };
const foreign = { en: 'buenas tardes, ¿está José?', es: 'could you tell me the price' };

describe.each(languages)('the menu in %s', (own) => {
  const other = otherLanguage(own);

  it('takes the language of the first words that tell, also when it is the one already spoken', () => {
    expect(talk(own, [sentence[own], foreign[own], foreign[own]])).toEqual([own, own, own]);
    expect(talk(own, [sentence[other], sentence[own]])).toEqual([other, other]);
  });

  it('changes it for an express wish, as often as one is made', () => {
    expect(talk(own, [sentence[own], wish[other], sentence[own], wish[own]])).toEqual([own, other, other, own]);
  });

  it('is not moved by names and loan words while nothing has told yet', () => {
    expect(talk('en', ['gracias amigo', 'Juan de la Cruz', sentence.es])).toEqual(['en', 'en', 'es']);
    expect(talk('es', ['okay, thank you', 'extensión 101', sentence.en])).toEqual(['es', 'es', 'en']);
  });
});
