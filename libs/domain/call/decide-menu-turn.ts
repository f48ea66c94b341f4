import type { Understood } from '../understanding';
import { both, only } from './decision';
import { closing } from './closing';
import { decideDigits } from './decide-digits';
import type { CallEvent, Decision } from './events';
import type { Facts, Target } from './inputs';
import { judge } from './judge';
import { askForMessage, defaultTarget, queueFor } from './queue';
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
  const heard = facts.heard;
  if (heard === null || heard === state.language || state.languageKnown) return spoken;
  return both(only({ kind: 'LanguageSet', language: heard }), spoken);
}

function decideSpeech(state: CallState, understood: Understood, facts: Facts): Decision {
  switch (understood.kind) {
    case 'emergency':
      return both(only({ kind: 'Marked', mark: 'effect' }), speak(text('emergency'), text('anythingElse')));
    case 'human':
      return queueFor(state, defaultTarget(state), 'asked_for_person', facts, [text('transferringToPerson')]);
    case 'person':
    case 'department':
    case 'extension':
      return toTarget(state, understood, facts);
    case 'message':
      return askForMessage(facts);
    case 'farewell':
      return closing('receptionist_finished', 'caller', 'goodbye');
    case 'language':
      return chooseLanguage(understood);
    case 'greeting':
      return speak(text('greetBack'));
    case 'thanks':
      return speak(text('thanksBack'));
    case 'robot':
      return speak(text('robot'));
    case 'affirm':
      return speak(text('menuHelp'));
    default:
      return decideQuestion(state, understood, facts);
  }
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
  if (target === undefined)
    return failedTurn(
      state,
      understood,
      facts,
      understood.kind === 'extension' ? 'extensionUnknown' : 'notUnderstoodFirst',
    );
  const reason = understood.kind === 'extension' ? 'extension' : 'asked_by_name';
  return queueFor(state, target, reason, facts, [text('transferring', target)]);
}

/** A question is answered from the knowledge or counts as failed, and so does a turn that says nothing. */
function decideQuestion(state: CallState, understood: Understood, facts: Facts): Decision {
  if (understood.kind === 'deny' || understood.kind === 'repeat')
    return failedTurn(state, understood, facts, 'wrongAnswer');
  if (understood.kind === 'silent') return failedTurn(state, understood, facts, 'notHeard');
  if (understood.kind === 'unintelligible')
    return failedTurn(state, understood, facts, again(state, 'notUnderstoodFirst', 'notUnderstoodAgain'));
  const best = facts.hits[0];
  const lookedUp = only({
    kind: 'QuestionLookedUp',
    entryId: best?.entryId ?? null,
    score: best?.score ?? 0,
    tool: 'search_knowledge',
  });
  if (best === undefined)
    return both(lookedUp, failedTurn(state, understood, facts, again(state, 'notKnownFirst', 'notKnownAgain')));
  const judged = judge(
    state,
    { kind: understood.kind, asked: true, found: true, acted: false, cannotHelp: false },
    facts,
  );
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
  | 'extensionUnknown';

function failedTurn(state: CallState, understood: Understood, facts: Facts, key: FailureText): Decision {
  const asked = understood.kind !== 'deny' && understood.kind !== 'repeat';
  const judged = judge(state, { kind: understood.kind, asked, found: false, acted: false, cannotHelp: false }, facts);
  const transferred = judged.events.length > 1;
  return transferred ? judged : both(judged, speak(text(key)));
}
