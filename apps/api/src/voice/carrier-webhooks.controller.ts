import { Body, Controller, Headers, Param, Post, UseFilters, UseGuards, UseInterceptors } from '@nestjs/common';
import { renderUnknownNumber } from '@voicecore/telephony';
import { CallArrival, CallLedger } from '../calls';
import { Allow } from '../platform/allow';
import { CarrierGuard } from './carrier.guard';
import { callerNumber, messageForm, readForm, readRef, recordingSid, turnForm, voiceForm } from './carrier-forms';
import { Documents } from './documents';
import { DeadlineInterceptor } from './deadline.interceptor';
import { TroubleFilter } from './trouble.filter';
import { XmlInterceptor } from './xml.interceptor';

/** The main slot: each answer is the document that the caller's line runs next. */
@Controller('twilio')
@Allow('carrier')
@UseGuards(CarrierGuard)
@UseInterceptors(XmlInterceptor, DeadlineInterceptor)
@UseFilters(TroubleFilter)
export class CarrierWebhooksController {
  constructor(
    private readonly arrival: CallArrival,
    private readonly ledger: CallLedger,
    private readonly documents: Documents,
  ) {}

  /** A call comes in. */
  @Post('voice')
  async voice(@Body() body: unknown): Promise<string> {
    const form = readForm(voiceForm, body);
    const arrived = await this.arrival.arrive({ carrierSid: form.CallSid, from: callerNumber(form.From), to: form.To });
    return arrived === null ? renderUnknownNumber() : this.documents.main(arrived.call, arrived);
  }

  /** A document has come to its end: what is next? */
  @Post('next/:ref')
  async next(@Param('ref') text: string, @Headers('i-twilio-idempotency-token') token?: string): Promise<string> {
    const { n, ...call } = readRef(text);
    const applied = await this.ledger.apply(call, { kind: 'DocumentAsked', n }, `next:${token ?? n}`);
    return this.documents.main(call, applied);
  }

  /** What the caller said or typed into the menu. */
  @Post('turn/:ref')
  async turn(
    @Param('ref') text: string,
    @Body() body: unknown,
    @Headers('i-twilio-idempotency-token') token?: string,
  ): Promise<string> {
    const { n, ...call } = readRef(text);
    const form = readForm(turnForm, body);
    const personal = { speech: form.SpeechResult, digits: form.Digits };
    const input = { kind: 'TurnHeard', n, confidence: form.Confidence ?? null, personal } as const;
    return this.documents.main(call, await this.ledger.apply(call, input, `turn:${token ?? n}`));
  }

  /** The caller has left a message, or has said nothing. */
  @Post('message/:ref')
  async message(@Param('ref') text: string, @Body() body: unknown): Promise<string> {
    const { n, ...call } = readRef(text);
    const form = readForm(messageForm, body);
    const input = {
      kind: 'MessageRecorded',
      n,
      recordingSid: recordingSid(form),
      seconds: form.RecordingDuration,
    } as const;
    return this.documents.main(call, await this.ledger.apply(call, input, `message:${n}`));
  }
}
