import { Controller, Get, Header, Inject, Injectable, Res, UseGuards } from '@nestjs/common';
import { JobsDb, TenantDb } from '@voicecore/database';
import type { Response } from 'express';
import { z } from 'zod';
import type { Env } from '../env';
import { Allow, Public } from './allow';
import { Answers } from './answers';
import { HealthReports } from './health-reports';
import { Metrics } from './metrics';
import { MetricsGuard } from './metrics.guard';
import { migrations } from '../../../../database/data-source';
import { platformTenant } from './platform-tenant';
import { ShortMemory } from './short-memory';
import { Shutdown } from './shutdown';
import { ENV } from './tokens';

/** A part that does not respond within this time is down, ms: a load balancer asks every few seconds. */
const patienceMs = 2_000;
/** Minimum time between two checks of the database, ms: anyone may request the readiness. */
const rememberedMs = 1_000;
/** Minimum time between two checks of the carrier, ms. */
const carrierEveryMs = 10_000;

const part = z.enum(['ok', 'failing']);
const readiness = z.object({
  status: z.enum(['ready', 'not_ready']),
  database: part,
  migrations: part,
  carrier: part.meta({
    description: "Informational only: webhooks are served even while the carrier's REST API is down",
  }),
  parts: z
    .record(z.string(), z.string())
    .meta({ description: 'The states of other parts that the process can run without, such as the model' }),
});
type Part = z.output<typeof part>;

/** Checks what the API cannot run without. */
@Injectable()
export class Readiness {
  private readonly carrier = new ShortMemory(() => asPart(() => this.askCarrier()), carrierEveryMs);
  private readonly state = new ShortMemory(() => this.look(), rememberedMs);

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly tenants: TenantDb,
    private readonly jobs: JobsDb,
    private readonly reports: HealthReports,
  ) {}

  read(): Promise<z.output<typeof readiness>> {
    return this.state.get();
  }

  private async look(): Promise<z.output<typeof readiness>> {
    const [database, migrations, carrier, parts] = await Promise.all([
      asPart(() => this.tenants.run(platformTenant, (tx) => tx.query('select 1'))),
      asPart(() => this.checkMigrations()),
      this.carrier.get(),
      this.reports.read(),
    ]);
    const ready = [database, migrations].every((state) => state === 'ok');
    return { status: ready ? 'ready' : 'not_ready', database, migrations, carrier, parts };
  }

  private async checkMigrations(): Promise<void> {
    const rows = await this.jobs.query<{ name: string }>('select name from migrations');
    const done = new Set(rows.map((row) => row.name));
    if (!migrations.every(({ name }) => done.has(name))) throw new Error('migrations are missing');
  }

  /** Any response below 500 shows that the carrier's API is reachable; no account is needed for that. */
  private async askCarrier(): Promise<void> {
    const url = this.env.VOICECORE_SANDBOX
      ? `${this.env.TWILIO_API_BASE_URL}/control/health`
      : this.env.TWILIO_API_BASE_URL;
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    await response.body?.cancel();
    if (response.status >= 500) throw new Error('the carrier answered with an error');
  }
}

@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
    private readonly shutdown: Shutdown,
  ) {}

  /** Reports that the process is alive. */
  @Get('livez')
  @Public()
  @Answers(z.object({ status: z.literal('alive') }))
  @Header('Cache-Control', 'no-store')
  livez(): { status: 'alive' } {
    return { status: 'alive' };
  }

  /**
   * Reports whether the process is ready: database and migrations. 503 when one of them fails; the other parts are
   * informational only.
   */
  @Get('readyz')
  @Public()
  @Answers(readiness)
  @Header('Cache-Control', 'no-store')
  async readyz(@Res({ passthrough: true }) response: Response): Promise<z.output<typeof readiness>> {
    const parts = await this.readiness.read();
    const state = this.shutdown.isGoingDown ? { ...parts, status: 'not_ready' as const } : parts;
    response.status(state.status === 'ready' ? 200 : 503);
    return state;
  }

  /** Returns the metrics in the Prometheus format. */
  @Get('metrics')
  @Allow('scraper')
  @UseGuards(MetricsGuard)
  @Answers(z.string())
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  metricsText(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}

async function asPart(check: () => Promise<unknown>): Promise<Part> {
  const late = new Promise<Part>((resolve) => setTimeout(resolve, patienceMs, 'failing').unref());
  return Promise.race([
    check().then(
      (): Part => 'ok',
      (): Part => 'failing',
    ),
    late,
  ]);
}
