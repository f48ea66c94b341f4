import { Module } from '@nestjs/common';
import { QueueDispatcher } from './queue-dispatcher';

/** Brings waiting callers and free agents together. */
@Module({ providers: [QueueDispatcher], exports: [QueueDispatcher] })
export class QueueModule {}
