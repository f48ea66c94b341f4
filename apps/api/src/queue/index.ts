export { QueueDispatcher } from './queue-dispatcher';
export { QueueModule } from './queue.module';
