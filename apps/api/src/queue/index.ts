export { QueueAnnouncer } from './queue-announcer';
export { QueueDispatcher } from './queue-dispatcher';
export { QueueModule } from './queue.module';
export { QueueWorkersModule } from './queue-workers.module';
