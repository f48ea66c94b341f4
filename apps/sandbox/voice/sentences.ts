import type { Language } from '../audio/speech-log';

/** A piece shorter than this goes with the next: `Dr.` is no sentence, and a word alone sounds broken off. */
const SHORTEST = 12;
/** Longer pieces keep a listener waiting for their first sound; they are cut at a comma, or else at a space. */
const LONGEST = 220;

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  es: new Intl.Segmenter('es', { granularity: 'sentence' }),
};

/** Cuts a text into what is spoken in one go. The pieces together are the text, letter by letter. */
export function sentences(text: string, language: Language): readonly string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenters[language].segment(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.trim().length < SHORTEST) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces.length > 0 ? pieces.flatMap(cutLong) : [text];
}

function cutLong(piece: string): readonly string[] {
  if (piece.length <= LONGEST) return [piece];
  const head = piece.slice(0, LONGEST);
  const at = [head.lastIndexOf(', ') + 2, head.lastIndexOf(' ') + 1].find((place) => place > LONGEST / 3) ?? LONGEST;
  return [piece.slice(0, at), ...cutLong(piece.slice(at))];
}

/** Seven digits and more in a row, with what people write between them, are a number to dial and no quantity. */
const NUMBER = /\+?\d(?:[\s().-]{0,2}\d){6,14}/g;

/** The text as it is read aloud: numbers to dial digit by digit, with a pause where they are grouped. */
export function readAloud(text: string): string {
  return text.replace(NUMBER, (number) =>
    number
      .split(/[^\d]+/)
      .filter(Boolean)
      .map((group) => [...group].join(' '))
      .join(', '),
  );
}
