import { languages, otherLanguage, type Language } from '@voicecore/domain/kernel';
import { detectLanguage, followLanguage, languageWish } from './language';

/** Sentences whose language is not that of a loan word or a name in them. */
const noTurn: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'gracias amigo',
    'Gracias!',
    'adios',
    'hasta la vista',
    'mañana',
    'sí',
    'señor Lopez',
    'Juan de la Cruz',
    'María del Carmen Ortiz',
    'Los Angeles',
    'La Jolla',
    'El Paso, Texas',
    'Las Palmas de San Jose',
    'por favor',
    'chili con carne',
    'Ponce de León',
    'extension 101',
    'Óscar',
  ],
  es: [
    'okay bye',
    'thanks',
    'sorry',
    'yes',
    'okay, thank you',
    'bye bye',
    'please',
    'hi',
    'extensión 101',
    'he llamado antes',
    'a las 9 am',
    'Will Smith',
    'robot',
    'marketing online',
  ],
};

describe.each(languages)('a call in %s', (current) => {
  it.each(noTurn[current])('stays so, and open, after %s', (said) => {
    expect(followLanguage({ language: current, detected: false }, said)).toEqual({
      language: current,
      detected: false,
    });
  });

  it.each(noTurn[otherLanguage(current)])('does not become one by %s', (said) => {
    expect(detectLanguage(said, current)).toEqual({ language: current, confident: false });
  });
});

describe('a sentence with names and loan words in it', () => {
  it.each([
    ['I would like tacos de asada, por favor', 'en'],
    ['can I talk to señora de la Torre', 'en'],
    ['is the La Jolla office open', 'en'],
    ['gracias, but what are your hours', 'en'],
    ['muchas gracias por su ayuda', 'es'],
    ['okay, ¿y a qué hora cierran?', 'es'],
    ['sorry, no entiendo', 'es'],
    ['quiero pagar el bill online', 'es'],
    ['thank you very much', 'en'],
    ['me pasa con Mister Brown, please', 'es'],
    ['¿tienen delivery?', 'es'],
    ['estoy en el parking, no puedo entrar', 'es'],
  ] as const)('is of the language of the sentence: %s', (said, language) => {
    for (const current of languages) expect(detectLanguage(said, current)).toEqual({ language, confident: true });
  });
});

describe('a language that the caller asks for', () => {
  it.each([
    ['habla usted inglés', 'en'],
    ['¿hablan ustedes inglés?', 'en'],
    ['do you guys speak English', 'en'],
    ['is there anybody there who speaks English?', 'en'],
    ["sorry, I don't speak Spanish", 'en'],
    ["I don't really understand Spanish", 'en'],
    ['no hablo español', 'en'],
    ['English please', 'en'],
    ['can we switch to English', 'en'],
    ['¿me atiende en español?', 'es'],
    ['does anyone there speak Spanish', 'es'],
    ["I don't speak English", 'es'],
    ['no entiendo nada de inglés', 'es'],
    ['no sé inglés', 'es'],
    ['¿podemos hablar en español?', 'es'],
    ['prefiero en español', 'es'],
  ] as const)('is told by "%s"', (said, language) => {
    expect(languageWish(said)).toBe(language);
  });

  it.each([
    'do you have forms in English and Spanish',
    // The caller asks for a person who speaks the language.
    'I need someone who speaks Spanish',
    'necesito a alguien que hable español',
    'my daughter takes Spanish lessons',
    'the English muffins, are they fresh',
    'quiero clases de inglés para mi hijo',
    'mi abogado habla con el juez',
    'how much is the Spanish rice',
  ])('is not told by "%s"', (said) => {
    expect(languageWish(said)).toBeNull();
  });
});
