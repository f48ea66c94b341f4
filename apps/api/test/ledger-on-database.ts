import { seedTenant, testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import type { CarrierRest } from '@voicecore/telephony';
import type { CallInput } from '@voicecore/domain/call';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  CallArrival,
  CallLedger,
  CallNamesReader,
  Configurations,
  ModelReadiness,
  QueueChanges,
  StreamOwners,
  type CallKey,
} from '../src/calls';
import { CallEffects } from '../src/calls/call-effects';
import { CallOutbox } from '../src/calls/call-outbox';
import { QueueDispatcher } from '../src/queue';
import { ProcessLease } from '../src/calls/process-lease';
import { FactSources } from '../src/calls/fact-sources';
import { InstallationRules } from '../src/screening';
import { readEnv } from '../src/env';
import { knowledgeOnDatabase } from './knowledge-on-database';
import { AppLogger } from '../src/platform/app-logger';
import { Clock } from '../src/platform/clock';
import { Metrics } from '../src/platform/metrics';
import { ProcessIdentity } from '../src/platform/process-identity';
import { Sealing } from '../src/platform/sealing';

/** A clock that a spec sets. */
export class MovedClock extends Clock {
  time = 1_700_000_000_000;

  override now(): number {
    return this.time;
  }
}

/** The part of the carrier's REST API that effects use: it records its requests. */
export class NotedCarrier implements Pick<CarrierRest, 'redirect' | 'end' | 'hold' | 'status' | 'reachable'> {
  readonly asked: string[] = [];
  /** The error with which every request fails while it is set. */
  fault: Error | null = null;

  async redirect(callSid: string): Promise<boolean> {
    await this.take(`redirect ${callSid}`);
    return true;
  }

  end(callSid: string): Promise<void> {
    return this.take(`end ${callSid}`);
  }

  /** What happens while a hold request is in transit. */
  onTheWay: (on: boolean) => Promise<unknown> = () => Promise.resolve();

  async hold(_conferenceSid: string, callSid: string, on: boolean): Promise<boolean> {
    await this.onTheWay(on);
    await this.take(`hold ${callSid} ${String(on)}`);
    return true;
  }

  private take(request: string): Promise<void> {
    this.asked.push(request);
    return this.fault === null ? Promise.resolve() : Promise.reject(this.fault);
  }

  status(): Promise<string | null> {
    return Promise.resolve('in-progress');
  }

  reachable(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

/** The ledger on a real database, without HTTP: what the webhooks are built on. */
export interface LedgerBench {
  readonly db: TestDatabase;
  readonly ledger: CallLedger;
  readonly arrival: CallArrival;
  readonly sealing: Sealing;
  readonly clock: MovedClock;
  readonly carrier: NotedCarrier;
  readonly outbox: CallOutbox;
  readonly dispatcher: QueueDispatcher;
  /**
   * Makes this process one that has used the database without an error for a whole lease, so that it may judge others.
   */
  leaseIsSteady(): Promise<void>;
  tenant(options?: { agents?: number }): Promise<SeededTenant>;
  ring(tenant: SeededTenant, from?: string | null): Promise<CallKey>;
  apply(call: CallKey, input: CallInput, key?: string): ReturnType<CallLedger['apply']>;
  close(): Promise<void>;
}

export async function ledgerBench(): Promise<LedgerBench> {
  const db = await testDatabase();
  const logger = new AppLogger('silent');
  const sealing = new Sealing(randomBytes(32).toString('base64'));
  const clock = new MovedClock();
  const carrier = new NotedCarrier();
  const owners = new StreamOwners();
  const lease = new ProcessLease(db.leaseDb, db.jobsDb, owners, clock, logger, new ProcessIdentity());
  const env = readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: db.appUrl,
    DATABASE_PLATFORM_URL: db.platformUrl,
    DATABASE_WORKER_URL: db.jobsUrl,
    VOICECORE_MASTER_KEY: randomBytes(32).toString('base64'),
    VOICECORE_JWT_SECRET: randomBytes(48).toString('base64'),
  });
  const effects = new CallEffects(db.tenantDb, carrier as Partial<CarrierRest> as CarrierRest, owners, lease, env);
  const outbox = new CallOutbox(db.jobsDb, effects, lease, new Metrics(), logger);
  const queue = new QueueChanges();
  const { search } = knowledgeOnDatabase(db);
  const ledger = new CallLedger(
    db.tenantDb,
    sealing,
    search,
    outbox,
    queue,
    new FactSources(
      clock,
      new ModelReadiness(),
      new Configurations(new InstallationRules(clock)),
      new CallNamesReader(sealing, clock),
      new Metrics(),
    ),
  );
  const dispatcher = new QueueDispatcher(db.tenantDb, ledger, queue, clock, logger);
  dispatcher.onModuleInit();
  const arrival = new CallArrival(db.lookupDb, db.tenantDb, sealing, search, ledger);
  return {
    db,
    ledger,
    arrival,
    sealing,
    clock,
    carrier,
    outbox,
    dispatcher,
    leaseIsSteady: async () => {
      await lease.renewQuietly();
      clock.time += 60_000;
    },
    tenant: (options = {}) => seedTenant(db, { ...options, sealing }),
    ring: async (tenant, from = '+12125550142') => {
      const carrierSid = `CA${randomBytes(16).toString('hex')}`;
      const arrived = await arrival.arrive({ carrierSid, from, to: tenant.number, attestation: 'none' });
      if (arrived === null) throw new Error('nobody has the number');
      return arrived.call;
    },
    apply: (call, input, key = randomUUID()) => ledger.apply(call, input, key),
    close: async () => {
      await dispatcher.onModuleDestroy();
      await outbox.idle();
      await db.drop();
    },
  };
}
