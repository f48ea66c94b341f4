import { Module } from '@nestjs/common';
import { CarrierDial } from '@voicecore/telephony/dialing';
import { CallsModule } from '../calls';
import type { Env } from '../env';
import { ENV } from '../platform/tokens';
import { InstallationOutboundController } from './installation-outbound.controller';
import { OutboundDial } from './outbound-dial';
import { OutboundGate } from './outbound-gate';
import { OutboundProgress } from './outbound-progress';
import { OutboundWatch } from './outbound-watch';
import { OutboundController } from './outbound.controller';

/** Outgoing calls: the gate that each one passes, and what dials and follows them. */
@Module({
  imports: [CallsModule],
  controllers: [OutboundController, InstallationOutboundController],
  providers: [
    OutboundGate,
    OutboundProgress,
    OutboundDial,
    OutboundWatch,
    {
      provide: CarrierDial,
      inject: [ENV],
      useFactory: (env: Env) =>
        new CarrierDial({
          accountSid: env.TWILIO_ACCOUNT_SID ?? '',
          apiKeySid: env.TWILIO_API_KEY_SID ?? '',
          apiKeySecret: env.TWILIO_API_KEY_SECRET ?? '',
          apiBaseUrl: env.TWILIO_API_BASE_URL,
        }),
    },
  ],
  exports: [OutboundGate, OutboundProgress, OutboundDial, OutboundWatch],
})
export class OutboundModule {}
