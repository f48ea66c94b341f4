import type { DeskCall, Offer, TransferTarget } from './desk';
import type { LocalState } from './local-state';

/** What a tab without the line asks of the tab that holds it. */
export type Order =
  | { kind: 'answer'; offer: Offer }
  | { kind: 'dial-back'; call: DeskCall }
  | { kind: 'hang-up'; callId: string }
  | { kind: 'mute'; on: boolean }
  | { kind: 'digits'; digits: string }
  | { kind: 'transfer'; callId: string; target: TransferTarget }
  | { kind: 'take-back'; callId: string }
  | { kind: 'check' }
  | { kind: 'dismiss' };

type Message = { type: 'state'; state: LocalState } | { type: 'order'; order: Order } | { type: 'hello' };

export interface TabListener {
  /** This tab holds the line from now on, until it is closed. */
  hold(): void;
  /** Another tab holds the line, and this is its state. */
  mirror(state: LocalState): void;
  /** Carries out an order from another tab in the tab that holds the line. */
  obey(order: Order): void;
}

/** One tab of an agent holds the line; the others show its state and pass on what is pressed in them. */
export class LineTabs {
  private readonly channel: BroadcastChannel;
  private readonly closing = new AbortController();
  private letGo: () => void = () => undefined;
  private state: LocalState | null = null;

  constructor(
    private readonly name: string,
    private readonly listener: TabListener,
  ) {
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.take(data);
  }

  async start(): Promise<void> {
    this.post({ type: 'hello' });
    // Pages over plain http on any other machine have no locks; they cannot take calls either.
    if (!('locks' in navigator)) return this.listener.hold();
    try {
      await navigator.locks.request(this.name, { signal: this.closing.signal }, () => {
        this.listener.hold();
        return new Promise<void>((resolve) => {
          this.letGo = resolve;
        });
      });
    } catch (error) {
      if (!this.closing.signal.aborted) throw error;
    }
  }

  /** Sends the state of the line to the other tabs. */
  publish(state: LocalState): void {
    this.state = state;
    this.post({ type: 'state', state });
  }

  order(order: Order): void {
    this.post({ type: 'order', order });
  }

  close(): void {
    this.closing.abort();
    this.letGo();
    this.channel.close();
  }

  private take(message: Message): void {
    if (message.type === 'hello') {
      if (this.state) this.post({ type: 'state', state: this.state });
    } else if (message.type === 'order') {
      if (this.state) this.listener.obey(message.order);
    } else if (!this.state) {
      this.listener.mirror(message.state);
    }
  }

  private post(message: Message): void {
    this.channel.postMessage(message);
  }
}
