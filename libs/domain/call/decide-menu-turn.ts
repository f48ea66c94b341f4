import type { Understood } from '../understanding';
import { both, nothing, only } from './decision';
import { closing } from './closing';
import { decideDigits } from './decide-digits';
import type { CallEvent, Decision } from './events';
import { known, targetFact, type Facts, type Meaning } from './facts';
import type { InputOf, Target } from './inputs';
import { judgeTurn } from './judge';
import { defaultTarget, queueFor, queueUrgent, takeMessageWished } from './queue';
import type { CallState } from './state';
import { offeredIn, suggestedIn, text, whichOne, type Spoken } from './step';

const silence: Meaning = { understood: { kind: 'silent' }, heard: null, hits: [] };

/** The menu receptionist's answer to one turn. */
export function decideMenuTurn(state: CallState, turn: InputOf<'TurnHeard'>, facts: Facts): Decision {
  const digits = turn.personal.digits ?? '';
  if (digits !== '') return decideDigits(state, digits, facts);
  const meaning = known(facts, 'meaning');
  const spoken = decideSpeech(state, meaning, facts);
  const { heard, understood } = meaning;
  const isNews = heard !== null && !(state.languageKnown && heard === state.language);
  if (!isNews || understood.kind === 'language') return spoken;
  return both(only({ kind: 'LanguageSet', language: heard }), spoken);
}

/** Decides what to do when the caller says nothing after the prompt. */
export function decideSilence(state: CallState, facts: Facts): Decision {
  return decideSpeech(state, silence, facts);
}

function decideSpeech(state: CallState, meaning: Meaning, facts: Facts): Decision {
  const { understood } = meaning;
  switch (understood.kind) {
    case 'emergency':
      return both(only({ kind: 'Marked', mark: 'effect' }), speak(text('emergency')));
    case 'urgent':
      return queueUrgent(state, facts);
    case 'human':
      return queueFor(state, defaultTarget(state), 'asked_for_person', facts, [
        ...answerBeside(meaning),
        text('transferringToPerson'),
      ]);
    case 'person':
    case 'department':
    case 'extension':
      return toTarget(state, meaning, facts);
    case 'message':
      return takeMessageWished(facts);
    case 'farewell':
      return closing('receptionist_finished', 'caller', 'goodbye');
    case 'language':
      return chooseLanguage(understood);
    case 'greeting':
      return both(smallTalk(state, understood, facts), speak(text('greetBack')));
    case 'thanks':
      return both(smallTalk(state, understood, facts), speak(text('thanksBack')));
    case 'robot':
      return both(smallTalk(state, understood, facts), speak(text('robot')));
    case 'affirm':
      if (isTaken(state, meaning)) return answer(state, meaning, facts);
      return both(smallTalk(state, understood, facts), speak(text('menuHelp')));
    default:
      return decideQuestion(state, meaning, facts);
  }
}

/** The caller says yes to the entry that was suggested. */
function isTaken({ say }: CallState, { hits }: Meaning): boolean {
  return hits[0] !== undefined && hits[0].entryId === suggestedIn(say);
}

/** Small talk does not count as an attempt, but after it the caller can no longer reject the previous answer. */
function smallTalk(state: CallState, { kind }: Understood, facts: Facts): Decision {
  if (state.attempts.last === null) return nothing;
  return judgeTurn(state, { kind, asked: false, found: false, acted: false, cannotHelp: false }, facts).decision;
}

function speak(...say: Spoken[]): Decision {
  return only({ kind: 'ReceptionistSpoke', say });
}

function chooseLanguage(understood: Understood): Decision {
  const language: CallEvent[] =
    understood.language === undefined ? [] : [{ kind: 'LanguageSet', language: understood.language }];
  return only(...language, { kind: 'ReceptionistSpoke', say: [text('languageChosen'), text('menuHelp')] });
}

/** The maximum number of people named in one question; more are not remembered. */
const mostOffered = 4;

function toTarget(state: CallState, meaning: Meaning, facts: Facts): Decision {
  const { understood } = meaning;
  const target: Target | undefined = understood.target;
  if (target === undefined) return nobodyChosen(state, understood, facts);
  const reason = understood.kind === 'extension' ? 'extension' : 'asked_by_name';
  const instead = understood.orAnybody === true ? whoeverIsFree(state, target, facts) : target;
  return queueFor(state, instead, reason, facts, [...answerBeside(meaning), text('transferring', instead)]);
}

/** Replaces a person who is not free with their department, if the caller accepts anyone there. */
function whoeverIsFree(state: CallState, target: Target, facts: Facts): Target {
  const { free, department } = targetFact(facts, target);
  if (free.length > 0 || target.kind === 'department') return target;
  return department === null ? (defaultTarget(state) ?? target) : { kind: 'department', id: department };
}

/** Answers a question asked in the same turn before the caller is put through. */
function answerBeside({ hits }: Meaning): Spoken[] {
  const best = hits[0];
  return best === undefined ? [] : [{ kind: 'answer', text: best.answer }];
}

