import { Injectable } from '@nestjs/common';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { ShortMemory } from './short-memory';

/** How long a count read from the database is reused, ms: each read looks at the calls of all tenants. */
const rememberedMs = 1_000;

/** A label's value is an enum or a route's pattern: never an id of a call, a number or a name. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  /**
   * Time from the first byte of a webhook to its response, seconds. The carrier gives up after 15 s; our limit is 0.3
   * s.
   */
  readonly webhookSeconds = new Histogram({
    name: 'voicecore_webhook_seconds',
    help: 'Time to answer a carrier webhook',
    labelNames: ['hook'] as const,
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 15],
    registers: [this.registry],
  });

  /** Time from the end of the caller's turn to the first sound of the answer, seconds. */
  readonly turnSeconds = new Histogram({
    name: 'voicecore_turn_seconds',
    help: "Time from the end of the caller's turn to the first audio of the answer",
    labelNames: ['receptionist'] as const,
    buckets: [0.1, 0.2, 0.3, 0.5, 0.8, 1, 1.5, 2, 3, 5, 10],
    registers: [this.registry],
  });

  /**
   * Time from the start of a stream to the first sound sent to the caller, seconds; stored audio or the model's own.
   */
  readonly openingSeconds = new Histogram({
    name: 'voicecore_opening_seconds',
    help: 'Time from the start of a media stream to the first audio sent to the caller',
    labelNames: ['source'] as const,
    buckets: [0.02, 0.05, 0.1, 0.15, 0.3, 0.5, 0.8, 1, 1.5, 2.5],
    registers: [this.registry],
  });

  /** Short sounds of callers during the receptionist's speech, after which it continues. */
  readonly passedOver = new Counter({
    name: 'voicecore_sounds_passed_over_total',
    help: 'Short sounds from callers after which the receptionist continued what it was saying, by kind',
    labelNames: ['kind'] as const,
    registers: [this.registry],
  });

  /** By how much a wait exceeded what the caller was last told, seconds; negative when it was shorter. */
  readonly queueEstimateError = new Histogram({
    name: 'voicecore_queue_estimate_error_seconds',
    help: 'Actual wait in the queue minus the wait that the caller was last told',
    buckets: [-600, -300, -120, -60, -30, -10, 0, 10, 30, 60, 120, 300, 600],
    registers: [this.registry],
  });

  readonly requestSeconds = new Histogram({
    name: 'voicecore_request_seconds',
    help: 'Time to answer a REST request',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });

  readonly refusals = new Counter({
    name: 'voicecore_refusals_total',
    help: 'Refused requests, by error code',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });

  readonly refusedConnections = new Counter({
    name: 'voicecore_refused_connections_total',
    help: 'Connections closed immediately because their source holds too many',
    registers: [this.registry],
  });

  readonly forgedNotices = new Counter({
    name: 'voicecore_forged_notices_total',
    help: 'Notices between processes that no process signed, by kind; they are ignored',
    labelNames: ['kind'] as const,
    registers: [this.registry],
  });

  /** Tries of effects, which decisions request outside their transaction. */
  readonly effects = new Counter({
    name: 'voicecore_effects_total',
    help: 'Attempts to carry out an effect, by kind and outcome',
    labelNames: ['kind', 'outcome'] as const,
    registers: [this.registry],
  });

  /** Tries of jobs. */
  readonly jobs = new Counter({
    name: 'voicecore_jobs_total',
    help: 'Attempts to run a job, by task and outcome',
    labelNames: ['task', 'outcome'] as const,
    registers: [this.registry],
  });

  private readonly eventLoop = monitorEventLoopDelay({ resolution: 10 });

  constructor() {
    this.registry.setDefaultLabels({ process: String(process.pid) });
    this.eventLoop.enable();
    const quantiles: readonly [string, (delay: typeof this.eventLoop) => number][] = [
      ['0.5', (delay) => delay.percentile(50)],
      ['0.99', (delay) => delay.percentile(99)],
      ['1', (delay) => delay.max],
    ];
    const delays = this.eventLoop;
    new Gauge({
      name: 'voicecore_event_loop_delay_seconds',
      help: 'Event-loop delay since the last scrape',
      labelNames: ['quantile'] as const,
      registers: [this.registry],
      collect() {
        for (const [quantile, read] of quantiles) this.set({ quantile }, read(delays) / 1e9);
        delays.reset();
      },
    });
  }

  /** Registers a gauge whose values are read when the metrics are scraped, at most once a second. */
  onScrape(name: string, help: string, label: string, read: () => Promise<ReadonlyMap<string, number>>): void {
    const memory = new ShortMemory(read, rememberedMs);
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const [value, count] of await memory.get()) this.set({ [label]: value }, count);
      },
    });
  }
}
