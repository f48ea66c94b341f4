import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import {
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  WebSocketGateway,
} from '@nestjs/websockets';
import { JobsDb } from '@voicecore/database';
import { AppLogger } from '../platform/app-logger';
import { UpgradeRegistry } from '../platform/upgrade';
import { AgentScreens } from '../softphone';
import { LiveAuth } from './live-auth';
import { liveOptions } from './live-options';
import { LiveSockets, type LiveServer, type LiveSocket } from './live-sockets';

/**
 * The path on which Socket.IO takes upgrades itself; it ignores every other path, including this one without its slash.
 */
const LIVE_PREFIX = '/live/';

/** The live connection of this process: sockets on the one HTTP server, fed by what any process commits. */
@WebSocketGateway(liveOptions)
export class LiveGateway
  implements
    OnGatewayInit<LiveServer>,
    OnGatewayConnection<LiveSocket>,
    OnGatewayDisconnect<LiveSocket>,
    OnApplicationBootstrap,
    BeforeApplicationShutdown
{
  private sockets: LiveSockets | null = null;

  constructor(
    private readonly auth: LiveAuth,
    private readonly screens: AgentScreens,
    private readonly upgrades: UpgradeRegistry,
    private readonly jobs: JobsDb,
    private readonly log: AppLogger,
  ) {}

  afterInit(server: LiveServer): void {
    this.upgrades.claim(LIVE_PREFIX);
    this.sockets = new LiveSockets(server, {
      current: (tenantId, sessions) => this.auth.current(tenantId, sessions),
      changed: (personId) => this.auth.changed(personId),
      seen: (screens) => this.screens.seen(screens),
      failed: (error) => this.log.warn({ err: error }, 'a live connection could not be updated'),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.sockets?.listen(this.jobs);
  }

  handleConnection(socket: LiveSocket): void {
    this.sockets?.join(socket);
  }

  handleDisconnect(socket: LiveSocket): void {
    this.sockets?.left(socket);
  }

  beforeApplicationShutdown(): void {
    this.sockets?.stop();
  }
}
