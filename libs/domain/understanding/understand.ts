import type { Language } from '@voicecore/domain/kernel';
import { fold, words } from './fold';
import { chosenOf } from './choice';
import { asksForHuman } from './human';
import { wantsHuman } from './human-wish';
import { languageWish } from './language';
import * as say from './phrases';
import { plainRequest } from './plain-request';
import { sameRequest } from './repetition';
import { askedBeside, questionClauses } from './second-wish';
import { extensionSaid } from './spoken-extension';
import { emergencyIn } from './urgent';
import type { Directory, TurnContext, Understood } from './understood';
import { whomAsked } from './wish';

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

function isNoise(text: string, said: readonly string[]): boolean {
  if (said.every((word) => say.fillers.has(word))) return true;
  return /^[[(*<][^\])*>]*[\])*>]$/.test(text.trim()) || !said.some((word) => /\d|[aeiouy]/.test(word));
}

/** The fewest words after a denial that say what is wanted; fewer are only its end. */
const fewestAsked = 3;

function denies(query: string, misheard: boolean): Understood {
  const asks = plainRequest(query.trim());
  const misheardFlag = misheard ? { misheard } : {};
  return asks.split(' ').length >= fewestAsked
    ? { kind: 'deny', asks: true, query: asks, ...misheardFlag }
    : { kind: 'deny', ...misheardFlag };
}

/** Returns what follows the last match of a pattern. */
function behind(text: string, pattern: RegExp): string {
  const all = [...text.matchAll(new RegExp(pattern.source, 'g'))];
  const last = all.at(-1);
  return last === undefined ? text : text.slice(last.index + last[0].length);
}

/** A denial may carry a new request: "no, I asked about parking". */
function contradiction(text: string, context: TurnContext): Understood | null {
  if (say.noThanks.test(text)) return null;
  if (/^(no|nope|nah)$/.test(text) && context.askedAnythingElse) return { kind: 'farewell' };
  if (say.misheard.test(text)) return denies(behind(text, say.misheard), true);
  if (say.correction.test(text))
    return { kind: 'deny', asks: true, query: plainRequest(text.replace(say.correction, '').trim() || text) };
  if (say.denial.test(text)) return denies(behind(text, say.denial), false);
  const again = say.restated.exec(text)?.[1] ?? say.sameAnswer.exec(text)?.[1];
  return again === undefined ? null : { kind: 'deny', asks: true, query: plainRequest(again) || text };
}

/**
 * Decides what a caller's turn means. Danger comes first, then what needs no request, then people, then everything that
 * is asked. Names and extensions lead to a target only when exactly one fits.
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
  if (say.backchannel.test(folded)) return { kind: 'affirm' };
  if (said.length === 0 || isNoise(text, said)) {
    return smallTalk(said) ?? { kind: 'unintelligible' };
  }
  if (say.robotQuestion.test(folded) && !asksForHuman(folded)) return { kind: 'robot' };
  const wish = languageWish(folded);
  if (wish) return { kind: 'language', language: wish };
  return understandWish({ text, folded, said }, directory, language, context);
}

/**
 * Returns what the knowledge may be asked when a caller says this: the words as they are, and what `understand` may
 * extract from them, whatever names the directory has.
 */
export function questionsIn(text: string): readonly string[] {
  const denied = contradiction(fold(text), {})?.query;
  return [text, ...(denied === undefined ? [] : [denied]), ...questionClauses(text)];
}

interface Turn {
  readonly text: string;
  readonly folded: string;
  readonly said: readonly string[];
}

/** The first wish is carried out; a question in addition to it is kept, and answered on the way. */
function withQuestion(text: string, wish: Understood): Understood {
  const beside = askedBeside(text, wish);
  return beside === null ? wish : { ...wish, beside };
}

function understandWish(
  { text, folded, said }: Turn,
  directory: Directory,
  language: Language,
  context: TurnContext,
): Understood {
  const chosen = context.offered ? chosenOf(text, context.offered, directory) : null;
  if (chosen) return chosen;
  const plain = plainRequest(folded);
  if (say.messageWish.test(folded)) return { kind: 'message' };
  const dialled = extensionSaid(said, directory, language);
  if (dialled) return dialled;
  const talk = smallTalk(said);
  const asked = talk ? null : whomAsked(text, directory);
  if (asked && (asked.target ?? asked.candidates)) return withQuestion(text, asked);
  if (say.callbackWish.test(folded)) return { kind: 'message' };
  if (say.connectMe.test(plain)) return { kind: 'human' };
  if (say.lineCheck.test(plain)) return { kind: 'greeting' };
  if (asked?.kind === 'department') return asked;
  // An unknown name and small talk have a meaning of their own: only the rules may override it.
  const wants = asked === null && talk === null ? wantsHuman : asksForHuman;
  if (wants(folded)) return withQuestion(text, { kind: 'human' });
  if (asked) return asked;
  const denied = contradiction(folded, context);
  if (denied) return denied;
  if (say.repeatWish.test(folded)) return { kind: 'repeat' };
  if (talk) return talk;
  const chatter = /\?/.test(text) ? null : say.chatter(folded);
  if (chatter !== null) return { kind: chatter };
  const repeated = context.previousRequest !== undefined && sameRequest(context.previousRequest, folded);
  return { kind: repeated ? 'repeat' : 'request', asks: true, query: plain };
}
