import { Injectable } from '@nestjs/common';
import { LookupDb, TenantDb, type TenantTx } from '@voicecore/database';
import type { CallConfig, CallInput } from '@voicecore/domain/call';
import type { CallId, DepartmentId, TenantId } from '@voicecore/domain/kernel';
import { numberEndsToFind } from '@voicecore/domain/finding';
import type { Attestation, ScreeningFacts } from '@voicecore/domain/screening';
import { randomUUID } from 'node:crypto';
import { KnowledgeSearch } from '../knowledge';
import { aboutCall } from '../platform/call-context';
import { Sealing } from '../platform/sealing';
import { neighborsHash, ScreeningStore, type ScreenedCaller } from '../screening';
import { CallFacts } from './call-facts';
import { CallLedger, type Applied } from './call-ledger';
import type { CallKey } from './call-row';
import { CallStore } from './call.store';

/** An incoming call that the carrier announces. `from` is E.164, or null when it is withheld. */
export interface Arrival {
  readonly carrierSid: string;
  readonly from: string | null;
  readonly to: string;
  readonly attestation: Attestation;
}

interface NumberRow {
  readonly id: string;
  readonly answer_with: 'auto' | 'menu';
  readonly department_id: DepartmentId | null;
  readonly screened: boolean;
  /** The call's id, when the carrier has announced it before. */
  readonly known: CallId | null;
}

/** Admits an incoming call: finds the tenant by the number called, and makes the first decision. */
@Injectable()
export class CallArrival {
  constructor(
    private readonly lookup: LookupDb,
    private readonly db: TenantDb,
    private readonly sealing: Sealing,
    private readonly search: KnowledgeSearch,
    private readonly ledger: CallLedger,
  ) {}

  /** Returns null when no tenant has the number. A call announced a second time gets the same answer as before. */
  async arrive(arrival: Arrival): Promise<(Applied & { readonly call: CallKey }) | null> {
    const tenantId = await this.lookup.tenantOfNumber(arrival.to);
    if (tenantId === null) return null;
    const begun = await this.begin(tenantId, arrival);
    if (begun === null) return null;
    aboutCall(begun.call.callId);
    return begun;
  }

  private async begin(tenantId: TenantId, arrival: Arrival): Promise<(Applied & { readonly call: CallKey }) | null> {
    const call: CallKey = { tenantId, callId: randomUUID() as CallId };
    try {
      const opened = await this.db.run(tenantId, (tx) => this.open(tx, call.callId, arrival));
      if (opened === null) return null;
      return 'known' in opened ? await this.again({ tenantId, callId: opened.known }) : { ...opened, call };
    } catch (error) {
      const twin = await this.db.run(tenantId, (tx) => new CallStore(tx).idOf(arrival.carrierSid));
      if (twin === null) throw error;
      return this.again({ tenantId, callId: twin });
    }
  }

  /** Handles a repeat by the carrier: the input is known, so nothing is decided and the same document is returned. */
  private async again(call: CallKey): Promise<(Applied & { readonly call: CallKey }) | null> {
    const input: CallInput = { kind: 'CallArrived', answerWith: 'auto', withheld: false, department: null };
    const applied = await this.ledger.apply(call, input, arrivalKey);
    return applied === null ? null : { ...applied, call };
  }

  private async open(tx: TenantTx, callId: CallId, arrival: Arrival): Promise<Applied | { known: CallId } | null> {
    const rows = await tx.query<NumberRow>(
      `select id, answer_with, department_id, screened,
         (select id from calls where tenant_id = $1 and carrier_sid = $3) as known
       from numbers where tenant_id = $1 and e164 = $2 and removed_at is null`,
      [tx.tenantId, arrival.to, arrival.carrierSid],
    );
    const number = rows[0];
    if (number === undefined) return null;
    if (number.known !== null) return { known: number.known };
    const config = await this.ledger.sources.configurations.newest(tx);
    const { wrapped, seal } = await this.sealing.newCallKey(tx, callId);
    const { from } = arrival;
    await new CallStore(tx).open(
      {
        id: callId,
        carrierSid: arrival.carrierSid,
        numberId: number.id,
        callerHmac: from === null ? null : this.sealing.lookup(tx.tenantId, from),
        numberEnds: (from === null ? [] : numberEndsToFind(from)).map((end) => this.sealing.lookup(tx.tenantId, end)),
        neighborsHmac: from === null ? null : neighborsHash(this.sealing, tx.tenantId, from),
        callerSealed: from === null ? null : seal.seal(callerPlace(callId), from),
        wrappedKey: wrapped,
        startedAt: this.ledger.sources.clock.now(),
      },
      config.version,
    );
    const input: CallInput = {
      kind: 'CallArrived',
      answerWith: number.answer_with,
      withheld: from === null,
      attestation: arrival.attestation,
      department: number.department_id,
      ...(!number.screened && { screened: false }),
      number: number.id,
    };
    const names = await this.ledger.sources.names.read(tx);
    const now = this.ledger.sources.clock.now();
    const caller = { number: from, attestation: arrival.attestation, now, callId };
    const screening = number.screened ? await this.screen(tx, config, caller) : null;
    const request = { state: null, input, config, callId, names, ...(screening && { screening }) };
    const facts = await new CallFacts(tx, this.search, this.ledger.sources).fetch(request);
    const { applied } = await this.ledger.decideAndAppend(tx, {
      callId,
      before: null,
      input,
      inputKey: arrivalKey,
      facts,
      names,
      seal,
    });
    return applied;
  }

  private async screen(tx: TenantTx, config: CallConfig, caller: ScreenedCaller): Promise<ScreeningFacts> {
    const policy = await this.ledger.sources.configurations.screening(tx, config);
    return new ScreeningStore(tx, this.sealing).facts(policy, caller);
  }
}

const arrivalKey = 'arrival';

export function callerPlace(callId: CallId) {
  return { table: 'calls', column: 'caller_sealed', row: callId };
}
