import { fold } from './fold';

/** More than this is no murmur any more. */
const MOST_WORDS = 6;
const MOST_LETTERS = 40;

/** One murmur: a hum, or a short assent that claims nothing. Tried one after the other over folded words. */
const murmur = [
  'm+ ?h+ ?m+',
  'm+',
  'h+m+',
  'u+h* ?h+u+h?',
  'a+h* ?h?a+h*',
  'a+j+a+',
  '[aoeu]+h+',
  'o+h*',
  'oh? wow|wow',
  'ok|okay|okey|kay|k',
  'yes|yeah|yep|yup|ya|yah',
  'right|sure|true|exactly|correct|gotcha|cool|good|great|nice|fine|perfect|wonderful',
  'all? ?right|got it|i see|of course|makes sense|very (?:good|well)|sounds good|fair enough',
  'si|sip|claro|vale|bueno|bien|cierto|exacto|correcto|perfecto|entiendo|entendido|listo|dale|sale|orale|andale',
  'muy bien|esta bien|de acuerdo|ya veo|por supuesto|asi es|que bien|que bueno|no me digas?|(?:le |te )?entiendo',
].join('|');
const murmurs = new RegExp(`^(?:(?:${murmur})(?: |$))+$`);

/**
 * Whether words only tell that the caller listens, as people murmur while somebody else speaks. It says nothing of what
 * they mean where the caller was asked something: there a yes is an answer.
 */
export function isBackchannel(text: string): boolean {
  const folded = fold(text);
  if (folded === '' || folded.length > MOST_LETTERS || folded.split(' ').length > MOST_WORDS) return false;
  return murmurs.test(folded);
}
