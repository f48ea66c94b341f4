import type { MediaFrame } from '@voicecore/telephony';
import type { WebSocket } from 'ws';
import { CallerLeg, type CallerListener } from './caller-leg';

/** How long a socket may stay without a valid start before it is closed, ms. */
const START_MS = 5_000;
const POLICY = 1008;

type StartFrame = Extract<MediaFrame, { event: 'start' }>;

/** Accepted sockets whose call is not known yet. */
export class WaitingStreams {
  private readonly legs = new Map<CallerLeg, NodeJS.Timeout>();

  constructor(private readonly begin: (leg: CallerLeg, start: StartFrame) => Promise<void>) {}

  get size(): number {
    return this.legs.size;
  }

  add(socket: WebSocket): void {
    const listener = new WaitingListener((frame) => this.take(leg, frame));
    const leg: CallerLeg = new CallerLeg(socket, listener);
    const timer = setTimeout(() => this.refuse(leg), START_MS);
    this.legs.set(leg, timer);
  }

  close(): void {
    for (const leg of this.legs.keys()) this.refuse(leg);
  }

  private take(leg: CallerLeg, frame: MediaFrame | 'broken' | 'gone'): void {
    if (frame === 'gone') return this.forget(leg);
    if (frame === 'broken') return this.refuse(leg);
    if (frame.event === 'connected') return;
    if (leg.starting && frame.event !== 'start') return leg.keep(frame);
    if (frame.event !== 'start' || leg.starting) return this.refuse(leg);
    leg.starting = true;
    clearTimeout(this.legs.get(leg));
    void this.start(leg, frame);
  }

  private async start(leg: CallerLeg, frame: StartFrame): Promise<void> {
    try {
      await this.begin(leg, frame);
    } catch {
      // The database did not respond: the carrier goes on to its next document, which tells the caller.
      leg.close(1011);
    }
    this.forget(leg);
  }

  private refuse(leg: CallerLeg): void {
    this.forget(leg);
    leg.close(POLICY);
  }

  private forget(leg: CallerLeg): void {
    clearTimeout(this.legs.get(leg));
    this.legs.delete(leg);
  }
}

/** Listens until the stream's call is known; the leg keeps the audio in the meantime. */
class WaitingListener implements CallerListener {
  constructor(private readonly tell: (frame: MediaFrame | 'broken' | 'gone') => void) {}

  audio(): void {}

  frame(frame: MediaFrame): void {
    this.tell(frame);
  }

  broken(): void {
    this.tell('broken');
  }

  gone(): void {
    this.tell('gone');
  }
}
