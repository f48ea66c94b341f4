import type { Understood } from '../understanding';
import { both, nothing, only } from './decision';
import { closing } from './closing';
import { decideDigits } from './decide-digits';
import type { CallEvent, Decision } from './events';
import { known, type Facts, type Meaning } from './facts';
import type { InputOf, Target } from './inputs';
import { judgeTurn } from './judge';
import { defaultTarget, queueFor, queueUrgent, takeMessageWished } from './queue';
import type { CallState } from './state';
import { text, type Spoken } from './step';

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

/** The answer to a caller who let the prompt pass. */
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
      return queueFor(state, defaultTarget(state), 'asked_for_person', facts, [text('transferringToPerson')]);
    case 'person':
    case 'department':
    case 'extension':
      return toTarget(state, understood, facts);
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
      return both(smallTalk(state, understood, facts), speak(text('menuHelp')));
    default:
      return decideQuestion(state, meaning, facts);
  }
}

/** Small talk is no attempt, but after it nothing can be denied any more. */
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

function toTarget(state: CallState, understood: Understood, facts: Facts): Decision {
  const target: Target | undefined = understood.target;
  if (target === undefined) return failedTurn(state, understood, facts, nobodyThere(understood));
  const reason = understood.kind === 'extension' ? 'extension' : 'asked_by_name';
  return queueFor(state, target, reason, facts, [text('transferring', target)]);
}

function nobodyThere({ kind, candidates }: Understood): FailureText {
  if (kind === 'extension') return 'extensionUnknown';
  return candidates === undefined ? 'nameUnknown' : 'severalOfThatName';
}

/** A question is answered from the knowledge or counts as failed, and so does a turn that says nothing. */
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

/** The caller asks to hear it again. */
function sayAgain(state: CallState, understood: Understood, facts: Facts): Decision {
  const turn = { kind: understood.kind, asked: false, found: false, acted: false, cannotHelp: false };
  const { decision, handedOver } = judgeTurn(state, turn, facts);
  return handedOver ? decision : both(decision, speak(...state.say));
}

function answer(state: CallState, { understood, hits }: Meaning, facts: Facts): Decision {
  const best = hits[0];
  const lookedUp = only({
    kind: 'QuestionLookedUp',
    entryId: best?.entryId ?? null,
    score: best?.score ?? 0,
    tool: 'search_knowledge',
  });
  if (best === undefined)
    return both(lookedUp, failedTurn(state, understood, facts, again(state, 'notKnownFirst', 'notKnownAgain')));
  // The same entry asked for twice running: what it said the first time was no help.
  const kind = understood.kind === 'request' && best.entryId === state.answered ? 'repeat' : understood.kind;
  const turn = { kind, asked: true, found: true, acted: false, cannotHelp: false, ...misheardOf(understood) };
  const { decision, handedOver } = judgeTurn(state, turn, facts);
  if (handedOver) return both(lookedUp, decision);
  return both(both(lookedUp, decision), speak({ kind: 'answer', text: best.answer }, text('anythingElse')));
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
  | 'severalOfThatName'
  | 'extensionUnknown';

function failedTurn(state: CallState, understood: Understood, facts: Facts, key: FailureText): Decision {
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
  return handedOver ? decision : both(decision, speak(text(key)));
}

function misheardOf({ misheard }: Understood): { readonly misheard?: true } {
  return misheard === true ? { misheard } : {};
}
