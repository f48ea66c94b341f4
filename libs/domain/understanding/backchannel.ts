import { fold } from './fold';

/** The most words of a murmur. */
const MOST_WORDS = 6;
const MOST_LETTERS = 40;

/**
 * One murmur: a hum, or a short assent that claims nothing. The patterns are tried one after the other on folded words.
 */
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
 * True when words only show that the caller is listening, as people murmur while another person speaks. It does not
 * apply when the caller was asked something: then a yes is an answer.
 */
export function isBackchannel(text: string): boolean {
  const folded = fold(text);
  if (folded === '' || folded.length > MOST_LETTERS || folded.split(' ').length > MOST_WORDS) return false;
  return murmurs.test(folded);
}
