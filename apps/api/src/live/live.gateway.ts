import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { JobsDb } from '@voicecore/database';
import type { Server } from 'node:http';
import type { Env } from '../env';
import { AppLogger } from '../platform/app-logger';
import { ENV } from '../platform/tokens';
import { UpgradeRegistry } from '../platform/upgrade';
import { AgentScreens } from '../softphone';
import { Doorkeeper } from './doorkeeper';
import { LIVE_PREFIX, LiveSockets } from './live-sockets';
import { isOurOrigin } from './origins';

/** Who lets sockets in, and who is told that an agent has a screen. */
@Injectable()
export class LiveDoors {
  constructor(
    readonly doorkeeper: Doorkeeper,
    readonly screens: AgentScreens,
    readonly upgrades: UpgradeRegistry,
  ) {}
}

/** The live line of this process: sockets on the one HTTP server, fed by what any process commits. */
@Injectable()
export class LiveGateway implements OnApplicationBootstrap, OnApplicationShutdown {
  private sockets: LiveSockets | null = null;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly host: HttpAdapterHost,
    private readonly jobs: JobsDb,
    private readonly doors: LiveDoors,
    private readonly logger: AppLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.env.VOICECORE_ROLES.includes('http')) return;
    const { PUBLIC_BASE_URL, NODE_ENV } = this.env;
    const server = this.host.httpAdapter.getHttpServer() as Server;
    this.sockets = new LiveSockets(server, {
      admit: (token) => this.doors.doorkeeper.admit(token),
      isOurs: (origin) => isOurOrigin(origin, PUBLIC_BASE_URL, NODE_ENV === 'production'),
      screens: this.doors.screens,
      failed: (error) => this.logger.warn({ err: error }, 'a live screen could not be looked after'),
    });
    this.doors.upgrades.claim(LIVE_PREFIX);
    await this.sockets.listen(this.jobs);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sockets?.close();
  }
}
