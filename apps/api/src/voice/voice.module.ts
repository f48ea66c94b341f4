import { Module } from '@nestjs/common';
import { CallStatusController } from './call-status.controller';
import { CarrierWebhooksController } from './carrier-webhooks.controller';
import { Documents } from './documents';
import { WaitMusicController } from './wait-music.controller';
import { WaitingController } from './waiting.controller';

/** The carrier's side: webhooks in, documents out, and the media streams. */
@Module({
  controllers: [CarrierWebhooksController, WaitingController, CallStatusController, WaitMusicController],
  providers: [Documents],
})
export class VoiceModule {}
