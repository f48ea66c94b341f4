import { Module } from '@nestjs/common';
import { CallsModule } from '../calls';
import { KnowledgeModule } from '../knowledge';
import { OutboundModule } from '../outbound';
import { QueueModule } from '../queue';
import { CallStatusController } from './call-status.controller';
import { CarriedForm } from './carried-form';
import { CarrierWebhooksController } from './carrier-webhooks.controller';
import { OutboundWebhooksController } from './outbound-webhooks.controller';
import { TwimlResponder } from './twiml-responder';
import { MediaModule } from './media.module';
import { WaitMusicController } from './wait-music.controller';
import { WaitingController } from './waiting.controller';

/** The carrier's side: webhooks in, documents out, and the media streams. */
@Module({
  imports: [CallsModule, MediaModule, KnowledgeModule, OutboundModule, QueueModule],
  controllers: [
    CarrierWebhooksController,
    WaitingController,
    CallStatusController,
    OutboundWebhooksController,
    WaitMusicController,
  ],
  providers: [CarriedForm, TwimlResponder],
})
export class VoiceModule {}
