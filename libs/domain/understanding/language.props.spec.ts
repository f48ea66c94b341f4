import fc from 'fast-check';
import { languages, type Language } from '@voicecore/domain/kernel';
import { trials } from '@voicecore/testing';
import { detectLanguage, followLanguage, languageWish, type LanguageState } from './language';

const runs = trials(300);

/** Sentences from real calls, in each language; none asks for a language. */
const sentences: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'What are your opening hours?',
    "Hi, I'd like to make an appointment",
    'can I speak with Juan de la Cruz',
    'my tooth hurts a lot',
    'hello',
    'how much is a cleaning',
    'where are you located',
    "I'm calling about my bill",
    'is Doctor Núñez in the office today',
    'could you connect me with José Peña please',
    'do you take Delta Dental',
    'thank you very much',
  ],
  es: [
    '¿A qué hora abren?',
    'hola, quiero hacer una cita',
    'quiero hablar con John Smith',
    'me duele mucho una muela',
    'buenas tardes',
    'cuánto cuesta una limpieza',
    'donde están ubicados',
    'llamo por mi factura',
    '¿está el doctor Miller en el consultorio?',
    'me comunica con Kevin por favor',
    'aceptan Delta Dental',
    'muchas gracias',
  ],
};
/** Words of both languages or of neither. */
const neutral = ['no', 'Delta Dental', 'María José', '101', 'okay', 'mm', 'Acme', 'Ana', 'hmm', 'OK ok', '', 'Cigna'];

const language = fc.constantFrom(...languages);
const speech = (of: Language): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...sentences[of]), fc.constantFrom('', ' ', ', eh', '!'), fc.boolean(), fc.boolean())
    .map(([sentence, tail, upper, plain]) => {
      const said = plain ? sentence.normalize('NFD').replace(/[\p{M}¿¡]/gu, '') : sentence;
      return (upper ? said.toUpperCase() : said) + tail;
    });
const anything = fc.oneof(speech('en'), speech('es'), fc.constantFrom(...neutral), fc.string({ maxLength: 40 }));

describe('Property 4: AI language consistency', () => {
  it('tells the language of what a caller says, with and without accents', () => {
    fc.assert(
      fc.property(
        language.chain((of) => fc.tuple(fc.constant(of), speech(of))),
        language,
        ([of, said], current) => {
          expect(detectLanguage(said, current)).toEqual({ language: of, confident: true });
        },
      ),
      { numRuns: runs },
    );
  });

  it('stays with the current language while the words do not tell', () => {
    fc.assert(
      fc.property(fc.constantFrom(...neutral.filter((word) => !/ok/i.test(word))), language, (said, current) => {
        expect(detectLanguage(said, current)).toEqual({ language: current, confident: false });
      }),
      { numRuns: runs },
    );
  });

  it('keeps the language, once detected, for all later turns that do not ask for another', () => {
    fc.assert(
      fc.property(
        language,
        language.chain((of) => fc.tuple(fc.constant(of), speech(of))),
        fc.array(anything, { maxLength: 20 }),
        (defaultLanguage, [spokenIn, first], later) => {
          const start: LanguageState = { language: defaultLanguage, detected: false };
          let state = followLanguage(start, first);
          expect(state).toEqual({ language: spokenIn, detected: true });
          for (const said of later.filter((text) => languageWish(text) === null)) {
            state = followLanguage(state, said);
            expect(state).toEqual({ language: spokenIn, detected: true });
          }
        },
      ),
      { numRuns: runs },
    );
  });

  it('leaves the language open until words tell, however many turns that takes', () => {
    fc.assert(
      fc.property(
        language,
        fc.array(fc.constantFrom(...neutral.filter((word) => !/ok/i.test(word))), { minLength: 1, maxLength: 5 }),
        language.chain((of) => fc.tuple(fc.constant(of), speech(of))),
        (defaultLanguage, before, [spokenIn, first]) => {
          const start: LanguageState = { language: defaultLanguage, detected: false };
          const open = before.reduce(followLanguage, start);
          expect(open).toEqual(start);
          expect(followLanguage(open, first)).toEqual({ language: spokenIn, detected: true });
        },
      ),
      { numRuns: runs },
    );
  });

  it('changes the language when the caller asks for it in so many words, in either language', () => {
    const wishes: Readonly<Record<Language, readonly string[]>> = {
      en: ['English please', 'do you speak English?', '¿habla inglés?', 'inglés, por favor', 'no hablo español'],
      es: [
        'Spanish please',
        'do you speak Spanish?',
        '¿habla español?',
        'en español, por favor',
        "I don't speak English",
      ],
    };
    fc.assert(
      fc.property(
        fc.record({ language, detected: fc.boolean() }),
        language.chain((of) => fc.tuple(fc.constant(of), fc.constantFrom(...wishes[of]))),
        (state, [wished, said]) => {
          expect(followLanguage(state, said)).toEqual({ language: wished, detected: true });
        },
      ),
      { numRuns: runs },
    );
  });
});
