import { Module } from '@nestjs/common';
import { CallsModule } from '../calls';
import { QueueDispatcher } from './queue-dispatcher';

/** Matches waiting callers with free agents. */
@Module({ imports: [CallsModule], providers: [QueueDispatcher], exports: [QueueDispatcher] })
export class QueueModule {}
