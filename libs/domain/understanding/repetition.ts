import { words, wordSet } from './fold';

/** Words that a repeated question may gain or lose without becoming a different one. */
const loose = wordSet(`
  i im you your we do does did is are the a an to of for and in on at it that this please can could would me my tell know again said asked what whats
  el la los las un una de del al y o en a que es son por favor me mi su le lo se puede puedo dije pregunte otra vez si no hola hello hi so well pues`);

/** Share of the words of the longer question that both must have: 0.8 lets one word in five differ. */
const alike = 0.8;

/** True when the caller asks the same thing again, in much the same words. */
export function sameRequest(before: string, now: string): boolean {
  const content = (text: string): Set<string> => {
    const all = words(text);
    const own = all.filter((word) => !loose.has(word));
    return new Set(own.length > 0 ? own : all);
  };
  const first = content(before);
  const second = content(now);
  const both = [...second].filter((word) => first.has(word)).length;
  const most = Math.max(first.size, second.size);
  return most > 0 && both / most >= alike;
}