function nobodyChosen(state: CallState, understood: Understood, facts: Facts): Decision {
  const { kind, candidates } = understood;
  if (kind === 'extension') return failedTurn(state, understood, facts, 'extensionUnknown');
  if (candidates === undefined)
    return failedTurn(state, understood, facts, kind === 'department' ? 'departmentUnknown' : 'nameUnknown');
  const isAskedAgain = offeredIn(state.say) !== null;
  if (isAskedAgain || candidates.length > mostOffered) return failedTurn(state, understood, facts, 'severalOfThatName');
  const turn = { kind, asked: true, found: false, acted: false, cannotHelp: false, open: true };
  return both(judgeTurn(state, turn, facts).decision, speak(whichOne(candidates)));
}

/** Answers a question from the knowledge; otherwise it counts as a failed attempt, as does a turn that says nothing. */
function decideQuestion(state: CallState, meaning: Meaning, facts: Facts): Decision {
  const { understood } = meaning;
  if (understood.kind === 'silent') return failedTurn(state, understood, facts, 'notHeard');
  if (understood.kind === 'unintelligible')
    return failedTurn(state, understood, facts, again(state, 'notUnderstoodFirst', 'notUnderstoodAgain'));
  if (understood.kind === 'repeat' && understood.asks !== true) return sayAgain(state, understood, facts);
  if (understood.kind === 'deny' && understood.asks !== true)
    return failedTurn(state, understood, facts, 'wrongAnswer');
  return answer(state, meaning, facts);
}

/** The caller asks to hear the last words again. */
function sayAgain(state: CallState, understood: Understood, facts: Facts): Decision {
  const turn = { kind: understood.kind, asked: false, found: false, acted: false, cannotHelp: false };
  const { decision, handedOver } = judgeTurn(state, turn, facts);
  return handedOver ? decision : both(decision, speak(...state.say));
}

function answer(state: CallState, meaning: Meaning, facts: Facts): Decision {
  const { understood, hits } = meaning;
  const best = hits[0];
  const lookedUp = only({
    kind: 'QuestionLookedUp',
    entryId: best?.entryId ?? null,
    score: best?.score ?? 0,
    tool: 'search_knowledge',
  });
  if (best === undefined) return both(lookedUp, notFound(state, meaning, facts));
  // The caller asked for the same entry twice in a row: the first answer did not help.
  const isSame = understood.kind === 'request' && best.entryId === state.answered;
  const kind = isSame ? 'repeat' : understood.kind === 'affirm' ? 'request' : understood.kind;
  const turn = { kind, asked: true, found: true, acted: false, cannotHelp: false, ...misheardOf(understood) };
  const { decision, handedOver } = judgeTurn(state, turn, facts);
  if (handedOver) return both(lookedUp, decision);
  return both(both(lookedUp, decision), speak({ kind: 'answer', text: best.answer }, text('anythingElse')));
}

/** From this certainty on the caller is asked whether an entry is meant that does not surely answer; below it hardly one is. */
export const suggestedFrom = 0.3;

/** Nothing surely answers: an entry that may be meant is suggested, not the same one twice running. */
function notFound(state: CallState, { understood, nearest }: Meaning, facts: Facts): Decision {
  const mayBeMeant = nearest && nearest.score >= suggestedFrom && nearest.entryId !== suggestedIn(state.say);
  if (!mayBeMeant) return failedTurn(state, understood, facts, again(state, 'notKnownFirst', 'notKnownAgain'));
  const { entryId, question } = nearest;
  return failedTurn(state, understood, facts, { kind: 'suggestion', entryId, question });
}

function again<Key extends string>(state: CallState, first: Key, later: Key): Key {
  return state.attempts.failed === 0 ? first : later;
}

type FailureText =
  | 'notHeard'
  | 'notUnderstoodFirst'
  | 'notUnderstoodAgain'
  | 'notKnownFirst'
  | 'notKnownAgain'
  | 'wrongAnswer'
  | 'nameUnknown'
  | 'departmentUnknown'
  | 'severalOfThatName'
  | 'extensionUnknown';

function failedTurn(state: CallState, understood: Understood, facts: Facts, says: FailureText | Spoken): Decision {
  const asked = understood.asks === true || (understood.kind !== 'deny' && understood.kind !== 'repeat');
  const turn = {
    kind: understood.kind,
    asked,
    found: false,
    acted: false,
    cannotHelp: false,
    ...misheardOf(understood),
  };
  const { decision, handedOver } = judgeTurn(state, turn, facts);
  if (handedOver) return decision;
  return both(decision, typeof says === 'string' ? speak(text(says), ...askAgain(state, says)) : speak(says));
}

/** Asks once more when the caller did not say which of several targets they mean. */
function askAgain({ say }: CallState, key: FailureText): Spoken[] {
  const offered = offeredIn(say);
  const unheard = key === 'notHeard' || key === 'notUnderstoodFirst' || key === 'notUnderstoodAgain';
  return offered !== null && unheard ? [whichOne(offered)] : [];
}

function misheardOf({ misheard }: Understood): { readonly misheard?: true } {
  return misheard === true ? { misheard } : {};
}
