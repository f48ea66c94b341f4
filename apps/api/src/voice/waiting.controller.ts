import { Body, Controller, Headers, Inject, Param, Post, UseFilters, UseGuards, UseInterceptors } from '@nestjs/common';
import { nextStep, roomFor } from '@voicecore/domain/call';
import { toldWords } from '@voicecore/domain/queue';
import {
  CarrierTokens,
  renderAgentJoin,
  renderAgentRefusal,
  renderHold,
  renderLeave,
  renderWait,
  softphoneIdentity,
} from '@voicecore/telephony';
import { CallLedger, endReported } from '../calls';
import type { Env } from '../env';
import { Allow } from '../platform/allow';
import { AppError } from '../platform/app-error';
import { QueueAnnouncer } from '../queue';
import { ENV } from '../platform/tokens';
import { CarrierGuard } from './carrier.guard';
import { agentForm, readForm, readRef, waitForm } from './carrier-forms';
import { DeadlineInterceptor } from './deadline.interceptor';
import { TroubleFilter } from './trouble.filter';
import { XmlInterceptor } from './xml.interceptor';

/** Documents that run next to the main slot: what callers hear while waiting or on hold, and the agent's own leg. */
@Controller('twilio')
@Allow('carrier')
@UseGuards(CarrierGuard)
@UseInterceptors(XmlInterceptor, DeadlineInterceptor)
@UseFilters(TroubleFilter)
export class WaitingController {
  constructor(
    private readonly ledger: CallLedger,
    private readonly tokens: CarrierTokens,
    private readonly announcer: QueueAnnouncer,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * What a queued caller hears, and the keys they press meanwhile. Once the call has moved on, the document leaves the
   * queue, which also makes up for a lost redirect.
   */
  @Post('wait/:ref')
  async wait(
    @Param('ref') text: string,
    @Body() body: unknown,
    @Headers('i-twilio-idempotency-token') token?: string,
  ): Promise<string> {
    const ref = readRef(text);
    const form = readForm(waitForm, body);
    const end = endReported(form);
    if (end !== null) await this.ledger.apply({ ...ref, legSid: form.CallSid }, end, `status:${end.status}`);
    if (form.Digits) {
      const input = { kind: 'DigitsPressed', personal: { digits: form.Digits } } as const;
      await this.ledger.apply({ ...ref, legSid: form.CallSid }, input, `wait:${token ?? form.QueueTime}`);
    }
    const state = await this.ledger.read(ref);
    if (state === null || nextStep(state).kind !== 'wait') return renderLeave();
    const told = await this.announcer.next(ref);
    const words = told && toldWords(told, state.language);
    return renderWait({ publicBaseUrl: this.env.PUBLIC_BASE_URL, ref, language: state.language }, words);
  }

  @Post('hold/:ref')
  hold(@Param('ref') text: string): string {
    readRef(text);
    return renderHold(this.env.PUBLIC_BASE_URL);
  }

  /** An agent's browser dials in with an offer's token: the first one wins, and the same agent may come back. */
  @Post('agent')
  async agent(@Body() body: unknown): Promise<string> {
    const form = readForm(agentForm, body);
    const offer = this.tokens.readOfferToken(form.offer);
    if (offer === null || form.From !== `client:${softphoneIdentity(offer.tenantId, offer.agentId)}`)
      throw new AppError('not_allowed');
    const input = {
      kind: 'AgentDialledIn',
      offerId: offer.offerId,
      agentId: offer.agentId,
      legSid: form.CallSid,
    } as const;
    const applied = await this.ledger.apply(offer, input, `agent:${form.CallSid}`);
    if (applied === null) throw new AppError('not_found');
    const k = roomFor(applied.state, input);
    if (k !== null)
      return renderAgentJoin(k, { publicBaseUrl: this.env.PUBLIC_BASE_URL, ref: { ...offer, n: applied.state.n } });
    return renderAgentRefusal(
      applied.state.stage === 'ended' ? 'callerGone' : 'alreadyAnswered',
      applied.config.defaultLanguage,
    );
  }
}
