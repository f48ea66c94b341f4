import { Inject, Injectable } from '@nestjs/common';
import { CarrierTokens, renderMain, renderTrouble, type CallRef } from '@voicecore/telephony';
import type { Applied, CallKey } from '../calls';
import type { Env } from '../env';
import { AppError } from '../platform/app-error';
import { Shutdown } from '../platform/shutdown';
import { ENV } from '../platform/tokens';
import { AdminNotes } from './admin-notes';
import { PreparedStreams } from './prepared-streams';

/** Translates the ledger's decisions into the carrier's markup. */
@Injectable()
export class TwimlResponder {
  constructor(
    private readonly tokens: CarrierTokens,
    private readonly notes: AdminNotes,
    private readonly shutdown: Shutdown,
    private readonly prepared: PreparedStreams,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Returns the main slot's document: that of the served step, the same however often it is requested. */
  main(call: CallKey, applied: Applied | null): string {
    if (applied === null || applied.served === null || applied.names === null) throw new AppError('not_found');
    // No process would answer what that document requests.
    if (this.shutdown.isTheWholeService) return renderTrouble(null);
    const { state, served, names, config } = applied;
    if (served.step.kind === 'connectStream') this.prepared.prepare(call, served.n, state);
    const ref: CallRef = { tenantId: call.tenantId, callId: call.callId, n: served.n };
    const { xml, leftOut } = renderMain(served.step, {
      ...names,
      ref,
      publicBaseUrl: this.env.PUBLIC_BASE_URL,
      language: state.language,
      config,
      mediaToken: this.tokens.mediaToken(ref),
    });
    if (leftOut.length > 0) void this.notes.textLeftOut(call, leftOut);
    return xml;
  }
}
