import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import type { CallId } from '../kernel';
import { MISSED_IN_A_ROW, presenceAfter, presenceReasons, type Presence, type PresenceEvent } from '.';

const callIds = ['c1', 'c2'] as CallId[];
const start: Presence = {
  status: 'not_available',
  reason: null,
  statusAt: 0,
  idleSince: 0,
  callId: null,
  missed: 0,
};

const event: fc.Arbitrary<PresenceEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('StatusChosen' as const),
    by: fc.constantFrom('agent' as const, 'supervisor' as const),
    status: fc.constantFrom('available' as const, 'not_available' as const),
  }),
  fc.record({
    kind: fc.constantFrom('CallTaken' as const, 'CallLeft' as const),
    callId: fc.constantFrom(...callIds),
  }),
  fc.record({
    kind: fc.constantFrom(
      'OfferDeclined' as const,
      'OfferMissed' as const,
      'OfferWithdrawn' as const,
      'ScreensGone' as const,
      'SignedOut' as const,
    ),
  }),
);

const run = (events: readonly PresenceEvent[], from: Presence = start) =>
  events.reduce((presence, next, index) => presenceAfter(presence, next, index + 1), from);

describe('presence', () => {
  it('Property 10: Agent status management: busy means a call and a call means busy', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        const presence = run(events);
        expect(presence.status === 'busy').toBe(presence.callId !== null);
        if (presence.reason !== null) expect(presenceReasons).toContain(presence.reason);
      }),
      { numRuns: trials(200) },
    );
  });

  it('a choice never ends a call, and only the call that keeps an agent busy frees the agent', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), event, (events, next) => {
        const before = run(events);
        if (before.status !== 'busy') return;
        const after = presenceAfter(before, next, 99);
        const frees = next.kind === 'CallLeft' && next.callId === before.callId;
        expect(after.status).toBe(frees ? 'available' : 'busy');
      }),
      { numRuns: trials(200) },
    );
  });

  it('calls missed in a row, and nothing else, set an available agent not available with that reason', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        let presence = start;
        let row = 0;
        for (const [index, next] of events.entries()) {
          const before = presence;
          presence = presenceAfter(presence, next, index + 1);
          if (next.kind === 'OfferMissed') row += 1;
          const answered = next.kind === 'CallTaken' && next.callId !== before.callId;
          const chose = next.kind === 'StatusChosen' && before.status !== 'busy';
          if (answered || chose || next.kind === 'OfferDeclined') row = 0;
          const emptyDesk = next.kind === 'OfferMissed' && row >= MISSED_IN_A_ROW && before.status === 'available';
          expect(presence.reason === 'missed_calls' && before.reason !== 'missed_calls').toBe(emptyDesk);
        }
      }),
      { numRuns: trials(300) },
    );
  });

  it('counts calls in a row anew after one that was answered', () => {
    const presence = run([
      { kind: 'StatusChosen', by: 'agent', status: 'available' },
      { kind: 'OfferMissed' },
      { kind: 'CallTaken', callId: callIds[0]! },
      { kind: 'CallLeft', callId: callIds[0]! },
      { kind: 'OfferMissed' },
    ]);
    expect(presence).toMatchObject({ status: 'available', reason: 'call_ended', missed: 1 });
  });

  it('puts an agent who declined or missed a call behind the others', () => {
    const available = run([{ kind: 'StatusChosen', by: 'agent', status: 'available' }]);
    expect(presenceAfter(available, { kind: 'OfferMissed' }, 50)).toMatchObject({
      status: 'available',
      statusAt: 1,
      idleSince: 50,
    });
    expect(presenceAfter(available, { kind: 'OfferDeclined' }, 60).idleSince).toBe(60);
    expect(presenceAfter(available, { kind: 'OfferWithdrawn' }, 70)).toBe(available);
  });

  it('says why: signed out, no screen, a supervisor', () => {
    const available = run([{ kind: 'StatusChosen', by: 'agent', status: 'available' }]);
    const reasonAfter = (next: PresenceEvent) => presenceAfter(available, next, 9).reason;
    expect(reasonAfter({ kind: 'SignedOut' })).toBe('signed_out');
    expect(reasonAfter({ kind: 'ScreensGone' })).toBe('screens_gone');
    expect(reasonAfter({ kind: 'StatusChosen', by: 'supervisor', status: 'not_available' })).toBe('set_by_supervisor');
    expect(reasonAfter({ kind: 'CallTaken', callId: callIds[0]! })).toBe('in_call');
  });
});
