import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import { Sealing } from '../platform/sealing';
import { callBefore, callChange, notifyCall } from './call-notice';
import type { CallKey } from './call-row';
import { CallStore } from './call.store';
import { keepTurns, placesOf, type StreamTurn } from './call-turns.store';

/** The transcript of a streamed conversation. The process that carries the stream appends it later, in batches. */
@Injectable()
export class CallTurns {
  constructor(
    private readonly db: TenantDb,
    private readonly sealing: Sealing,
  ) {}

  /**
   * Adds turns of a stream in the given order and notifies the screens once. Turns that are already stored are skipped.
   */
  async append(call: CallKey, stream: number, turns: readonly StreamTurn[]): Promise<void> {
    await this.db.run(call.tenantId, async (tx) => {
      const row = await new CallStore(tx).read(call.callId, 'locked');
      if (row === null) return;
      const { next, stored } = await placesOf(tx, call.callId, stream);
      const added = turns.filter(({ seq }) => !stored.has(seq));
      if (added.length === 0) return;
      const seal = await this.sealing.call(tx, call.callId, row.wrappedKey);
      await keepTurns(
        tx,
        { callId: call.callId, seal, sealing: this.sealing, next },
        added.map(({ seq, turn }) => ({ ...turn, place: { stream, seq } })),
      );
      await tx.query(
        `with moved as (
           update calls c set seq = c.seq + 1 from ${callBefore} old where c.tenant_id = $1 and c.id = $2 returning ${callChange})
         ${notifyCall('$3')}`,
        [call.tenantId, call.callId, tx.noticeSeal],
      );
    });
  }
}
