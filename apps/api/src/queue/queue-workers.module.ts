import { Module } from '@nestjs/common';
import { QueueModule } from './queue.module';
import { QueueSweep } from './queue-sweep';

/** What a worker does for the queues. */
@Module({ imports: [QueueModule], providers: [QueueSweep] })
export class QueueWorkersModule {}
