import type { Language } from '@voicecore/domain/kernel';
import { fold, words } from './fold';
import { asksForHuman } from './human';
import { languageWish } from './language';
import { fullNameWithin, whoIs } from './names';
import * as say from './phrases';
import { plainRequest } from './plain-request';
import { sameRequest } from './repetition';
import { isEmergencyCode } from './service-codes';
import { digitsAt } from './spoken-number';
import { emergencyIn } from './urgent';
import type { Directory, Target, TurnContext, Understood } from './understood';

/** Longest extension that is understood; a longer run of digits is a telephone number or an account. */
const longestExtension = 8;

function consistsOf(said: readonly string[], pattern: RegExp): boolean {
  const text = said.join(' ');
  if (!pattern.test(text)) return false;
  const rest = text.replace(new RegExp(pattern.source, 'g'), ' ').trim();
  return rest === '' || rest.split(/\s+/).every((word) => say.courtesy.has(word) || say.fillers.has(word));
}

/** Greetings, thanks, yes and goodbyes that ask for nothing. */
function smallTalk(said: readonly string[]): Understood | null {
  if (say.noThanks.test(said.join(' '))) return { kind: 'farewell' };
  const all = (...patterns: readonly RegExp[]): RegExp => new RegExp(patterns.map((part) => part.source).join('|'));
  const any = all(say.farewellCore, say.thanksCore, say.greetingCore, say.affirmCore);
  if (!consistsOf(said, any)) return null;
  const text = said.join(' ');
  if (say.farewellCore.test(text)) return { kind: 'farewell' };
  if (say.thanksCore.test(text)) return { kind: 'thanks' };
  return { kind: say.greetingCore.test(text) && !/^(bueno|si|yes)$/.test(text) ? 'greeting' : 'affirm' };
}

function byExtension(digits: string, directory: Directory, language: Language): Understood {
  if (isEmergencyCode(digits)) return { kind: 'emergency', language };
  const agent = directory.agents.find((one) => one.extension === digits);
  return agent
    ? { kind: 'extension', target: { kind: 'agent', id: agent.id }, query: digits }
    : { kind: 'extension', query: digits };
}

function numberIn(said: readonly string[], at: number, language: Language): { digits: string; used: number } | null {
  const second: Language = language === 'en' ? 'es' : 'en';
  return digitsAt(said, at, language) ?? digitsAt(said, at, second);
}

const betweenCueAndNumber = /^(number|numero|is|es|the|la|el|please|code|num|no)$/;

/** "extension one oh one", "marque la 101", or nothing but a number. */
function extension(said: readonly string[], directory: Directory, language: Language): Understood | null {
  for (let at = 0; at < said.length; at += 1) {
    const word = said[at] ?? '';
    if (!say.extensionCue.test(word) && !say.dialCue.test(word)) continue;
    let from = at + 1;
    while (betweenCueAndNumber.test(said[from] ?? '') && numberIn(said, from, language) === null) from += 1;
    if (say.extensionCue.test(said[from] ?? '')) from += 1;
    const after = numberIn(said, from, language);
    if (after !== null && after.digits.length <= longestExtension)
      return byExtension(after.digits, directory, language);
    if (!say.extensionCue.test(word)) continue;
    const before = numberEndingAt(said, at, language);
    if (before !== null) return byExtension(before, directory, language);
  }
  const bare = said.filter((word, at) => !(at === 0 && /^(to|a|al|la|the|number|numero|for)$/.test(word)));
  const whole = numberIn(bare, 0, language);
  const fits = whole !== null && whole.used === bare.length && whole.digits.length > 1;
  return fits && whole.digits.length <= longestExtension ? byExtension(whole.digits, directory, language) : null;
}

function numberEndingAt(said: readonly string[], end: number, language: Language): string | null {
  for (let from = 0; from < end; from += 1) {
    const found = numberIn(said, from, language);
    if (found !== null && from + found.used === end && found.digits.length > 1) return found.digits;
  }
  return null;
}

function named(target: Target, query: string): Understood {
  return { kind: target.kind === 'agent' ? 'person' : 'department', target, query };
}

/** "Somebody in billing", "alguien de facturación", "the lady from appointments": the place says whom. */
const someoneThere = /^(?:(?:an?|the|una?|el|la|any|some)\s+)?\w+\s+(?:in|at|from|of|de|del|en)\s+(.+)$/;

