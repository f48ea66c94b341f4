import { Module } from '@nestjs/common';
import { CallsModule } from '../calls';
import { QueueModule } from '../queue';
import { AgentScreens } from './agent-screens';
import { AgentStatusChoice } from './agent-status';
import { AgentWishes } from './agent-wishes';
import { DeskReading } from './desk-reading';
import { LineTokens } from './line-tokens';
import { OpenOffers } from './open-offers';
import { SoftphoneController } from './softphone.controller';

@Module({
  imports: [CallsModule, QueueModule],
  controllers: [SoftphoneController],
  providers: [AgentScreens, AgentStatusChoice, AgentWishes, DeskReading, LineTokens, OpenOffers],
  exports: [AgentScreens],
})
export class SoftphoneModule {}
