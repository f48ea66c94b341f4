import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@voicecore/database';
import { firstQueueLimits, type CallConfig, type QueueLimits } from '@voicecore/domain/call';
import { firstAfterHours, type AfterHours } from '@voicecore/domain/hours';
import type { Language } from '@voicecore/domain/kernel';
import { noScreening, type ScreeningPolicy } from '@voicecore/domain/screening';
import { InstallationRules } from '../screening';

interface ConfigRow {
  readonly language: Language;
  readonly config: {
    greeting?: CallConfig['greeting'];
    attemptsBeforeTransfer?: number;
    ringSeconds?: number;
    urgent?: string[];
    screening?: ScreeningPolicy;
    queue?: QueueLimits;
    afterHours?: AfterHours;
  };
}

/** Number of configurations a process caches; above that the cache is cleared. */
const remembered = 10_000;

/** Reads the tenants' configurations. A version never changes, so each process reads it once. */
@Injectable()
export class Configurations {
  private readonly known = new Map<string, CallConfig>();

  constructor(private readonly installationRules: InstallationRules) {}

  /** Returns the version that a call starting now is pinned to. */
  async newest(tx: TenantTx): Promise<CallConfig> {
    const rows = await tx.query<{ version: number }>('select config_version as version from tenants where id = $1', [
      tx.tenantId,
    ]);
    if (rows[0] === undefined) throw new Error('the tenant does not exist');
    return this.read(tx, rows[0].version);
  }

  async read(tx: TenantTx, version: number): Promise<CallConfig> {
    const key = `${tx.tenantId}:${version}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const rows = await tx.query<ConfigRow>(
      `select c.config, coalesce(c.default_language, t.default_language) as language
         from configurations c join tenants t on t.id = c.tenant_id where c.tenant_id = $1 and c.version = $2`,
      [tx.tenantId, version],
    );
    if (rows[0] === undefined) throw new Error(`the tenant has no version ${version} of its configuration`);
    const config = configOf(rows[0], version);
    if (this.known.size >= remembered) this.known.clear();
    this.known.set(key, config);
    return config;
  }

  /** Returns the rules and thresholds by which callers are screened, those of the installation included. */
  screening(tx: TenantTx, config: CallConfig): Promise<ScreeningPolicy> {
    return this.installationRules.beneath(tx, config.screening);
  }
}

/** Fills in settings that were added later and are missing from older versions. */
function configOf({ config, language }: ConfigRow, version: number): CallConfig {
  return {
    version,
    defaultLanguage: language,
    greeting: config.greeting ?? null,
    attemptsBeforeTransfer: config.attemptsBeforeTransfer ?? 3,
    ringSeconds: config.ringSeconds ?? 20,
    urgent: config.urgent ?? [],
    screening: config.screening ?? noScreening,
    queue: config.queue ?? firstQueueLimits,
    afterHours: config.afterHours ?? firstAfterHours,
  };
}
