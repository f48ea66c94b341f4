import { Module } from '@nestjs/common';
import { CallTimers } from './call-timers';
import { CallsModule } from './calls.module';
import { CarrierWatch } from './carrier-watch';
import { LostJobs } from './lost-jobs';
import { OutboxSweep } from './outbox-sweep';

/** What a worker does for the calls: due timers, due effects, calls of which nothing is heard, and jobs of the dead. */
@Module({ imports: [CallsModule], providers: [CallTimers, CarrierWatch, LostJobs, OutboxSweep] })
export class CallWorkersModule {}
