import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { AppLogger } from '../platform/app-logger';
import { AgentScreens } from './agent-screens';

/** How often a worker looks for agents without a screen, ms. */
const sweepMs = 5_000;

/** A worker's interval timer for agents whose screens are gone. */
@Injectable()
export class ScreenSweep {
  constructor(
    private readonly screens: AgentScreens,
    private readonly log: AppLogger,
  ) {}

  @Interval(sweepMs)
  async sweep(): Promise<void> {
    await this.screens.sweep().catch((error: unknown) => this.log.warn({ err: error }, 'screens could not be checked'));
  }
}
