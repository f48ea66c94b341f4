import { Module } from '@nestjs/common';
import { CallTimers } from './call-timers';
import { CallsModule } from './calls.module';
import { CarrierWatch } from './carrier-watch';
import { OutboxSweep } from './outbox-sweep';

/** What a worker does for the calls: due timers, due effects, and calls of which nothing is heard. */
@Module({ imports: [CallsModule], providers: [CallTimers, CarrierWatch, OutboxSweep] })
export class CallWorkersModule {}
