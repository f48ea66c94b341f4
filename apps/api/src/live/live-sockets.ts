import { liveChannel, type LiveChange, type LiveEvents, liveTopics } from '@voicecore/contracts/live';
import type { JobsDb } from '@voicecore/database';
import type { AgentId, TenantId } from '@voicecore/domain/kernel';
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Visitor } from './doorkeeper';
import { agentRoom, parseNotice, roomOf, tenantRoom } from './notice';

/** How often each socket's right to be here is looked at again, ms: somebody disabled is cut within 5 s. */
const CHECK_MS = 3000;

/** How often screens are told to read the agents' status again and are noted as still there, ms (capability 4.4). */
const REFRESH_MS = 15_000;

/** Where Socket.IO takes upgrades by itself; it leaves every other path alone, this one without its slash included. */
export const LIVE_PREFIX = '/live/';

/** A socket that has not signed in by now is closed, ms. */
const SIGN_IN_MS = 10_000;

type NoEvents = Record<string, never>;
interface Standing {
  visitor: Visitor;
}
type LiveSocket = Socket<NoEvents, LiveEvents, NoEvents, Standing>;

/** A screen of an agent, kept for as long as its socket is open. */
export interface Screen {
  readonly tenantId: TenantId;
  readonly agentId: AgentId;
  readonly socketId: string;
}

export interface LiveSurroundings {
  readonly admit: (token: unknown) => Promise<Visitor | null>;
  readonly isOurs: (origin: string | undefined) => boolean;
  readonly screens: { seen(screens: readonly Screen[]): Promise<void> };
  readonly failed: (error: unknown) => void;
}

/** The sockets of one process. */
export class LiveSockets {
  private readonly io: Server<NoEvents, LiveEvents, NoEvents, Standing>;
  private readonly timers: NodeJS.Timeout[];
  private stopListening: () => void = () => undefined;

  constructor(
    server: HttpServer,
    private readonly around: LiveSurroundings,
  ) {
    this.io = new Server(server, {
      path: '/live',
      transports: ['websocket'],
      serveClient: false,
      destroyUpgrade: false,
      connectTimeout: SIGN_IN_MS,
      maxHttpBufferSize: 16_384,
      allowRequest: (request, decide) => decide(null, around.isOurs(request.headers.origin)),
    });
    this.io.use((socket, next) => {
      this.letIn(socket).then(
        (admitted) => next(admitted ? undefined : new Error('not_signed_in')),
        () => next(new Error('unavailable')),
      );
    });
    this.io.on('connection', (socket) => this.seat(socket));
    this.timers = [
      setInterval(() => void this.check().catch(around.failed), CHECK_MS),
      setInterval(() => void this.refresh().catch(around.failed), REFRESH_MS),
    ];
  }

  /** Tells the sockets of this process what any process commits. */
  async listen(jobs: JobsDb): Promise<void> {
    const listening = await jobs.listen(
      liveChannel,
      (payload) => this.tell(payload),
      () => this.tellAll(),
    );
    this.stopListening = () => listening.stop();
  }

  /** Cuts the sockets of those who are out, or whose role or desk is another one now. */
  async check(): Promise<void> {
    for (const socket of this.io.sockets.sockets.values()) {
      const { principal, now } = socket.data.visitor;
      const current = await now();
      if (current?.role !== principal.role || current.agentId !== principal.agentId) socket.disconnect(true);
    }
  }

  /** Notes the agents' screens as still there, and has every screen read the agents' status again. */
  async refresh(): Promise<void> {
    this.io.emit('changed', { topic: 'agents', id: 'all', seq: 0 });
    await this.around.screens.seen([...this.io.sockets.sockets.values()].flatMap(screenOf));
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.stopListening();
    await this.io.close();
  }

  private async letIn(socket: LiveSocket): Promise<boolean> {
    const visitor = await this.around.admit(socket.handshake.auth.accessToken);
    if (visitor) socket.data.visitor = visitor;
    return visitor !== null;
  }

  private seat(socket: LiveSocket): void {
    const { tenantId, agentId } = socket.data.visitor.principal;
    void socket.join(agentId ? [tenantRoom(tenantId), agentRoom(tenantId, agentId)] : tenantRoom(tenantId));
    const seen = (): void => void this.around.screens.seen(screenOf(socket)).catch(this.around.failed);
    seen();
    // The last sign of life: from here on the agent has half a minute to come back.
    socket.on('disconnect', seen);
  }

  private tell(payload: string): void {
    const notice = parseNotice(payload);
    if (!notice) return;
    const { topic, id, seq } = notice;
    this.io.to(roomOf(notice)).emit('changed', { topic, id, seq });
  }

  /** Notices were lost while this process did not hear the database: everything may have changed. */
  private tellAll(): void {
    const changes = liveTopics.map((topic): LiveChange => ({ topic, id: 'all', seq: 0 }));
    for (const change of changes) this.io.emit('changed', change);
  }
}

function screenOf(socket: LiveSocket): Screen[] {
  const { tenantId, agentId } = socket.data.visitor.principal;
  return agentId ? [{ tenantId, agentId, socketId: socket.id }] : [];
}
