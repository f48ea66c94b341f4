import { Inject, Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import { isOnHold, redirectNeeded, roomOf, type CallState, type Effect } from '@voicecore/domain/call';
import { CarrierRest, nextUrl, holdUrl } from '@voicecore/telephony';
import type { Env } from '../env';
import { ENV } from '../platform/tokens';
import type { CallKey, CallRow } from './call-row';
import { CallStore } from './call.store';
import { ProcessLease } from './process-lease';
import { StreamOwners } from './stream-owners';

type EffectOf<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;

/** One handler for each effect of the domain: an effect without a handler does not compile. */
type EffectHandlers = { readonly [K in Effect['kind']]: (call: CallKey, effect: EffectOf<K>) => Promise<void> };

/** An effect as stored in the outbox. The process that wrote it may run another version. */
export interface StoredEffect {
  readonly kind: string;
  readonly payload: object;
}

/** Carries out one effect. Each handler first reads the call again, so that a late or repeated effect does no harm. */
@Injectable()
export class CallEffects {
  private readonly handlers: EffectHandlers = {
    redirect: (call) => this.redirect(call),
    holdCaller: (call, effect) => this.hold(call, effect),
    endLeg: (_call, { legSid }) => this.carrier.end(legSid),
    endCall: (call) => this.endCall(call),
  };

  constructor(
    private readonly db: TenantDb,
    private readonly carrier: CarrierRest,
    private readonly owners: StreamOwners,
    private readonly lease: ProcessLease,
    @Inject(ENV) private readonly env: Env,
  ) {}

  knows(kind: string): kind is Effect['kind'] {
    return Object.hasOwn(this.handlers, kind);
  }

  /** Resolves once the carrier has accepted the effect, or once the call no longer needs it. */
  perform(call: CallKey, { kind, payload }: StoredEffect): Promise<void> {
    if (!this.knows(kind)) return Promise.reject(new UnknownEffect());
    const handle: (call: CallKey, effect: never) => Promise<void> = this.handlers[kind];
    return handle(call, { ...payload, kind } as never);
  }

  /**
   * Moves the call to its next document. When a live process owns a stream, that process closes the socket; every other
   * call is redirected by REST. Never both.
   */
  private async redirect(call: CallKey): Promise<void> {
    const row = await this.read(call);
    if (row === null || !redirectNeeded(row.state) || row.state.served === null) return;
    if (await this.leftStream(call, row.state)) return;
    const url = nextUrl(this.env.PUBLIC_BASE_URL, { ...call, n: row.state.served.n });
    if (!(await this.carrier.redirect(row.carrierSid, url))) await this.checkNow(call);
  }

  private async leftStream(call: CallKey, state: CallState): Promise<boolean> {
    if (state.stream === null) return false;
    const { process, n } = state.stream;
    if (process === this.lease.id) return this.owners.leave(call.callId, n);
    if (!(await this.lease.isAlive(process))) return false;
    await this.lease.tell(process, `${call.callId}:${n}`);
    return true;
  }

  /** Sets the hold that the call has now, not the one in the effect, so that a late repeat cannot undo a return. */
  private async hold(call: CallKey, effect: EffectOf<'holdCaller'>): Promise<void> {
    const row = await this.read(call);
    const room = row === null ? null : roomOf(row.state);
    if (row === null || room?.conferenceSid !== effect.conferenceSid) return;
    const url = holdUrl(this.env.PUBLIC_BASE_URL, { ...call, n: room.number });
    const on = isOnHold(row.state);
    if (!(await this.carrier.hold(effect.conferenceSid, row.carrierSid, on, url))) return this.checkNow(call);
    // The hold may have changed during the request, which leaves the carrier with the old value: set it again.
    const now = await this.read(call);
    if (now !== null && isInRoom(now.state, effect.conferenceSid) && isOnHold(now.state) !== on)
      return this.hold(call, effect);
  }

  private async endCall(call: CallKey): Promise<void> {
    const row = await this.read(call);
    if (row !== null) await this.carrier.end(row.carrierSid);
  }

  /** The carrier reports that the leg is over: asks it right away whether the whole call is over. */
  private checkNow(call: CallKey): Promise<void> {
    return this.db.run(call.tenantId, (tx) => new CallStore(tx).checkNow(call.callId));
  }

  private read(call: CallKey): Promise<CallRow | null> {
    return this.db.run(call.tenantId, (tx) => new CallStore(tx).read(call.callId));
  }
}

/** An effect that this version does not know. A process of a newer version may know it. */
class UnknownEffect extends Error {
  readonly code = 'unknown_effect';
}

/** True when the caller is still in that conference; a hold in a room the caller has left is no longer needed. */
function isInRoom(state: CallState, conferenceSid: string): boolean {
  return roomOf(state)?.conferenceSid === conferenceSid;
}
