import { Injectable } from '@nestjs/common';
import type { Server } from 'node:http';

/**
 * Whether this process goes down. From the first moment it is not ready, so that a balancer sends nothing new; it ends in
 * this order: streams are handed over and stored while webhooks are still answered, then HTTP and the live line close,
 * then its lease ends, and the pools last.
 */
@Injectable()
export class Shutdown {
  private begun = false;
  private whole = false;
  private server: Server | null = null;

  get isGoingDown(): boolean {
    return this.begun;
  }

  /** No other process will answer the carrier after this one: callers are told so instead of being handed over. */
  get isTheWholeService(): boolean {
    return this.whole;
  }

  /** The server that takes no new connection as soon as others can take them. */
  attach(server: Server): void {
    this.server = server;
  }

  begin(): void {
    if (this.begun) return;
    this.begun = true;
    if (!this.whole) this.server?.close();
  }

  /** The launcher's word before it ends all processes together. */
  beginForAll(): void {
    this.whole = true;
    this.begin();
  }
}
