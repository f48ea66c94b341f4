import { Module } from '@nestjs/common';
import { CallsModule } from '../calls';
import { AgentScreens } from './agent-screens';
import { AgentStatusChoice } from './agent-status';
import { AgentWishes } from './agent-wishes';
import { DeskReading } from './desk-reading';
import { LineTokens } from './line-tokens';
import { SoftphoneController } from './softphone.controller';

@Module({
  imports: [CallsModule],
  controllers: [SoftphoneController],
  providers: [AgentScreens, AgentStatusChoice, AgentWishes, DeskReading, LineTokens],
  exports: [AgentScreens],
})
export class SoftphoneModule {}