/** Whom the words after "speak with" mean: somebody known, anybody, or a name that nobody has. */
function afterStrongCue(rest: string, directory: Directory): Understood | null {
  const whole = whoIs(rest, directory);
  if (whole.target) return named(whole.target, rest);
  const name = rest.replace(say.afterName, '').replace(say.closing, '').trim();
  const found = whoIs(name, directory);
  if (found.target) return named(found.target, name);
  const within = fullNameWithin(rest, directory);
  if (within) return named(within, name);
  if (found.candidates.length > 1) return { kind: 'person', candidates: found.candidates, query: name };
  const place = someoneThere.exec(rest.replace(say.closing, '').trim())?.[1];
  const there = place === undefined ? null : whoIs(place, directory).target;
  if (there !== null && place !== undefined) return named(there, place);
  const [first = '', ...others] = words(name);
  if (first === '' || /^(you|u|him|her|them|me|us|usted|ustedes|ti|el|ella|tigo)$/.test(name)) return null;
  const anybody = /^(an?|the|una?|el|la|los|las|some|any|another|real|live|your|my|mi|su|one|otra|otro)$/.test(first);
  if (anybody || [first, ...others].some((word) => say.humanWords.has(word))) return { kind: 'human' };
  return { kind: 'person', query: name };
}

/** Somebody asked for: by name, by department, or anybody at all. */
function somebody(text: string, directory: Directory): Understood | null {
  if (say.connectMe.test(text)) return { kind: 'human' };
  const strong = say.askedOfUs.test(text) ? undefined : say.strongCue.exec(text)?.[1];
  if (strong !== undefined) {
    const asked = afterStrongCue(strong.trim(), directory);
    if (asked) return asked;
  }
  const weak = say.weakCue.exec(text)?.[1];
  for (const said of [text, weak, weak?.replace(say.afterName, '')]) {
    if (said === undefined || said === '') continue;
    const found = whoIs(said, directory);
    if (found.target) return named(found.target, said);
    if (found.candidates.length > 1) return { kind: 'person', candidates: found.candidates, query: said };
  }
  return null;
}

function isNoise(text: string, said: readonly string[]): boolean {
  if (said.every((word) => say.fillers.has(word))) return true;
  return /^[[(*<][^\])*>]*[\])*>]$/.test(text.trim()) || !said.some((word) => /\d|[aeiouy]/.test(word));
}

/** A denial may carry a new request: "no, I asked about parking". */
function contradiction(text: string, context: TurnContext): Understood | null {
  if (say.noThanks.test(text)) return null;
  if (/^(no|nope|nah)$/.test(text) && context.askedAnythingElse) return { kind: 'farewell' };
  if (say.correction.test(text))
    return {
      kind: 'deny',
      asks: true,
      query: plainRequest(text.replace(say.correction, '').trim() || text),
    };
  if (!say.denial.test(text)) return null;
  const rest = plainRequest(text.replace(say.denial, ' ').replace(/\s+/g, ' ').trim());
  return rest.split(' ').length > 3 ? { kind: 'deny', asks: true, query: rest } : { kind: 'deny' };
}

/**
 * What a caller's turn means. Danger comes first, then what needs no request, then people, then everything that is
 * asked. Names and extensions reach somebody only when exactly one fits.
 */
export function understand(
  text: string,
  directory: Directory,
  language: Language,
  context: TurnContext = {},
): Understood {
  if (text.trim() === '') return { kind: 'silent' };
  const emergency = emergencyIn(text, context.urgent ?? [], language);
  if (emergency !== null) return emergency;
  const said = words(text);
  const folded = fold(text);
  if (said.length === 0 || isNoise(text, said)) {
    return smallTalk(said) ?? { kind: 'unintelligible' };
  }
  if (say.robotQuestion.test(folded) && !asksForHuman(folded)) return { kind: 'robot' };
  const wish = languageWish(folded);
  if (wish) return { kind: 'language', language: wish };
  return understandWish(folded, said, directory, language, context);
}

function understandWish(
  folded: string,
  said: readonly string[],
  directory: Directory,
  language: Language,
  context: TurnContext,
): Understood {
  const plain = plainRequest(folded);
  if (say.messageWish.test(folded)) return { kind: 'message' };
  const dialled = extension(words(plain), directory, language);
  if (
    dialled?.kind === 'emergency' ||
    dialled?.target ||
    (dialled && say.extensionCue.test(said.find((word) => say.extensionCue.test(word)) ?? ''))
  ) {
    return dialled;
  }
  const asked = somebody(plain, directory);
  if (asked && (asked.target ?? asked.candidates)) return asked;
  if (say.lineCheck.test(plain)) return { kind: 'greeting' };
  if (asksForHuman(folded)) return { kind: 'human' };
  if (asked) return asked;
  const denied = contradiction(folded, context);
  if (denied) return denied;
  if (say.repeatWish.test(folded)) return { kind: 'repeat' };
  const talk = smallTalk(said);
  if (talk) return talk;
  if (dialled) return dialled;
  const repeated = context.previousRequest !== undefined && sameRequest(context.previousRequest, folded);
  return { kind: repeated ? 'repeat' : 'request', asks: true, query: plain };
}
