import type { TenantTx } from '@voicecore/database';
import { defaultPolicy, type OutboundPolicy, type OutboundStop } from '@voicecore/domain/outbound';
import type { Instant } from '@voicecore/domain/kernel';
import { readDestination } from './read-destination';

/** One of the business's own numbers, which it calls from. */
export interface OwnNumber {
  readonly id: string;
  readonly e164: string;
}

/** What governs the outgoing calls of a business, as it is in this transaction. */
export interface Governing {
  readonly version: number;
  readonly policy: OutboundPolicy;
  /** True until somebody decides what is allowed. */
  readonly isDefault: boolean;
  readonly stop: OutboundStop | null;
  readonly stoppedAt: Instant | null;
  readonly endsRunning: boolean;
  readonly isInstallationStopped: boolean;
  readonly own: readonly OwnNumber[];
}

interface Row {
  readonly version: number;
  readonly policy: OutboundPolicy | null;
  readonly stopped: number | null;
  readonly ends_running: boolean;
  readonly installation: boolean;
  readonly status: string;
}

/** Reads and writes what a business allows its outgoing calls, and its switch that stops them. */
export class OutboundPolicyStore {
  constructor(private readonly tx: TenantTx) {}

  /**
   * Locks the policy until the end of the transaction: decisions about outgoing calls, and changes of what they rest on,
   * follow one another across all processes.
   */
  async lock(): Promise<Governing> {
    const own = [this.tx.tenantId];
    await this.tx.query(
      'insert into outbound_policies (tenant_id, version) values ($1, 1) on conflict (tenant_id) do nothing',
      own,
    );
    await this.tx.query('select 1 from outbound_policies where tenant_id = $1 for no key update', own);
    return this.read();
  }

  async read(): Promise<Governing> {
    const own = await this.ownNumbers();
    const [row] = await this.tx.query<Row>(
      `select coalesce(p.version, 1) as version, p.policy, (extract(epoch from p.stopped_at) * 1000)::float8 as stopped,
              coalesce(p.ends_running, false) as ends_running, app.outbound_is_stopped() as installation, t.status
         from tenants t left join outbound_policies p on p.tenant_id = t.id where t.id = $1`,
      [this.tx.tenantId],
    );
    if (row === undefined) throw new Error('the tenant does not exist');
    const ordinary = defaultPolicy(own.flatMap(({ e164 }) => asDestination(e164)));
    return {
      version: row.version,
      policy: row.policy === null ? ordinary : { ...ordinary, ...row.policy },
      isDefault: row.policy === null,
      stop: stopOf(row),
      stoppedAt: row.stopped,
      endsRunning: row.ends_running,
      isInstallationStopped: row.installation,
      own,
    };
  }

  /** Replaces the policy, which must be locked; returns false when it does not have that version. */
  async change(policy: OutboundPolicy, version: number): Promise<boolean> {
    const changed = await this.tx.query(
      `update outbound_policies set policy = $2, version = version + 1 where tenant_id = $1 and version = $3 returning 1`,
      [this.tx.tenantId, JSON.stringify(policy), version],
    );
    return changed.length > 0;
  }

  /** Stops all outgoing calls, or allows them again; the policy must be locked. */
  async stop(stoppedAt: Instant | null, endsRunning: boolean): Promise<void> {
    await this.tx.query('update outbound_policies set stopped_at = $2, ends_running = $3 where tenant_id = $1', [
      this.tx.tenantId,
      stoppedAt === null ? null : new Date(stoppedAt),
      endsRunning,
    ]);
  }

  private ownNumbers(): Promise<OwnNumber[]> {
    return this.tx.query<OwnNumber>(
      'select id, e164 from numbers where tenant_id = $1 and removed_at is null order by created_at, id',
      [this.tx.tenantId],
    );
  }
}

function asDestination(e164: string) {
  const read = readDestination(e164, null);
  return typeof read === 'string' ? [] : [read];
}

function stopOf({ stopped, installation, status }: Row): OutboundStop | null {
  if (status !== 'active') return 'suspended';
  if (installation) return 'installation';
  return stopped === null ? null : 'tenant';
}
