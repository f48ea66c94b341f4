import { Client } from 'pg';

/** A subscription that can be ended. */
export interface Listening {
  stop(): void;
}

interface Subscriber {
  channel: string;
  handler: (payload: string) => void;
  onGap: () => void;
}

/** The first and the longest wait before a broken connection is retried, in ms. */
const firstRetry = 100;
const longestRetry = 2_000;

/** One connection for all LISTENs of a process, reopened when it breaks. */
export class Listener {
  private readonly subscribers = new Set<Subscriber>();
  private client: Promise<Client> | null = null;
  private retry: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly url: string) {}

  async add(channel: string, handler: (payload: string) => void, onGap: () => void): Promise<Listening> {
    if (!/^[a-z0-9_]+$/.test(channel))
      throw new Error('A channel name may contain only lower-case letters, digits and underscores.');
    const subscriber: Subscriber = { channel, handler, onGap };
    this.subscribers.add(subscriber);
    this.client ??= this.open();
    const client = await this.client;
    await client.query(`LISTEN ${channel}`);
    return { stop: () => this.subscribers.delete(subscriber) };
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    const client = await this.client?.catch(() => null);
    await client?.end().catch(() => undefined);
  }

  private async open(): Promise<Client> {
    const client = new Client({ connectionString: this.url, application_name: 'voicecore-listen', keepAlive: true });
    client.on('notification', ({ channel, payload }) => this.deliver(channel, payload ?? ''));
    client.on('error', () => this.lost());
    client.on('end', () => this.lost());
    await client.connect();
    return client;
  }

  private deliver(channel: string, payload: string): void {
    for (const subscriber of this.subscribers) if (subscriber.channel === channel) subscriber.handler(payload);
  }

  private lost(): void {
    if (this.closed || this.retry) return;
    this.client = null;
    this.again(firstRetry);
  }

  private again(wait: number): void {
    this.retry = setTimeout(() => {
      this.reopen().then(
        () => (this.retry = null),
        () => this.again(Math.min(wait * 2, longestRetry)),
      );
    }, wait);
  }

  private async reopen(): Promise<void> {
    const client = await this.open();
    for (const channel of new Set([...this.subscribers].map((one) => one.channel)))
      await client.query(`LISTEN ${channel}`);
    this.client = Promise.resolve(client);
    for (const subscriber of this.subscribers) subscriber.onGap();
  }
}
