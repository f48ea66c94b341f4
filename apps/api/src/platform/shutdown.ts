import { Injectable } from '@nestjs/common';
import type { Server } from 'node:http';

/**
 * Whether this process is shutting down. From the first moment it is not ready, so that a load balancer sends nothing
 * new. It ends in this order: streams are handed over and stored while webhooks are still answered, then HTTP and the
 * live connections close, then its lease ends, and the pools close last.
 */
@Injectable()
export class Shutdown {
  private begun = false;
  private whole = false;
  private server: Server | null = null;

  get isGoingDown(): boolean {
    return this.begun;
  }

  /**
   * True when no other process will answer the carrier after this one: callers are told so instead of being handed
   * over.
   */
  get isTheWholeService(): boolean {
    return this.whole;
  }

  /** Sets the server that accepts no new connections as soon as other processes can take them. */
  attach(server: Server): void {
    this.server = server;
  }

  begin(): void {
    if (this.begun) return;
    this.begun = true;
    if (!this.whole) this.server?.close();
  }

  /** Called by the launcher before it ends all processes together. */
  beginForAll(): void {
    this.whole = true;
    this.begin();
  }
}
