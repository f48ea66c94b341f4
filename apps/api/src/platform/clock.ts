import { Injectable } from '@nestjs/common';
import type { Instant } from '@voicecore/domain/kernel';

/** The only reader of the time in the api; tests hand in one that they move. */
@Injectable()
export class Clock {
  now(): Instant {
    return Date.now();
  }
}
