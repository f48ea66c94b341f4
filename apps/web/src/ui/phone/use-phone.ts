import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import { CallerPhone, MicrophoneUnavailable, type Obstacle, sandboxUrl, sound } from '../../lib/line';
import { idlePhone, type PhoneState, reducePhone } from './phone-state';

export interface PhoneInUse {
  state: PhoneState;
  /** What prevented the last attempt to dial. */
  fault: Obstacle | 'carrier' | null;
  silent: boolean;
  /** The volume of the other side, 0 to 100, unless it is muted. */
  volume: number;
  muted: boolean;
  dial: (to: string, options: { microphone: boolean }) => Promise<void>;
  say: (text: string, language: 'en' | 'es') => void;
  press: (digit: string) => void;
  hangUp: () => void;
  mute: (on: boolean) => void;
  silence: (on: boolean) => void;
  setVolume: (volume: number) => void;
  onLevel: CallerPhone['onLevel'];
}

/** A caller's phone while the component is on the screen. */
export function usePhone(port: number, from: string): PhoneInUse {
  const phone = useMemo(() => new CallerPhone(sandboxUrl(port, '/phone')), [port]);
  const [state, dispatch] = useReducer(reducePhone, idlePhone);
  const [fault, setFault] = useState<PhoneInUse['fault']>(null);
  const [silent, setSilent] = useState(false);
  const [volume, setVolume] = useState(100);
  const [muted, setMuted] = useState(false);
  useEffect(() => phone.setLoudness(silent ? 0 : volume / 100), [phone, silent, volume]);
  useEffect(() => {
    const { events } = phone;
    const off = [
      events.on('status', (status) => dispatch({ type: 'status', ...status, at: Date.now() })),
      events.on('music', (on) => dispatch({ type: 'music', on })),
      events.on('verb', (verb) => dispatch({ type: 'verb', verb })),
      events.on('listening', (listening) => dispatch({ type: 'listening', listening })),
      events.on('quality', (quality) => dispatch({ type: 'quality', quality })),
      events.on('spoken', (spoken) => dispatch({ type: 'spoken', spoken, at: Date.now() })),
      events.on('spokenStop', ({ id, spokenMs }) => dispatch({ type: 'broken-off', id, spokenMs })),
    ];
    return () => {
      for (const stop of off) stop();
      phone.close();
    };
  }, [phone]);
  useRingback(state, silent);
  const say = useCallback(
    (text: string, language: 'en' | 'es') => {
      dispatch({ type: 'said', id: `said-${performance.now()}`, text, language, at: Date.now() });
      phone.say(text, language);
    },
    [phone],
  );
  return {
    state,
    fault,
    silent,
    volume,
    muted,
    dial: async (to, options) => {
      setFault(null);
      setMuted(false);
      dispatch({ type: 'dialled' });
      try {
        await phone.dial(from, to, options);
      } catch (error) {
        setFault(error instanceof MicrophoneUnavailable ? error.obstacle : 'carrier');
        dispatch({ type: 'status', status: 'failed', reason: null, at: Date.now() });
      }
    },
    say,
    press: (digit) => phone.digits(digit),
    hangUp: () => phone.hangUp(),
    mute: (on) => {
      setMuted(on);
      phone.mute(on);
    },
    silence: setSilent,
    setVolume,
    onLevel: phone.onLevel,
  };
}

/** The tone that a phone plays while the other side is ringing or busy. */
function useRingback({ status }: PhoneState, silent: boolean): void {
  useEffect(() => {
    if (silent) return undefined;
    if (status === 'queued' || status === 'ringing') return sound('ringback');
    return status === 'busy' ? sound('busy', 3) : undefined;
  }, [status, silent]);
}
