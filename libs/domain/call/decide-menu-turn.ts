import type { Understood } from '../understanding';
import { both, nothing, only } from './decision';
import { closing } from './closing';
import { decideDigits } from './decide-digits';
import type { CallEvent, Decision } from './events';
import type { Facts, Target } from './inputs';
import { judge } from './judge';
import { defaultTarget, queueFor, queueUrgent, takeMessageWished } from './queue';
import type { CallState } from './state';
import { text, type Spoken } from './step';

interface MenuTurn {
  readonly personal: { readonly speech?: string; readonly digits?: string };
}

/** The menu receptionist's answer to one turn. */
export function decideMenuTurn(state: CallState, turn: MenuTurn, facts: Facts): Decision {
  const digits = turn.personal.digits ?? '';
  if (digits !== '') return decideDigits(state, digits, facts);
  const understood: Understood = facts.understood ?? { kind: 'silent' };
  const spoken = decideSpeech(state, understood, facts);
  const { heard } = facts;
  const isNews = heard !== null && !(state.languageKnown && heard === state.language);
  if (!isNews || understood.kind === 'language') return spoken;
  return both(only({ kind: 'LanguageSet', language: heard }), spoken);
}

function decideSpeech(state: CallState, understood: Understood, facts: Facts): Decision {
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
      return decideQuestion(state, understood, facts);
  }
}

/** Small talk is no attempt, but after it nothing can be denied any more. */
function smallTalk(state: CallState, { kind }: Understood, facts: Facts): Decision {
  if (state.attempts.last === null) return nothing;
  return judge(state, { kind, asked: false, found: false, acted: false, cannotHelp: false }, facts);
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
function decideQuestion(state: CallState, understood: Understood, facts: Facts): Decision {
  if (understood.kind === 'silent') return failedTurn(state, understood, facts, 'notHeard');
  if (understood.kind === 'unintelligible')
    return failedTurn(state, understood, facts, again(state, 'notUnderstoodFirst', 'notUnderstoodAgain'));
  if (understood.kind === 'repeat' && understood.asks !== true) return sayAgain(state, understood, facts);
  if (understood.kind === 'deny' && understood.asks !== true)
    return failedTurn(state, understood, facts, 'wrongAnswer');
  return answer(state, understood, facts);
}

/** The caller asks to hear it again. */
function sayAgain(state: CallState, understood: Understood, facts: Facts): Decision {
  const turn = { kind: understood.kind, asked: false, found: false, acted: false, cannotHelp: false };
  const judged = judge(state, turn, facts);
  return judged.events.length > 1 ? judged : both(judged, speak(...state.say));
}

function answer(state: CallState, understood: Understood, facts: Facts): Decision {
  const best = facts.hits[0];
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
  const judged = judge(state, { kind, asked: true, found: true, acted: false, cannotHelp: false }, facts);
  if (judged.events.length > 1) return both(lookedUp, judged);
  return both(both(lookedUp, judged), speak({ kind: 'answer', text: best.answer }, text('anythingElse')));
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
  const judged = judge(state, { kind: understood.kind, asked, found: false, acted: false, cannotHelp: false }, facts);
  const transferred = judged.events.length > 1;
  return transferred ? judged : both(judged, speak(text(key)));
}
