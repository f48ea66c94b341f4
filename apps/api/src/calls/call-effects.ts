import { Inject, Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import { redirectNeeded, type CallState } from '@voicecore/domain/call';
import { CarrierRest, nextUrl, holdUrl } from '@voicecore/telephony';
import type { Env } from '../env';
import { ENV } from '../platform/tokens';
import type { CallKey, CallRow } from './call-row';
import { CallStore } from './call.store';
import { ProcessLease } from './process-lease';
import { StreamOwners } from './stream-owners';

interface Payload {
  readonly legSid?: string;
  readonly conferenceSid?: string;
}

/** Carries out one effect. Each looks at the call again first, so that a late or repeated one does no harm. */
@Injectable()
export class CallEffects {
  constructor(
    private readonly db: TenantDb,
    private readonly carrier: CarrierRest,
    private readonly owners: StreamOwners,
    private readonly lease: ProcessLease,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async perform(call: CallKey, kind: string, payload: Payload): Promise<void> {
    switch (kind) {
      case 'redirect':
        return this.redirect(call);
      case 'holdCaller':
        return this.hold(call, payload);
      case 'endLeg':
        return payload.legSid === undefined ? undefined : this.carrier.end(payload.legSid);
      case 'endCall':
        return this.endCall(call);
      default:
        throw new Error(`unknown effect ${kind}`);
    }
  }

  /** A stream is left by closing its socket while its owner lives; everything else is redirected by REST. Never both. */
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

  /** What the call is now decides, not what was asked for, so that a late repetition of a hold undoes no return. */
  private async hold(call: CallKey, payload: Payload): Promise<void> {
    const row = await this.read(call);
    if (row === null || payload.conferenceSid === undefined || row.state.stage === 'ended') return;
    const url = holdUrl(this.env.PUBLIC_BASE_URL, { ...call, n: row.state.k });
    const on = callerIsHeld(row.state);
    if (!(await this.carrier.hold(payload.conferenceSid, row.carrierSid, on, url))) return this.checkNow(call);
    // A request that was overtaken by its opposite leaves the carrier with the older wish: it is put right.
    const now = await this.read(call);
    if (now !== null && now.state.stage !== 'ended' && callerIsHeld(now.state) !== on) return this.hold(call, payload);
  }

  private async endCall(call: CallKey): Promise<void> {
    const row = await this.read(call);
    if (row !== null) await this.carrier.end(row.carrierSid);
  }

  /** The leg is over, says the carrier: whether the whole call is, it is asked at once. */
  private checkNow(call: CallKey): Promise<void> {
    return this.db.run(call.tenantId, (tx) => new CallStore(tx).checkNow(call.callId));
  }

  private read(call: CallKey): Promise<CallRow | null> {
    return this.db.run(call.tenantId, (tx) => new CallStore(tx).read(call.callId));
  }
}

/** A caller hears music while held, and while an agent whose line was lost may dial back in. */
function callerIsHeld(state: CallState): boolean {
  return state.stage === 'held' || (state.talk?.agentGoneAt ?? null) !== null;
}
