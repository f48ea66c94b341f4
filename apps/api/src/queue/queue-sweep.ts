import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { QueueDispatcher } from './queue-dispatcher';

/** How often a worker looks at every queue, in addition to notifications, ms. */
const sweepMs = 3_000;

/** A worker's interval timer for the queues. */
@Injectable()
export class QueueSweep {
  constructor(private readonly dispatcher: QueueDispatcher) {}

  @Interval(sweepMs)
  sweep(): Promise<void> {
    return this.dispatcher.sweep();
  }
}
