import { Body, Controller, Headers, Param, Post, Query, UseFilters, UseGuards, UseInterceptors } from '@nestjs/common';
import { attestationOf } from '@voicecore/domain/screening';
import { renderUnknownNumber } from '@voicecore/telephony';
import { CallArrival, CallLedger, endReported, type CallKey } from '../calls';
import { KnowledgeSearch } from '../knowledge';
import { Allow } from '../platform/allow';
import { CarriedForm } from './carried-form';
import { CarrierGuard } from './carrier.guard';
import {
  callerNumber,
  messageForm,
  nextForm,
  readForm,
  readRef,
  recordingSid,
  turnForm,
  voiceForm,
  type LegForm,
} from './carrier-forms';
import { TwimlResponder } from './twiml-responder';
import { DeadlineInterceptor } from './deadline.interceptor';
import { TroubleFilter } from './trouble.filter';
import { XmlInterceptor } from './xml.interceptor';

/** The main slot: each response is the document that the caller's line runs next. */
@Controller('twilio')
@Allow('carrier')
@UseGuards(CarrierGuard)
@UseInterceptors(XmlInterceptor, DeadlineInterceptor)
@UseFilters(TroubleFilter)
export class CarrierWebhooksController {
  constructor(
    private readonly arrival: CallArrival,
    private readonly ledger: CallLedger,
    private readonly documents: TwimlResponder,
    private readonly carried: CarriedForm,
    private readonly knowledge: KnowledgeSearch,
  ) {}

  /** An incoming call. */
  @Post('voice')
  async voice(@Body() body: unknown): Promise<string> {
    const form = readForm(voiceForm, body);
    const arrived = await this.arrival.arrive({
      carrierSid: form.CallSid,
      from: callerNumber(form.From),
      to: form.To,
      attestation: attestationOf(form.StirVerstat ?? ''),
    });
    return arrived === null ? renderUnknownNumber() : this.documents.main(arrived.call, arrived);
  }

  /** A document has ended: returns the next one. */
  @Post('next/:ref')
  async next(
    @Param('ref') text: string,
    @Body() body: unknown,
    @Headers('i-twilio-idempotency-token') token?: string,
  ): Promise<string> {
    const { n, ...call } = readRef(text);
    const leg = await this.legOf(call, readForm(nextForm, body));
    const applied = await this.ledger.apply(leg, { kind: 'DocumentAsked', n }, `next:${token ?? n}`);
    return this.documents.main(call, applied);
  }

  /** What the caller said or typed into the menu. */
  @Post('turn/:ref')
  async turn(
    @Param('ref') text: string,
    @Body() body: unknown,
    @Query('form') sealed?: string,
    @Headers('i-twilio-idempotency-token') token?: string,
  ): Promise<string> {
    const { n, ...call } = readRef(text);
    const form = readForm(turnForm, this.carried.restore(body, sealed));
    const personal = { speech: form.SpeechResult, digits: form.Digits };
    const input = { kind: 'TurnHeard', n, confidence: form.Confidence ?? null, personal } as const;
    const ready = this.knowledge.prepareWords(call.tenantId, form.SpeechResult ?? '');
    const [leg] = await Promise.all([this.legOf(call, form), ready]);
    return this.documents.main(call, await this.ledger.apply(leg, input, `turn:${token ?? n}`));
  }

  /** The caller has left a message, or has said nothing. */
  @Post('message/:ref')
  async message(@Param('ref') text: string, @Body() body: unknown, @Query('form') sealed?: string): Promise<string> {
    const { n, ...call } = readRef(text);
    const form = readForm(messageForm, this.carried.restore(body, sealed));
    const input = {
      kind: 'MessageRecorded',
      n,
      recordingSid: recordingSid(form),
      seconds: form.RecordingDuration,
    } as const;
    const applied = await this.ledger.apply({ ...call, legSid: form.CallSid }, input, `message:${n}`);
    await this.legOf(call, form);
    return this.documents.main(call, applied);
  }

  /** Returns the leg that a request is about. When the request says that the call is over, the ledger is told first. */
  private async legOf(call: CallKey, form: LegForm): Promise<CallKey & { legSid: string }> {
    const leg = { ...call, legSid: form.CallSid };
    const end = endReported(form);
    if (end !== null) await this.ledger.apply(leg, end, `status:${end.status}`);
    return leg;
  }
}
