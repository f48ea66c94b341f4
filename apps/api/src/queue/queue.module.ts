import { Module } from '@nestjs/common';
import { CallsModule } from '../calls';
import { QueueAnnouncer } from './queue-announcer';
import { QueueBoards } from './queue-boards';
import { QueueController } from './queue.controller';
import { QueueManagement } from './queue-management';
import { QueueDispatcher } from './queue-dispatcher';

/** Matches waiting callers with free agents. */
@Module({
  imports: [CallsModule],
  controllers: [QueueController],
  providers: [QueueDispatcher, QueueBoards, QueueAnnouncer, QueueManagement],
  exports: [QueueDispatcher, QueueAnnouncer],
})
export class QueueModule {}
