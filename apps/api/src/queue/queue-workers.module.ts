import { Module } from '@nestjs/common';
import { QueueModule } from './queue.module';
import { QueueSweep } from './queue-sweep';

/** A worker's tasks for the queues. */
@Module({ imports: [QueueModule], providers: [QueueSweep] })
export class QueueWorkersModule {}
