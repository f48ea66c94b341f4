import { Module } from '@nestjs/common';
import { CallTimers } from './call-timers';
import { CallsModule } from './calls.module';
import { CarrierWatch } from './carrier-watch';
import { LostJobs } from './lost-jobs';
import { OutboxSweep } from './outbox-sweep';

/**
 * A worker's tasks for calls: due timers, due effects, calls the carrier is silent about, and jobs of dead processes.
 */
@Module({ imports: [CallsModule], providers: [CallTimers, CarrierWatch, LostJobs, OutboxSweep] })
export class CallWorkersModule {}
