import type { PhoneStatus, Quality, Spoken } from '../../lib/line';

/** Something said in the call, and when it began, ms on this machine's clock. */
export interface SaidLine extends Pick<Spoken, 'id' | 'text' | 'language' | 'durationMs'> {
  who: 'caller' | 'machine' | 'person';
  startedAt: number;
  /** How much of it was heard before it was interrupted, ms; null when it was not. */
  spokenMs: number | null;
}

export interface PhoneState {
  status: 'idle' | PhoneStatus;
  reason: string | null;
  answeredAt: number | null;
  lines: SaidLine[];
  music: boolean;
  /** Who is at the other end: a machine that understands words, a person, or a recorder. */
  partner: 'machine' | 'person' | 'recorder';
  /** What the other side is waiting for. */
  listening: { input: string } | null;
  quality: Quality | null;
}

export const idlePhone: PhoneState = {
  status: 'idle',
  reason: null,
  answeredAt: null,
  lines: [],
  music: false,
  partner: 'machine',
  listening: null,
  quality: null,
};

export type PhoneAction =
  | { type: 'dialled' }
  | { type: 'status'; status: PhoneStatus; reason: string | null; at: number }
  | { type: 'spoken'; spoken: Spoken; at: number }
  | { type: 'broken-off'; id: string; spokenMs: number }
  | { type: 'said'; id: string; text: string; language: 'en' | 'es'; at: number }
  | { type: 'music'; on: boolean }
  | { type: 'verb'; verb: string }
  | { type: 'listening'; listening: { input: string } | null }
  | { type: 'quality'; quality: Quality };

/** Verbs that change who is listening; the others speak or play in between. */
const PARTNERS: Record<string, PhoneState['partner']> = {
  Dial: 'person',
  Record: 'recorder',
  Gather: 'machine',
  Connect: 'machine',
  Enqueue: 'machine',
};

const WHO = { say: 'machine', model: 'machine', agent: 'person', caller: 'caller' } as const;

export function reducePhone(state: PhoneState, action: PhoneAction): PhoneState {
  switch (action.type) {
    case 'dialled':
      return { ...idlePhone, status: 'queued' };
    case 'status': {
      const answeredAt = action.status === 'in-progress' ? (state.answeredAt ?? action.at) : state.answeredAt;
      return { ...state, status: action.status, reason: action.reason, answeredAt };
    }
    case 'spoken': {
      const { id, text, language, durationMs, source } = action.spoken;
      const line = { id, text, language, durationMs, who: WHO[source], startedAt: action.at, spokenMs: null };
      return { ...state, lines: [...state.lines.filter((one) => one.id !== id), line] };
    }
    case 'broken-off': {
      const { id, spokenMs } = action;
      return { ...state, lines: state.lines.map((line) => (line.id === id ? { ...line, spokenMs } : line)) };
    }
    case 'said': {
      const { id, text, language, at } = action;
      const line: SaidLine = { id, text, language, who: 'caller', durationMs: 0, startedAt: at, spokenMs: null };
      return { ...state, lines: [...state.lines, line] };
    }
    case 'music':
      return { ...state, music: action.on };
    case 'verb':
      return { ...state, partner: PARTNERS[action.verb] ?? state.partner };
    case 'listening':
      return { ...state, listening: action.listening };
    case 'quality':
      return { ...state, quality: action.quality };
  }
}

export const inCall = (state: PhoneState): boolean => state.status === 'in-progress';
export const isOn = (state: PhoneState): boolean => ['queued', 'ringing', 'in-progress'].includes(state.status);

/** When the machine's latest words end (or ended), ms; 0 before its first. */
export function quietFrom(state: PhoneState): number {
  const last = state.lines.findLast((line) => line.who === 'machine');
  return last ? last.startedAt + (last.spokenMs ?? last.durationMs) : 0;
}
