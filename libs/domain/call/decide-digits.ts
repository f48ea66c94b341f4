import { otherLanguage } from '../kernel';
import { isEmergencyCode } from '../understanding';
import { both, only } from './decision';
import type { Decision } from './events';
import { known, type Facts } from './facts';
import { judgeTurn } from './judge';
import { defaultTarget, queueFor } from './queue';
import type { CallState } from './state';
import { text } from './step';

/**
 * Digits reach an extension directly, bypassing the receptionist; 0 asks for a person, 2 switches the language, and 911
 * plays the fixed words.
 */
export function decideDigits(state: CallState, digits: string, facts: Facts): Decision {
  const pressed = only({ kind: 'Marked', mark: 'key' });
  if (isEmergencyCode(digits))
    return both(
      pressed,
      only({ kind: 'Marked', mark: 'effect' }, { kind: 'ReceptionistSpoke', say: [text('emergency')] }),
    );
  if (digits === '0')
    return both(
      pressed,
      queueFor(state, defaultTarget(state), 'asked_for_person', facts, [text('transferringToPerson')]),
    );
  const { dialled } = known(facts, 'people');
  if (dialled !== null) {
    const target = { kind: 'agent', id: dialled } as const;
    return both(pressed, queueFor(state, target, 'extension', facts, [text('transferring', target)]));
  }
  if (digits === '2') {
    const language = otherLanguage(state.language);
    return both(
      pressed,
      only(
        { kind: 'LanguageSet', language },
        { kind: 'ReceptionistSpoke', say: [text('languageChosen'), text('menuHelp')] },
      ),
    );
  }
  if (state.engine === 'model') return pressed;
  return both(pressed, unknownExtension(state, facts));
}

function unknownExtension(state: CallState, facts: Facts): Decision {
  const turn = { kind: 'extension', asked: true, found: false, acted: false, cannotHelp: false } as const;
  const { decision, handedOver } = judgeTurn(state, turn, facts);
  return handedOver
    ? decision
    : both(decision, only({ kind: 'ReceptionistSpoke', say: [text('noSuchExtension'), text('dialAgain')] }));
}
