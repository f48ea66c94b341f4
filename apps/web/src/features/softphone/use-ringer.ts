import { useEffect } from 'react';
import { sound } from '../../lib/line';

/** Plays the ringtone while a call is offered. */
export function useRinger(ringing: boolean): void {
  useEffect(() => (ringing ? sound('ringer') : undefined), [ringing]);
}
