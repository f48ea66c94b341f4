import type { Desk, DeskCall, Offer } from './desk';
import { dockView } from './dock-view';
import { initialState, type LocalState } from './local-state';

const offer: Offer = {
  offerId: 'o1',
  callId: 'c1',
  token: 't',
  caller: '+12125550142',
  contact: null,
  reason: null,
  language: 'en',
  departmentName: null,
  expiresAt: 20_000,
  spamScore: null,
  turns: [],
};

const call: DeskCall = {
  callId: 'c1',
  token: 't',
  caller: '+12125550142',
  contact: null,
  stage: 'talking',
  since: 0,
  language: 'en',
  reason: null,
  spamScore: null,
  turns: [],
  transferring: null,
  lastTransfer: null,
};
const transferring = { to: { kind: 'agent', id: 'a2' }, since: 0, ringing: 'a2' } as const;

const desk = (change: Partial<Desk> = {}): Desk => ({
  agent: { id: 'a1', status: 'available', statusReason: null, statusAt: 0, setBy: null },
  offer: null,
  call: null,
  handedOver: null,
  missed: [],
  now: 1000,
  ...change,
});

const local = (change: Partial<LocalState> = {}): LocalState => ({
  ...initialState,
  registration: 'registered',
  ...change,
});

const notAvailable = desk({
  agent: { id: 'a1', status: 'not_available', statusReason: null, statusAt: 0, setBy: null },
});
const ended = { callId: 'c0', caller: null, contact: null, ending: 'hung-up', lastedMs: 1 } as const;

describe('what the dock shows', () => {
  it.each<[string, Desk, LocalState]>([
    ['available', desk(), local()],
    ['off', notAvailable, local()],
    ['not-ready', desk(), local({ obstacle: 'microphone-denied' })],
    ['line-lost', desk(), local({ registration: 'lost' })],
    ['offered', desk({ offer }), local()],
    ['offered', desk({ offer }), local({ ended })],
    ['available', desk({ offer, now: 20_000 }), local()],
    ['connecting', desk({ offer }), local({ leg: 'connecting', callId: 'c1' })],
    ['connecting', desk(), local({ leg: 'in-progress', callId: 'c1' })],
    ['talking', desk({ call }), local({ leg: 'in-progress', callId: 'c1' })],
    ['held', desk({ call: { ...call, stage: 'held' } }), local({ leg: 'in-progress', callId: 'c1' })],
    ['reconnecting', desk({ call }), local()],
    ['reconnecting', desk({ call }), local({ leg: 'reconnecting', callId: 'c1' })],
    ['reconnecting', desk({ call }), local({ obstacle: 'microphone-denied' })],
    [
      'transferring',
      desk({ call: { ...call, stage: 'transferring', transferring } }),
      local({ leg: 'in-progress', callId: 'c1' }),
    ],
    ['reconnecting', desk({ call: { ...call, transferring } }), local()],
    ['ended', desk(), local({ ended })],
    ['ended', notAvailable, local({ ended })],
  ])('%s', (kind, given, own) => {
    expect(dockView(given, own).kind).toBe(kind);
  });

  it('says "handed over" only of the call that the server says so of', () => {
    const to = { kind: 'agent', id: 'a2' } as const;
    const handedTo = (callId: string) => {
      const view = dockView(desk({ handedOver: { callId, to, at: 1 } }), local({ ended }));
      return view.kind === 'ended' ? view.handedTo : undefined;
    };
    expect(handedTo('c0')).toEqual(to);
    expect(handedTo('c9')).toBeNull();
  });

  it('names the caller while the leg connects', () => {
    expect(dockView(desk({ offer }), local({ leg: 'connecting', callId: 'c1' }))).toEqual({
      kind: 'connecting',
      caller: '+12125550142',
      contact: null,
    });
  });
});
