import { type LiveChange, type LiveEvents, liveTopics } from '@voicecore/contracts/live';
import type { JobsDb } from '@voicecore/database';
import type { AgentId, TenantId } from '@voicecore/domain/kernel';
import type { Server, Socket } from 'socket.io';
import type { LiveUser } from './live-auth';
import { parseNotice, roomsFor, roomsOf, type PersonNotice } from './notice';

/**
 * How often a tenant's sockets are checked, ms. Sockets are disconnected by the event that ends a right; in case such a
 * notice is lost, the tenants are checked in turn, one tenant and one query at a time: 4 queries/s per process whatever
 * the number of sockets.
 */
const CHECK_MS = 250;

/** How often agents' screens are recorded as still connected, ms (capability 4.4). */
const SEEN_MS = 15_000;

type NoEvents = Record<string, never>;
interface Standing {
  user: LiveUser;
}
export type LiveServer = Server<NoEvents, LiveEvents, NoEvents, Standing>;
export type LiveSocket = Socket<NoEvents, LiveEvents, NoEvents, Standing>;

/** An agent's screen, kept for as long as its socket is open. */
export interface Screen {
  readonly tenantId: TenantId;
  readonly agentId: AgentId;
  readonly socketId: string;
}

export interface LiveSource {
  /** Returns the current users of a tenant's sessions. */
  readonly current: (tenantId: TenantId, sessions: readonly LiveUser[]) => Promise<ReadonlyMap<string, LiveUser>>;
  /** Called when a person's rights have changed. */
  readonly changed: (personId: string) => void;
  readonly seen: (screens: readonly Screen[]) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** The sockets of one process: which rooms they are in, what they are sent, and when they are disconnected. */
export class LiveSockets {
  private readonly timers: NodeJS.Timeout[];
  /** Tenants whose sockets have not been checked yet in this round. */
  private round: TenantId[] = [];
  private checking = false;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly io: LiveServer,
    private readonly source: LiveSource,
  ) {
    this.timers = [
      setInterval(() => void this.checkNext().catch(source.failed), CHECK_MS),
      setInterval(() => void this.noteScreens().catch(source.failed), SEEN_MS),
    ];
  }

  /** Sends the sockets of this process the changes that any process commits. */
  async listen(jobs: JobsDb): Promise<void> {
    const listening = await jobs.listen(
      'live',
      (payload) => this.hear(payload),
      () => this.tellAll(),
    );
    this.stopListening = () => listening.stop();
  }

  /** Adds a signed-in socket to its rooms. */
  join(socket: LiveSocket): void {
    void socket.join(roomsOf(socket.data.user));
    void this.source.seen(screenOf(socket)).catch(this.source.failed);
  }

  /** Records the last sign of life: from here on, the agent has half a minute to come back. */
  left(socket: LiveSocket): void {
    void this.source.seen(screenOf(socket)).catch(this.source.failed);
  }

  /** Checks the sockets of the next tenant. */
  async checkNext(): Promise<void> {
    if (this.checking) return;
    if (this.round.length === 0) this.round = [...new Set(this.sockets().map(({ data }) => data.user.tenantId))];
    const tenantId = this.round.shift();
    if (tenantId === undefined) return;
    this.checking = true;
    try {
      await this.check(this.sockets().filter(({ data }) => data.user.tenantId === tenantId));
    } finally {
      this.checking = false;
    }
  }

  /** Records the agents' screens as still connected. */
  async noteScreens(): Promise<void> {
    const screens = this.sockets().flatMap(screenOf);
    if (screens.length > 0) await this.source.seen(screens);
  }

  stop(): void {
    for (const timer of this.timers) clearInterval(timer);
    this.stopListening();
  }

  private sockets(): LiveSocket[] {
    return [...this.io.sockets.sockets.values()];
  }

  /**
   * Disconnects the sockets of users who are signed out or have another role or desk, and moves those with other
   * departments.
   */
  private async check(sockets: readonly LiveSocket[]): Promise<void> {
    const [first] = sockets;
    if (!first) return;
    const users = sockets.map(({ data }) => data.user);
    const current = await this.source.current(first.data.user.tenantId, users);
    for (const socket of sockets) {
      const { user } = socket.data;
      const now = current.get(user.sessionId);
      if (now?.personId !== user.personId || now.role !== user.role || now.agentId !== user.agentId)
        socket.disconnect(true);
      else this.moveTo(socket, now);
    }
  }

  private moveTo(socket: LiveSocket, user: LiveUser): void {
    const rooms = new Set([socket.id, ...roomsOf(user)]);
    for (const room of socket.rooms) if (!rooms.has(room)) void socket.leave(room);
    void socket.join([...rooms]);
    socket.data.user = user;
  }

  private hear(payload: string): void {
    const notice = parseNotice(payload);
    if (!notice) return;
    if (notice.topic === 'person') return this.checkPerson(notice);
    const { topic, id, seq } = notice;
    this.io.to(roomsFor(notice)).emit('changed', { topic, id, seq });
  }

  private checkPerson({ tenantId, personId }: PersonNotice): void {
    this.source.changed(personId);
    const theirs = this.sockets().filter(
      ({ data: { user } }) => user.tenantId === tenantId && user.personId === personId,
    );
    void this.check(theirs).catch(this.source.failed);
  }

  /** Notices were lost while this process was not connected to the database: everything may have changed. */
  private tellAll(): void {
    const changes = liveTopics.map((topic): LiveChange => ({ topic, id: 'all', seq: 0 }));
    for (const change of changes) this.io.emit('changed', change);
  }
}

function screenOf({ id, data: { user } }: LiveSocket): Screen[] {
  return user.agentId ? [{ tenantId: user.tenantId, agentId: user.agentId, socketId: id }] : [];
}
