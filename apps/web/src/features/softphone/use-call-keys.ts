import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys, type KeyHint } from '../../lib/commands';

export interface CallKeys {
  mute: () => void;
  hold: () => void;
  transfer: () => void;
  keypad: () => void;
  end: () => void;
  /** Null while the keypad is closed: digits then do nothing. */
  digit: ((key: string) => void) | null;
}

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'];

/** The keys of the current call; the help lists them during the call. */
export function useCallKeys(wanted: CallKeys): void {
  const { t } = useTranslation();
  const now = useRef(wanted);
  useEffect(() => {
    now.current = wanted;
  });
  const keypadOpen = wanted.digit !== null;
  const hints = useMemo(() => {
    const group = t('softphone:title');
    const hint = (keys: string, label: string, run: KeyHint['run']): KeyHint => ({ keys, label, group, run });
    const own = [
      hint('M', t('softphone:mute_key'), () => now.current.mute()),
      hint('H', t('softphone:hold_key'), () => now.current.hold()),
      hint('T', t('softphone:transfer_key'), () => now.current.transfer()),
      hint('K', t('softphone:keypad_key'), () => now.current.keypad()),
      hint('Ctrl Shift E', t('softphone:end_key'), () => now.current.end()),
    ];
    const digits = { ...hint('0-9 * #', t('softphone:digit_key'), (key) => now.current.digit?.(key)), chords: DIGITS };
    return keypadOpen ? [...own, digits] : own;
  }, [t, keypadOpen]);
  useKeys(hints);
}
