import { Injectable } from '@nestjs/common';
import type { Instant } from '@voicecore/domain/kernel';

/** The only reader of the time in the API; tests inject one whose time they set. */
@Injectable()
export class Clock {
  now(): Instant {
    return Date.now();
  }
}
