import type { Webhooks } from '../wire/webhooks';
import { Conference } from './conference';

const KEPT = 500;

/** The account's conferences: one at a time for each name, and the ended ones for a while. */
export class Conferences {
  private readonly all: Conference[] = [];
  private readonly open = new Map<string, Conference>();

  constructor(private readonly host: { accountSid: string; webhooks: Webhooks }) {}

  /** Returns the running conference of that name, or a new one. */
  enter(name: string): Conference {
    const running = this.open.get(name);
    if (running) return running;
    const conference = new Conference(this.host, name, () => this.open.delete(name));
    this.open.set(name, conference);
    this.all.push(conference);
    if (this.all.length > KEPT) this.all.shift();
    return conference;
  }

  find(sidOrName: string): Conference | undefined {
    return this.open.get(sidOrName) ?? this.all.findLast(({ sid }) => sid === sidOrName);
  }

  list(): readonly Conference[] {
    return [...this.all].reverse();
  }

  mix(): void {
    for (const conference of this.open.values()) conference.mix();
  }
}
