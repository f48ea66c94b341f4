import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { EntryId, TenantId } from '@voicecore/domain/kernel';
import { acceptableWays, waysByRules, type ProposedWays } from '@voicecore/domain/knowledge';
import { AppLogger } from '../../platform/app-logger';
import { JobTasks, type TenantJob } from '../../platform/job-tasks';
import { WaysStore, type AskedWording, type WordingOutcome } from './ways.store';
import { WordingFault, WORDING_MODEL, type WordingModel } from './wording-model';
import { WordingLimits } from './wording-limits';

/** Number of entries per job: with a slow model it takes a few minutes. */
const TOGETHER = 10;
const nothingKnown: ReadonlySet<string> = new Set();

/** Proposes how callers may ask for an entry: with the model if there is one, otherwise by rules. */
@Injectable()
export class WayProposer implements OnModuleInit {
  constructor(
    private readonly db: TenantDb,
    @Inject(WORDING_MODEL) private readonly model: WordingModel | null,
    private readonly limits: WordingLimits,
    private readonly jobs: JobTasks,
    private readonly log: AppLogger,
  ) {}

  onModuleInit(): void {
    this.jobs.perform('propose_ways', (job) => this.proposeSome(job));
  }

  /**
   * Handles the job's entry and some others that are waiting; the rest goes into another job, queued behind those of
   * other tenants.
   */
  private async proposeSome({ tenantId, id, signal }: TenantJob): Promise<void> {
    await this.propose(tenantId, id as EntryId);
    const waiting = await this.db.run(tenantId, (tx) => new WaysStore(tx).allWaiting(TOGETHER + 1));
    for (const other of waiting.slice(0, TOGETHER)) {
      signal.throwIfAborted();
      await this.propose(tenantId, other);
    }
    const next = waiting[TOGETHER];
    if (next !== undefined) await this.db.run(tenantId, (tx) => tx.enqueue('propose_ways', next));
  }

  /** Does nothing when the entry is no longer waiting: a job that runs twice asks the model once. */
  async propose(tenantId: TenantId, id: EntryId): Promise<void> {
    const asked = await this.db.run(tenantId, (tx) => new WaysStore(tx).waiting(id));
    if (!asked) return;
    const outcome = await this.outcomeFor(tenantId, asked);
    await this.db.run(tenantId, (tx) => new WaysStore(tx).settle(id, asked.asked, outcome));
  }

  private async outcomeFor(tenantId: TenantId, { entry, known }: AskedWording): Promise<WordingOutcome> {
    if (this.model === null || !(await this.limits.mayProposeByModel(tenantId)))
      return { ways: waysByRules(entry, known), origin: 'rules' };
    try {
      const proposed = await this.model.ways(entry);
      const taken = (without: ReadonlySet<string>): ProposedWays => ({
        en: acceptableWays(proposed.en, entry, 'en', without),
        es: acceptableWays(proposed.es, entry, 'es', without),
      });
      const usable = taken(nothingKnown);
      if (usable.en.length + usable.es.length === 0) throw new WordingFault('unusable');
      return { ways: taken(known), origin: 'model' };
    } catch (error) {
      if (!(error instanceof WordingFault)) throw error;
      this.log.warn(
        { tenantId, fault: error.kind },
        'ways to ask could not be proposed; a user can request them again',
      );
      return { fault: error.kind };
    }
  }
}
