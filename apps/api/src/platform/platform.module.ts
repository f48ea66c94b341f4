import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Databases, JobsDb, LeaseDb, LimitsDb, LookupDb, PlatformDb, TenantDb } from '@voicecore/database';
import { hkdfSync } from 'node:crypto';
import type { Env } from '../env';
import { ApiReferenceController } from './api-reference.controller';
import { AppLogger } from './app-logger';
import { acting } from './call-context';
import { CallsGauge } from './calls-gauge';
import { Clock } from './clock';
import { HealthController, Readiness } from './health';
import { HealthReports } from './health-reports';
import { JobReport } from './job-report';
import { JobTasks } from './job-tasks';
import { KeyedHash } from './keyed-hash';
import { Metrics } from './metrics';
import { ProcessIdentity } from './process-identity';
import { RateLimits } from './rate-limits';
import { Sealing } from './sealing';
import { Shutdown } from './shutdown';
import { ENV } from './tokens';
import { UpgradeRegistry } from './upgrade';

/** Closes the pools after everything that uses them. */
class DatabaseCloser implements OnApplicationShutdown {
  constructor(private readonly databases: Databases) {}

  onApplicationShutdown(): Promise<void> {
    return this.databases.close();
  }
}

/** What every feature depends on, the same instance everywhere. */
@Global()
@Module({})
export class PlatformModule {
  static with(env: Env, logger: AppLogger): DynamicModule {
    const fromDatabases = <T extends object>(
      token: new (...args: never[]) => T,
      pick: (databases: Databases) => T,
    ) => ({
      provide: token,
      inject: [Databases],
      useFactory: pick,
    });
    const shared = [
      { provide: ENV, useValue: env },
      { provide: AppLogger, useValue: logger },
      { provide: Databases, inject: [Metrics], useFactory: (metrics: Metrics) => openDatabases(env, logger, metrics) },
      fromDatabases(TenantDb, (databases) => databases.tenants),
      fromDatabases(PlatformDb, (databases) => databases.platform),
      fromDatabases(JobsDb, (databases) => databases.jobs),
      fromDatabases(LeaseDb, (databases) => databases.leases),
      fromDatabases(LimitsDb, (databases) => databases.limits),
      fromDatabases(LookupDb, (databases) => databases.lookup),
      { provide: Sealing, useFactory: () => new Sealing(env.VOICECORE_MASTER_KEY) },
      { provide: KeyedHash, useFactory: () => new KeyedHash(env.VOICECORE_JWT_SECRET) },
      Clock,
      HealthReports,
      JobTasks,
      Metrics,
      ProcessIdentity,
      RateLimits,
      Shutdown,
      UpgradeRegistry,
    ];
    return {
      module: PlatformModule,
      controllers: [HealthController, ApiReferenceController],
      providers: [
        ...shared,
        CallsGauge,
        JobReport,
        Readiness,
        {
          provide: DatabaseCloser,
          inject: [Databases],
          useFactory: (databases: Databases) => new DatabaseCloser(databases),
        },
      ],
      exports: shared,
    };
  }
}

function openDatabases(env: Env, logger: AppLogger, metrics: Metrics): Promise<Databases> {
  return Databases.open(
    { app: env.DATABASE_URL, platform: env.DATABASE_PLATFORM_URL, jobs: env.DATABASE_WORKER_URL },
    {
      noticeKey: Buffer.from(hkdfSync('sha256', env.VOICECORE_JWT_SECRET, '', 'voicecore/notices', 32)),
      acting,
      onForgedNotice: (kind) => metrics.forgedNotices.inc({ kind }),
      onPoolError: (error) => logger.warn({ err: error }, 'an idle database connection broke; the pool replaces it'),
    },
  );
}
