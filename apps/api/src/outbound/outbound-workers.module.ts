import { Module } from '@nestjs/common';
import { OutboundSweep } from './outbound-sweep';
import { OutboundModule } from './outbound.module';

/** A worker's tasks for outgoing calls. */
@Module({ imports: [OutboundModule], providers: [OutboundSweep] })
export class OutboundWorkersModule {}
