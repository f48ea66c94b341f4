import fc from 'fast-check';
import type { Language } from '@voicecore/domain/kernel';
import { trials } from '@voicecore/testing';
import { judgedWords } from './features';
import { wantsHuman } from './human-wish';
import { understand } from './understand';

const runs = trials(300);

/** Callers we made up; none of these sentences was used for training. */
const callers: Readonly<Record<Language, { readonly asks: readonly string[]; readonly mentions: readonly string[] }>> =
  {
    en: {
      asks: [
        'I need to speak with a real person about my account',
        'can you transfer me to an agent',
        'get me off this machine and put a human on',
        'let me talk to your supervisor',
        'escalate this call',
        'a person to explain my statement please',
        'my hearing is bad, could a lady talk to me',
      ],
      mentions: [
        'a woman from your office phoned me about the carpet',
        'how many agents does the branch have',
        'can you send somebody to look at the furnace',
        'can you send a technician to my house on Wednesday',
        'do you treat people without insurance',
      ],
    },
    es: {
      asks: [
        'necesito hablar con una persona de verdad',
        'me puede pasar con un asesor',
        'no quiero hablar con la máquina, páseme con alguien',
        'comuníqueme con el encargado',
        'prefiero que me atienda un humano',
      ],
      mentions: [
        'cuántos asesores trabajan los domingos',
        'me manda un técnico el miércoles',
        'una muchacha me vendió el boleto',
        'puede recoger las llaves otra persona',
        'quiero pasar mi cita al lunes',
      ],
    },
  };
const courtesy: Readonly<Record<Language, { readonly before: readonly string[]; readonly after: readonly string[] }>> =
  {
    en: {
      before: ['hello', 'good morning', 'um', 'uh', 'hi', 'please'],
      after: ['please', 'thank you', 'sir', 'thanks'],
    },
    es: {
      before: ['hola', 'buenos días', 'oiga', 'eh', 'disculpe'],
      after: ['por favor', 'gracias', 'señorita', 'muchas gracias'],
    },
  };

const language = fc.constantFrom<Language>('en', 'es');
const sentence = language.chain((of) =>
  fc.oneof(
    fc.constantFrom(...callers[of].asks).map((text) => ({ of, text, asks: true })),
    fc.constantFrom(...callers[of].mentions).map((text) => ({ of, text, asks: false })),
  ),
);
const words = (from: readonly string[], most: number) => fc.array(fc.constantFrom(...from), { maxLength: most });

/** Variants of the same words that another recognizer may write. */
const written = (text: string): fc.Arbitrary<string> =>
  fc.tuple(fc.boolean(), fc.boolean(), fc.constantFrom('', '.', '!', '?', ' ...')).map(([upper, plain, end]) => {
    const said = plain ? text.normalize('NFD').replace(/[\p{M},’']/gu, '') : text.normalize('NFC');
    return `${upper ? said.toUpperCase() : said}${end}`;
  });

const nobody = { departments: [], agents: [] };

describe('wanting a human being', () => {
  it('is told of any words whatever, and always the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
        expect(wantsHuman(text)).toBe(wantsHuman(text));
      }),
      { numRuns: runs },
    );
  });

  it('hears who asks and lets be who only mentions, with and without courtesy, as any recognizer writes it', () => {
    fc.assert(
      fc.property(
        sentence.chain((one) =>
          fc
            .tuple(words(courtesy[one.of].before, 3), words(courtesy[one.of].after, 3))
            .chain(([first, last]) => written([...first, one.text, ...last].join(' ')))
            .map((text) => ({ ...one, bare: one.text, text })),
        ),
        ({ of, text, bare, asks }) => {
          expect(judgedWords(text)).toEqual(judgedWords(bare));
          expect({ text, wants: wantsHuman(text) }).toEqual({ text, wants: asks });
          expect(understand(text, nobody, of).kind === 'human').toBe(asks);
        },
      ),
      { numRuns: runs },
    );
  });

  it('is heard wherever it stands in a long turn', () => {
    const filler = fc.array(fc.constantFrom('the', 'kitchen', 'and', 'green', 'door', 'was', 'then', 'paint'), {
      minLength: 41,
      maxLength: 120,
    });
    fc.assert(
      fc.property(filler, filler, (first, last) => {
        const text = `${first.join(' ')} please escalate this call to one of your agents ${last.join(' ')}`;
        expect(wantsHuman(text)).toBe(true);
      }),
      { numRuns: runs },
    );
  });
});
