import type { Language } from '@voicecore/domain/kernel';

type Numerals = Readonly<Record<string, number>>;

const list = (entries: string): Numerals =>
  Object.fromEntries(
    entries
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const [word = '', value = ''] = entry.split('=');
        return [word, Number(value)];
      }),
  );

interface Grammar {
  readonly units: Numerals;
  readonly teens: Numerals;
  readonly tens: Numerals;
  /** Whole hundreds as one word, as in Spanish. */
  readonly hundreds: Numerals;
  /** Words that turn the unit before them into hundreds. */
  readonly hundred: ReadonlySet<string>;
  readonly thousand: ReadonlySet<string>;
  /** Joins tens to units, or hundreds to the rest. */
  readonly joint: string;
  readonly double: string;
  readonly triple: string;
}

const grammars: Readonly<Record<Language, Grammar>> = {
  en: {
    units: list('zero=0 oh=0 o=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9'),
    teens: list(
      'ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19',
    ),
    tens: list('twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90'),
    hundreds: {},
    hundred: new Set(['hundred']),
    thousand: new Set(['thousand']),
    joint: 'and',
    double: 'double',
    triple: 'triple',
  },
  es: {
    units: list('cero=0 uno=1 un=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9'),
    teens:
      list(`diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19
      veintiuno=21 veintiun=21 veintiuna=21 veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27
      veintiocho=28 veintinueve=29`),
    tens: list('veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90'),
    hundreds: list(
      'cien=100 ciento=100 doscientos=200 trescientos=300 cuatrocientos=400 quinientos=500 seiscientos=600 setecientos=700 ochocientos=800 novecientos=900',
    ),
    hundred: new Set(['cientos']),
    thousand: new Set(['mil']),
    joint: 'y',
    double: 'doble',
    triple: 'triple',
  },
};

interface Group {
  readonly digits: string;
  readonly used: number;
}

/** At most two digits: "forty two", "cuarenta y dos", "diez y seis", "seventeen", "seven". */
function belowHundred(grammar: Grammar, words: readonly string[], at: number): { value: number; used: number } | null {
  const word = words[at] ?? '';
  const tens = grammar.tens[word] ?? (word === 'diez' && words[at + 1] === 'y' ? 10 : undefined);
  if (tens !== undefined) {
    const skip = words[at + 1] === 'y' && grammar.joint === 'y' ? 2 : 1;
    const unit = grammar.units[words[at + skip] ?? ''];
    return unit !== undefined && unit > 0 ? { value: tens + unit, used: skip + 1 } : { value: tens, used: 1 };
  }
  const value = grammar.teens[word] ?? grammar.units[word];
  return value === undefined ? null : { value, used: 1 };
}

/** What follows "hundred": "and five", "cinco", nothing. */
function afterHundred(grammar: Grammar, words: readonly string[], at: number): { value: number; used: number } {
  const skip = words[at] === grammar.joint ? 1 : 0;
  const rest = belowHundred(grammar, words, at + skip);
  return rest === null || rest.value === 0 ? { value: 0, used: 0 } : { value: rest.value, used: rest.used + skip };
}

function belowThousand(grammar: Grammar, words: readonly string[], at: number): { value: number; used: number } | null {
  const whole = grammar.hundreds[words[at] ?? ''];
  if (whole !== undefined) {
    const rest = afterHundred(grammar, words, at + 1);
    return { value: whole + rest.value, used: 1 + rest.used };
  }
  const small = belowHundred(grammar, words, at) ?? (words[at] === 'a' ? { value: 1, used: 1 } : null);
  if (small === null) return null;
  if (small.value > 0 && small.value < 100 && grammar.hundred.has(words[at + small.used] ?? '')) {
    const rest = afterHundred(grammar, words, at + small.used + 1);
    return { value: small.value * 100 + rest.value, used: small.used + 1 + rest.used };
  }
  return words[at] === 'a' ? null : small;
}

function afterThousand(grammar: Grammar, words: readonly string[], at: number): { value: number; used: number } {
  const skip = words[at] === grammar.joint ? 1 : 0;
  const rest = belowThousand(grammar, words, at + skip);
  return rest === null || rest.value === 0 || rest.value > 999
    ? { value: 0, used: 0 }
    : { value: rest.value, used: rest.used + skip };
}

/** Reads one number spoken as a unit; a speaker says an extension as one or several of them. */
function group(grammar: Grammar, words: readonly string[], at: number): Group | null {
  const word = words[at] ?? '';
  if (/^\d+$/.test(word)) return { digits: word, used: 1 };
  const times = word === grammar.double ? 2 : word === grammar.triple ? 3 : 0;
  if (times > 0) {
    const next = words[at + 1] ?? '';
    const unit = grammar.units[next] ?? (/^\d$/.test(next) ? Number(next) : undefined);
    return unit === undefined ? null : { digits: String(unit).repeat(times), used: 2 };
  }
  const bareThousand = grammar.thousand.has(word) && grammar.joint === 'y';
  const head = bareThousand ? { value: 1, used: 0 } : belowThousand(grammar, words, at);
  if (head === null) return null;
  if (head.value > 0 && grammar.thousand.has(words[at + head.used] ?? '')) {
    const rest = afterThousand(grammar, words, at + head.used + 1);
    return { digits: String(head.value * 1000 + rest.value), used: head.used + 1 + rest.used };
  }
  return { digits: String(head.value), used: head.used };
}

/**
 * Returns the digits that begin at a word: "one oh one", "ciento uno", "1 0 1", "one twenty one" give 101, 101, 101,
 * 121. Null if the word there is not a number.
 */
export function digitsAt(words: readonly string[], at: number, language: Language): Group | null {
  let digits = '';
  let next = at;
  for (;;) {
    const found = group(grammars[language], words, next);
    if (found === null) break;
    digits += found.digits;
    next += found.used;
  }
  return digits === '' ? null : { digits, used: next - at };
}
