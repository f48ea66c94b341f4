import { Injectable } from '@nestjs/common';
import type { CallState } from '@voicecore/domain/call';
import { CarrierTokens, type CallRef } from '@voicecore/telephony';
import type { CallKey } from '../calls';
import { ProcessIdentity } from '../platform/process-identity';
import { PreparedStreams } from './prepared-streams';
import { StreamSeeds } from './stream-seed';
import { CallServices } from './talk-services';

export interface StreamClaim {
  readonly callSid: string;
  readonly streamSid: string;
  readonly token: string;
}

export interface Admitted {
  readonly call: CallKey;
  readonly n: number;
  readonly state: CallState;
}

/** Decides which call a stream's start belongs to. */
@Injectable()
export class StreamAdmission {
  constructor(
    private readonly tokens: CarrierTokens,
    private readonly record: CallServices,
    private readonly identity: ProcessIdentity,
    readonly seeds: StreamSeeds,
    readonly prepared: PreparedStreams,
  ) {}

  /**
   * Returns null for a token that is not ours, belongs to another call, was used before, or is of a step that is over.
   */
  async admit(claim: StreamClaim): Promise<Admitted | null> {
    const ref: CallRef | null = this.tokens.readMediaToken(claim.token);
    if (ref === null) return null;
    const { tenantId, callId, n } = ref;
    const call = { tenantId, callId };
    if ((await this.seeds.carrierSid(call)) !== claim.callSid) return null;
    const input = { kind: 'StreamStarted', n, streamSid: claim.streamSid, process: this.identity.id } as const;
    const applied = await this.record.ledger.apply(call, input, `stream:${n}`);
    const began = applied?.events.some((event) => event.kind === 'StreamBegan') ?? false;
    return began && applied ? { call, n, state: applied.state } : null;
  }
}
