import { Body, Controller, Headers, HttpCode, Param, Post, UseGuards, UseInterceptors } from '@nestjs/common';
import { LookupDb } from '@voicecore/database';
import type { CallInput } from '@voicecore/domain/call';
import type { TenantId } from '@voicecore/domain/kernel';
import { CallLedger, endReported } from '../calls';
import { Allow } from '../platform/allow';
import { CarrierGuard } from './carrier.guard';
import { conferenceForm, messageForm, readForm, readRef, recordingSid, statusForm } from './carrier-forms';
import { DeadlineInterceptor } from './deadline.interceptor';

/** Reports of the carrier that request no document. They may arrive late, twice and in any order. */
@Controller('twilio')
@Allow('carrier')
@UseGuards(CarrierGuard)
@UseInterceptors(DeadlineInterceptor)
export class CallStatusController {
  constructor(
    private readonly ledger: CallLedger,
    private readonly lookup: LookupDb,
  ) {}

  /** The end of a caller's leg. An agent's leg is not a call to one of our numbers; its conference reports it. */
  @Post('status')
  @HttpCode(204)
  async status(@Body() body: unknown): Promise<void> {
    const form = readForm(statusForm, body);
    const input = endReported(form);
    if (input === null) return;
    const tenantId = await this.lookup.tenantOfNumber(form.To);
    const call = tenantId === null ? null : await this.callOf(tenantId, form.CallSid);
    if (call === null) return;
    await this.ledger.apply(call, input, `status:${input.status}`);
  }

  /** Participants joining and leaving the conference `<call>-<k>`; the last part of the reference here is `k`. */
  @Post('conference/:ref')
  @HttpCode(204)
  async conference(
    @Param('ref') text: string,
    @Body() body: unknown,
    @Headers('i-twilio-idempotency-token') token?: string,
  ): Promise<void> {
    const { n: k, ...call } = readRef(text);
    const form = readForm(conferenceForm, body);
    const kind = participation[form.StatusCallbackEvent];
    if (kind === undefined || form.CallSid === undefined) return;
    const who = (await this.ledger.carrierSid(call)) === form.CallSid ? 'caller' : 'agent';
    const input: CallInput = { kind, k, conferenceSid: form.ConferenceSid, legSid: form.CallSid, who };
    await this.ledger.apply(
      call,
      input,
      `conference:${token ?? `${form.ConferenceSid}:${form.SequenceNumber}:${form.StatusCallbackEvent}`}`,
    );
  }

  /** A recording is ready: it is the caller's message, whether its document was requested before, after or never. */
  @Post('recording/:ref')
  @HttpCode(204)
  async recording(@Param('ref') text: string, @Body() body: unknown): Promise<void> {
    const call = readRef(text);
    const form = readForm(messageForm, body);
    const sid = recordingSid(form);
    if (sid === null || form.RecordingDuration === 0) return;
    await this.ledger.apply(
      { ...call, legSid: form.CallSid },
      { kind: 'RecordingReady', recordingSid: sid, seconds: form.RecordingDuration },
      `recording:${sid}`,
    );
  }

  private async callOf(tenantId: TenantId, carrierSid: string) {
    const callId = await this.ledger.idOf(tenantId, carrierSid);
    return callId === null ? null : { tenantId, callId };
  }
}

const participation: Readonly<Record<string, 'ParticipantJoined' | 'ParticipantLeft' | undefined>> = {
  'participant-join': 'ParticipantJoined',
  'participant-leave': 'ParticipantLeft',
};
