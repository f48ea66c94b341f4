import type { Board } from './board';
import type { Call, CallSetup, CallStatus } from './call';
import { deadLine } from './line';
import type { Endpoint } from './reachable';
import { waitFor } from './patience';

export type RingOutcome = 'answered' | Extract<CallStatus, 'busy' | 'no-answer' | 'failed' | 'canceled'>;

/** An outbound leg: it rings the phones of one address and becomes a call when one of them answers. */
export interface OutboundLeg {
  readonly call: Call;
  readonly ring: (signal: AbortSignal, timeoutMs: number) => Promise<RingOutcome>;
}

/** Calls several phones for one leg; the first one to answer gets the call. */
export function placeOutbound(board: Board, setup: CallSetup): OutboundLeg {
  const endpoints = board.reachable.at(setup.to);
  let line = deadLine;
  const call = board.place({ frame: (frame) => line.frame(frame), event: (event) => line.event(event) }, setup);
  const ring = async (signal: AbortSignal, timeoutMs: number): Promise<RingOutcome> => {
    call.ring();
    const outcome = await ringAll(call, endpoints, signal, timeoutMs);
    if (outcome.kind === 'nobody') return outcome.status;
    line = outcome.endpoint.line;
    call.answer();
    call.leg.attended = true;
    return 'answered';
  };
  return { call, ring };
}

type Rung = { kind: 'nobody'; status: Exclude<RingOutcome, 'answered'> } | { kind: 'answered'; endpoint: Endpoint };

function ringAll(call: Call, endpoints: readonly Endpoint[], signal: AbortSignal, timeoutMs: number): Promise<Rung> {
  const free = endpoints.filter(({ busy }) => !busy);
  const { from, to } = call.setup;
  if (free.length === 0 && endpoints.length > 0) return Promise.resolve({ kind: 'nobody', status: 'busy' });
  if (free.length === 0 && to.startsWith('client:')) return Promise.resolve({ kind: 'nobody', status: 'no-answer' });
  return waitFor<Rung>(signal, (done) => {
    let declined = 0;
    const timer = setTimeout(() => done({ kind: 'nobody', status: 'no-answer' }), timeoutMs);
    const unhook = call.onEnd(() => done({ kind: 'nobody', status: 'canceled' }));
    for (const endpoint of free) {
      endpoint.ring({
        callSid: call.sid,
        from,
        to,
        answer: () => done({ kind: 'answered', endpoint }),
        decline: () => {
          declined += 1;
          if (declined === free.length) done({ kind: 'nobody', status: 'busy' });
        },
      });
    }
    return () => {
      clearTimeout(timer);
      unhook();
      for (const endpoint of free) endpoint.stopRinging(call.sid);
    };
  });
}
