import { Body, Controller, HttpCode, Param, Post, UseFilters, UseGuards, UseInterceptors } from '@nestjs/common';
import { parseOutboundRef, renderAnswered, renderHangup, type OutboundRef } from '@voicecore/telephony';
import { endReported } from '../calls';
import { OutboundProgress } from '../outbound';
import { Allow } from '../platform/allow';
import { AppError } from '../platform/app-error';
import { CarrierGuard } from './carrier.guard';
import { outboundForm, readForm } from './carrier-forms';
import { DeadlineInterceptor } from './deadline.interceptor';
import { TroubleFilter } from './trouble.filter';
import { XmlInterceptor } from './xml.interceptor';

/** The carrier's side of outgoing calls: the first document of an answered one, and the end of each. */
@Controller('twilio/outbound')
@Allow('carrier')
@UseGuards(CarrierGuard)
@UseInterceptors(DeadlineInterceptor)
export class OutboundWebhooksController {
  constructor(private readonly progress: OutboundProgress) {}

  /** The person called has answered: returns the document that leads to what they were called for. */
  @Post('answered/:ref')
  @UseInterceptors(XmlInterceptor)
  @UseFilters(TroubleFilter)
  async answered(@Param('ref') text: string, @Body() body: unknown): Promise<string> {
    const { CallSid } = readForm(outboundForm, body);
    const url = await this.progress.answered(readOutboundRef(text), CallSid);
    return url === null ? renderHangup() : renderAnswered(url);
  }

  /** An outgoing call is over, or has made progress that is not kept. */
  @Post('status/:ref')
  @HttpCode(204)
  async status(@Param('ref') text: string, @Body() body: unknown): Promise<void> {
    const form = readForm(outboundForm, body);
    const end = endReported(form);
    if (end !== null) await this.progress.ended(readOutboundRef(text), form.CallSid, end.status, end.seconds);
  }
}

function readOutboundRef(text: string): OutboundRef {
  const ref = parseOutboundRef(text);
  if (ref === null) throw new AppError('not_found');
  return ref;
}
