import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { upgradeIsSigned, type MediaFrame } from '@voicecore/telephony';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import type { CallKey } from '../calls';
import type { Env } from '../env';
import { ENV } from '../platform/tokens';
import { refuseUpgrade, UpgradeRegistry } from '../platform/upgrade';
import { authTokensOf } from './auth-tokens';
import { CallerLeg } from './caller-leg';
import { discard } from './prepared-streams';
import { ReceptionistSession } from './receptionist-session';
import { CallServices, ProcessServices } from './talk-services';
import { StreamAdmission } from './stream-admission';
import { WaitingStreams } from './waiting-streams';

const PATH = '/twilio/media';
/** Maximum frame size. A carrier's frames are far smaller: 20 ms of audio are 300 bytes. */
const LARGEST_FRAME = 64 * 1024 - 1;
/** Maximum number of streams of one process. */
const MOST_STREAMS = 2_000;
/** How often each session is checked for what waits for time to pass, ms. */
const TICK_MS = 100;
/** A tick that comes this late shows that the process itself stalled, ms. */
const LATE_MS = 400;

/** How long the carrier may take to request the last document, and how often we check, ms. */
const GOODBYE_MS = 3_000;
const GOODBYE_LOOK_MS = 50;

type StartFrame = Extract<MediaFrame, { event: 'start' }>;

/**
 * Accepts the carrier's media streams: the upgrade is signed, the start names its call by one of our tokens, the ledger
 * lets each token open one stream, and only then is a model requested.
 */
@Injectable()
export class MediaStreamGateway implements OnModuleInit, BeforeApplicationShutdown {
  private readonly server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME,
    skipUTF8Validation: true,
  });
  private readonly sessions = new Set<ReceptionistSession>();
  private readonly ending = new Set<Promise<void>>();
  private readonly waiting = new WaitingStreams((leg, start) => this.begin(leg, start));
  private ticker: NodeJS.Timeout | null = null;
  private tickedAt = 0;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly upgrades: UpgradeRegistry,
    private readonly door: StreamAdmission,
    private readonly record: CallServices,
    private readonly around: ProcessServices,
  ) {}

  onModuleInit(): void {
    if (!this.env.VOICECORE_ROLES.includes('voice')) return;
    this.upgrades.register(PATH, (request, socket, head) => this.upgrade(request, socket, head));
    this.ticker = setInterval(() => this.tick(), TICK_MS);
  }

  /** Once everything is stored, the carrier comes back for each call, to this or another process. */
  async beforeApplicationShutdown(): Promise<void> {
    this.around.shutdown.begin();
    this.waiting.close();
    const calls = await Promise.all([...this.sessions].map((session) => session.handOver()));
    await Promise.all(this.ending);
    if (this.around.shutdown.isTheWholeService) await Promise.all(calls.map((call) => this.goodbyeAsked(call)));
    if (this.ticker) clearInterval(this.ticker);
  }

  /**
   * No other process will answer: resolves when the carrier has requested the document that says goodbye, or after a
   * while.
   */
  private async goodbyeAsked(call: CallKey): Promise<void> {
    const last = this.around.clock.now() + GOODBYE_MS;
    while (this.around.clock.now() < last) {
      const state = await this.record.ledger.read(call).catch(() => null);
      if (state === null || state.stream === null) return;
      await pause(GOODBYE_LOOK_MS);
    }
  }

  /** Keeps waiting for a stream that is over until everything said in it is stored. */
  private ended(session: ReceptionistSession, stored: Promise<void>): void {
    this.sessions.delete(session);
    const ending = stored.finally(() => this.ending.delete(ending));
    this.ending.add(ending);
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const signature = request.headers['x-twilio-signature'];
    const signed =
      request.url === PATH &&
      typeof signature === 'string' &&
      upgradeIsSigned(authTokensOf(this.env), signature, this.env.PUBLIC_BASE_URL, PATH);
    if (!signed) {
      this.around.metrics.refusals.labels('stream_unsigned').inc();
      return refuseUpgrade(socket, 403, 'Forbidden');
    }
    if (this.around.shutdown.isGoingDown || this.sessions.size + this.waiting.size >= MOST_STREAMS)
      return refuseUpgrade(socket, 503, 'Service Unavailable');
    this.server.handleUpgrade(request, socket, head, (accepted: WebSocket) => this.waiting.add(accepted));
  }

  /** Handles a start: finds the call of the stream, and refuses it without a reply when there is none. */
  private async begin(leg: CallerLeg, start: StartFrame): Promise<void> {
    const { callSid, accountSid, customParameters } = start.start;
    const claim = { callSid, streamSid: start.streamSid, token: customParameters.token ?? '' };
    const admitted = accountSid === this.env.TWILIO_ACCOUNT_SID ? await this.door.admit(claim) : null;
    if (admitted === null) {
      this.around.metrics.refusals.labels('stream_refused').inc();
      this.around.log.warn({ streamSid: start.streamSid }, 'a media stream was refused: its token is not valid');
      return leg.close(1008);
    }
    const { call, n, state } = admitted;
    const prepared = this.door.prepared.take(call, n);
    const seed = await (prepared?.seed ?? this.door.seeds.read(call, state));
    if (leg.isClosed) return prepared === null ? undefined : discard(prepared);
    const ahead = prepared?.opened ?? null;
    const stream = { call, n, state, seed, ahead, caller: leg, streamSid: start.streamSid };
    const session = new ReceptionistSession(stream, this.record, this.around, (ended, stored) =>
      this.ended(ended, stored),
    );
    this.sessions.add(session);
    void session.start();
  }

  /**
   * After this process has stalled, what the sockets hold is read first, so that the stall does not count as anyone's
   * silence.
   */
  private tick(): void {
    const now = this.around.clock.now();
    const away = now - this.tickedAt > LATE_MS;
    this.tickedAt = now;
    if (away) return;
    for (const session of this.sessions) session.tick(now);
  }
}
