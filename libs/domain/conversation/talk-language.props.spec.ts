import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { detectLanguage } from '@voicecore/domain/understanding';
import { honest } from './test/brains';
import { TalkWorld } from './test/talk-world';

const RUNS = trials(100);

const said = {
  en: [
    'What time do you open?',
    'How much does a cleaning cost?',
    'Where are you located?',
    'Hello, good morning',
    'Thank you',
  ],
  es: [
    '¿A qué hora abren?',
    '¿Cuánto cuesta una limpieza?',
    '¿Dónde están ubicados?',
    'Hola, buenos días',
    'Muchas gracias',
  ],
  open: ['No', 'Mhm', '', 'Zirconia', 'xkcd brrt'],
} as const;

const turn = fc.oneof(
  fc.constantFrom(...said.en),
  fc.constantFrom(...said.es),
  fc.constantFrom(...said.open),
  fc.constant('Is José in the plaza today?'),
);
const wait = fc.constantFrom('settled', 'interrupted');

describe('Property 4: AI language consistency', () => {
  it('speaks the language of the first words that tell, from the answer to them on', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('en', 'es'),
        fc.constantFrom('en', 'es'),
        fc.array(fc.tuple(turn, wait), { maxLength: 8 }),
        (initial, own, later) => {
          const world = new TalkWorld({ brain: honest, language: initial, knows: () => true, configured: 50 });
          world.caller(said[own][1] ?? '');
          const from = world.effects('createResponse')[0]?.at ?? 0;
          for (const [text, how] of later) {
            if (how === 'settled') world.caller(text);
            else world.speak(text);
          }
          world.settle();
          // The first answer is requested before the words are known: until then the model uses the caller's language.
          for (const created of world.effects('createResponse').slice(1)) {
            expect(created.language).toBe(own);
            const heard = detectLanguage(created.wish.exactly ?? '', own);
            if (heard.confident) expect(heard.language).toBe(own);
          }
          const spoken = world.effects('keepTurn').filter(({ turn: kept }) => kept.speaker === 'receptionist');
          for (const { turn: kept } of spoken.filter((each) => each.at >= from)) {
            expect(kept.language).toBe(own);
            expect(detectLanguage(kept.text, own).language).toBe(own);
          }
          expect(world.effects('updateSession').every(({ language }) => language === own)).toBe(true);
          expect(world.told('LanguageKnown')).toEqual([{ kind: 'LanguageKnown', language: own }]);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('changes only for a caller who asks for it in so many words', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 4 }), fc.array(turn, { maxLength: 4 }), (before, after) => {
        const world = new TalkWorld({ brain: honest, knows: () => true, configured: 50 });
        world.caller('What time do you open?');
        for (const text of before) world.caller(text);
        world.caller('En español, por favor');
        const asked = world.now;
        for (const text of after) world.caller(text);
        expect(world.told('LanguageKnown').map((input) => 'language' in input && input.language)).toEqual(['en', 'es']);
        for (const created of world.effects('createResponse').filter(({ at }) => at > asked))
          expect(created.language).toBe('es');
      }),
      { numRuns: RUNS },
    );
  });
});
