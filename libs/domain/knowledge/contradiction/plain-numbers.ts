import type { Language } from '@voicecore/domain/kernel';

const list = (entries: string): ReadonlyMap<string, number> =>
  new Map(
    entries
      .trim()
      .split(/\s+/)
      .map((entry) => entry.split('='))
      .map(([word = '', value = '']) => [word, Number(value)]),
  );

const small: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: list(`two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
    fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70
    eighty=80 ninety=90`),
  es: list(`dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15
    dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70
    ochenta=80 noventa=90`),
};
/** "One" and its Spanish forms count as a number only before something that is counted. */
const ones: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:one|an?)(?= (?:minute|hour|day|week|month|year|mile|dollar)s?\b)/g,
  es: /\b(?:una?|un)(?= (?:minuto|hora|dia|semana|mes|ano|milla|dolar|peso|euro)(?:e?s)?\b)|(?<=\blas? )una\b/g,
};
const hourWords: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/\b(?:at|until|till|to|from) noon\b|\bnoon\b/g, 'until 12 pm'],
    [/\bmidnight\b/g, '12 am'],
  ],
  es: [
    [/\b(?:al )?mediodia\b/g, 'a las 12 pm'],
    [/\b(?:a la )?medianoche\b/g, 'a las 12 am'],
  ],
};

/** Returns a text in plain lower case, with its numbers in digits: "from eight to six" becomes "from 8 to 6". */
export function withPlainNumbers(text: string, language: Language): string {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’`]/g, '');
  const spoken = hourWords[language].reduce((all, [words, digits]) => all.replace(words, digits), plain);
  return spoken
    .replace(/[a-z]+(?:-[a-z]+)?/g, (word) => digitsOf(word, language))
    .replace(ones[language], '1')
    .replace(/\b([2-9]0) (?:y )?([1-9])\b(?! ?[:.]\d)/g, (_all, tens: string, unit: string) => `${+tens + +unit}`)
    .replace(/(?<=\d)[,.](?=\d{3}\b)/g, '');
}

function digitsOf(word: string, language: Language): string {
  const parts = word.split('-').map((part) => small[language].get(part));
  return parts.some((part) => part === undefined)
    ? word
    : `${parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)}`;
}
