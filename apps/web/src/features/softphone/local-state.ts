import type { Caller } from './desk';
import type { Obstacle, Quality, Spoken } from '../../lib/line';

export type Ending = 'hung-up' | 'caller-hung-up' | 'not-reached' | 'line-failed';

/** What only the browser that holds the line knows; the other tabs of the same agent mirror it. */
export interface LocalState {
  /** Whether this tab or another one holds the line, or whether that is not known yet. */
  role: 'holder' | 'mirror' | 'unknown';
  obstacle: Obstacle | null;
  registration: 'off' | 'registering' | 'registered' | 'lost';
  leg: 'connecting' | 'in-progress' | 'reconnecting' | null;
  /** The call that the leg belongs to. */
  callId: string | null;
  muted: boolean;
  quality: Quality | null;
  /** The words that a machine is speaking into the call, or that the caller typed. */
  words: Pick<Spoken, 'text' | 'language' | 'source'> | null;
  ended: (Caller & { callId: string; ending: Ending; lastedMs: number | null }) | null;
}

export const initialState: LocalState = {
  role: 'unknown',
  obstacle: null,
  registration: 'off',
  leg: null,
  callId: null,
  muted: false,
  quality: null,
  words: null,
  ended: null,
};
