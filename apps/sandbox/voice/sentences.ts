import type { Language } from '../audio/speech-log';

/** A piece shorter than this is joined with the next one: `Dr.` is not a sentence, and a single word sounds cut off. */
const SHORTEST = 12;
/** Longer pieces delay the first audio; they are cut at a comma, or otherwise at a space. */
const LONGEST = 220;

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  es: new Intl.Segmenter('es', { granularity: 'sentence' }),
};

/** Cuts a text into pieces that are spoken in one go. The pieces together are exactly the text. */
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

/** Seven or more digits in a row, with the usual characters between them, are a number to dial and not a quantity. */
const NUMBER = /\+?\d(?:[\s().-]{0,2}\d){6,14}/g;

/** Returns the text as it is read aloud: numbers to dial are read digit by digit, with a pause between groups. */
export function readAloud(text: string): string {
  return text.replace(NUMBER, (number) =>
    number
      .split(/[^\d]+/)
      .filter(Boolean)
      .map((group) => [...group].join(' '))
      .join(', '),
  );
}
