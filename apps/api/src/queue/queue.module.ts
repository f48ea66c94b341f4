import { Module } from '@nestjs/common';
import { CallsModule } from '../calls';
import { QueueDispatcher } from './queue-dispatcher';

/** Brings waiting callers and free agents together. */
@Module({ imports: [CallsModule], providers: [QueueDispatcher], exports: [QueueDispatcher] })
export class QueueModule {}
