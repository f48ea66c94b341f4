import type { Obstacle, Quality, Spoken } from '../../lib/line';

export type Ending = 'hung-up' | 'caller-hung-up' | 'not-reached' | 'line-failed';

/** What only the browser that holds the line knows; the other tabs of the same agent mirror it. */
export interface LocalState {
  /** This tab holds the line, another one does, or it is not yet known. */
  role: 'holder' | 'mirror' | 'unknown';
  obstacle: Obstacle | null;
  registration: 'off' | 'registering' | 'registered' | 'lost';
  leg: 'connecting' | 'in-progress' | 'reconnecting' | null;
  /** The call that the leg is for. */
  callId: string | null;
  muted: boolean;
  quality: Quality | null;
  /** What is being spoken by a machine into the call, or was typed by the caller. */
  words: Pick<Spoken, 'text' | 'language' | 'source'> | null;
  ended: { callId: string; caller: string | null; ending: Ending; lastedMs: number | null } | null;
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
