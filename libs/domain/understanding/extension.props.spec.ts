import fc from 'fast-check';
import { languages, type AgentId, type Language } from '@voicecore/domain/kernel';
import { trials } from '@voicecore/testing';
import { isReservedCode } from './service-codes';
import { understand } from './understand';
import type { Directory } from './understood';

const runs = trials(300);

const digit: Readonly<Record<Language, readonly string[]>> = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  es: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
};
const teen: Readonly<Record<Language, readonly string[]>> = {
  en: 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' '),
  es: 'diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve'.split(' '),
};
const ten: Readonly<Record<Language, readonly string[]>> = {
  en: ', ,twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety'.split(','),
  es: ', ,veinte,treinta,cuarenta,cincuenta,sesenta,setenta,ochenta,noventa'.split(','),
};
const hundred = [
  '',
  'ciento',
  'doscientos',
  'trescientos',
  'cuatrocientos',
  'quinientos',
  'seiscientos',
  'setecientos',
  'ochocientos',
  'novecientos',
];

/** A number below one hundred as a grammar book writes it. */
function two(value: number, language: Language): string {
  const tens = Math.floor(value / 10);
  const unit = value % 10;
  if (tens === 0) return digit[language][unit] ?? '';
  if (tens === 1) return teen[language][unit] ?? '';
  const name = ten[language][tens] ?? '';
  if (unit === 0) return name;
  if (language === 'en') return `${name} ${digit.en[unit]}`;
  return tens === 2 ? `veinti${digit.es[unit]}` : `${name} y ${digit.es[unit]}`;
}

/** A three-digit number without a leading zero. */
function three(value: number, language: Language): string {
  const rest = value % 100;
  const many = Math.floor(value / 100);
  if (language === 'en') return `${digit.en[many]} hundred${rest === 0 ? '' : ` and ${two(rest, 'en')}`}`;
  if (value === 100) return 'cien';
  return rest === 0 ? (hundred[many] ?? '') : `${hundred[many]} ${two(rest, 'es')}`;
}

type Manner = 'figures' | 'spaced' | 'digits' | 'pairs' | 'number';

/** The ways in which people say an extension. */
function aloud(extension: string, language: Language, manner: Manner): string {
  const each = [...extension];
  if (manner === 'figures') return extension;
  if (manner === 'spaced') return each.join(' ');
  if (manner === 'number' && extension.length === 3 && extension[0] !== '0') return three(Number(extension), language);
  if (manner === 'pairs' && extension.length === 4 && !/^0|^.0|^..0|0$/.test(extension)) {
    return `${two(Number(extension.slice(0, 2)), language)} ${two(Number(extension.slice(2)), language)}`;
  }
  return each.map((one) => digit[language][Number(one)] ?? '').join(' ');
}

const around: Readonly<Record<Language, readonly [string, string][]>> = {
  en: [
    ['extension ', ''],
    ['Extension ', ', please'],
    ['Hi, can you connect me to extension ', '?'],
    ["I'd like extension number ", ' please'],
    ['', ''],
    ['ext. ', ''],
  ],
  es: [
    ['extensión ', ''],
    ['la extensión ', ', por favor'],
    ['Hola, ¿me comunica con la extensión ', '?'],
    ['quiero la extensión número ', ', gracias'],
    ['', ''],
    ['Extension ', ''],
  ],
};

const extension = fc
  .integer({ min: 2, max: 6 })
  .chain((length) =>
    fc.array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length }).map((all) => all.join('')),
  )
  .filter((digits) => !isReservedCode(digits));
const manner = fc.constantFrom<Manner[]>('figures', 'spaced', 'digits', 'pairs', 'number');
const agentOf = (one: string): AgentId => `agent-${one}` as AgentId;
const directoryOf = (all: readonly string[]): Directory => ({
  departments: [],
  agents: all.map((one, at) => ({ id: agentOf(one), name: `Agent Number${at}x`, extension: one, departmentIds: [] })),
});
const said = fc
  .tuple(fc.constantFrom(...languages), manner, fc.nat())
  .map(([language, how, which]) => (one: string) => {
    const [before, behind] = around[language][which % around[language].length] ?? ['', ''];
    return { text: before + aloud(one, language, how) + behind, language };
  });

describe('Property 9: Extension routing', () => {
  it('understands every extension that exists, however it is said, as exactly its agent', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(extension, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        said,
        fc.constantFrom(...languages),
        (all, pick, say, current) => {
          const wanted = all[pick % all.length] ?? '';
          const { text } = say(wanted);
          expect([text, understand(text, directoryOf(all), current)]).toEqual([
            text,
            { kind: 'extension', query: wanted, target: { kind: 'agent', id: agentOf(wanted) } },
          ]);
        },
      ),
      { numRuns: runs },
    );
  });

  it('never takes an extension that nobody has to anybody', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(extension, { minLength: 1, maxLength: 12 }),
        extension,
        said,
        fc.constantFrom(...languages),
        (all, wrong, say, current) => {
          fc.pre(!all.includes(wrong));
          const understood = understand(say(wrong).text, directoryOf(all), current);
          expect(understood.target).toBeUndefined();
          expect(understood.kind).toBe('extension');
        },
      ),
      { numRuns: runs },
    );
  });

  it('takes nobody to an agent by digits that were not said', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(extension, { minLength: 1, maxLength: 12 }),
        fc.string({ maxLength: 30 }),
        (all, noise) => {
          const target = understand(noise, directoryOf(all), 'en').target;
          const digits = noise.normalize('NFD').replace(/o/gi, '0').replace(/\D/g, '');
          if (target) expect(digits).toContain(String(target.id).slice('agent-'.length));
        },
      ),
      { numRuns: runs },
    );
  });
});
