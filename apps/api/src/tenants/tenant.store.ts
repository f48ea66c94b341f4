import type { PlatformTx, TenantTx } from '@voicecore/database';
import type { Language } from '@voicecore/domain/kernel';
import { laterSettings, type Configuration, type OwnTenantChange, type Tenant, type TenantChange } from './tenant.dto';

interface Row extends Omit<Tenant, 'createdAt'> {
  createdAt: Date;
}

interface OwnRow extends Row {
  configVersion: number;
  config: Configuration;
}

const columns = `t.id, t.name, t.slug, t.status, t.default_language as "defaultLanguage", t.time_zone as "timeZone",
  t.is_demo as "isDemo", t.created_at as "createdAt", t.version`;

/** Reads and writes all business tenants, for the super admin. */
export class TenantStore {
  constructor(private readonly tx: PlatformTx) {}

  /** Returns `limit + 1` tenants, newest first, starting after the given one. */
  async page(after: readonly [number, string] | null, limit: number): Promise<Tenant[]> {
    const rows = await this.tx.query<Row>(
      `select ${columns} from tenants t where kind = 'business' and status <> 'deleted'
         and ($1::timestamptz is null or (date_trunc('milliseconds', created_at), id) < ($1, $2::uuid))
       order by date_trunc('milliseconds', created_at) desc, id desc limit $3`,
      [after ? new Date(after[0]) : null, after?.[1] ?? null, limit + 1],
    );
    return rows.map(tenantOf);
  }

  async byId(id: string): Promise<Tenant | null> {
    const sql = `select ${columns} from tenants t where kind = 'business' and status <> 'deleted' and id = $1`;
    const [row] = await this.tx.query<Row>(sql, [id]);
    return row ? tenantOf(row) : null;
  }

  /** Returns false when there is no such tenant of that version. */
  async change(id: string, { name, status, version }: TenantChange): Promise<boolean> {
    const changed = await this.tx.query(
      `update tenants set name = coalesce($2, name), status = coalesce($3, status), version = version + 1
       where id = $1 and kind = 'business' and status <> 'deleted' and version = $4 returning id`,
      [id, name ?? null, status ?? null, version],
    );
    return changed.length > 0;
  }
}

/** Reads and writes one tenant as it sees itself. */
export class OwnTenantStore {
  constructor(private readonly tx: TenantTx) {}

  async read(): Promise<(Tenant & { configVersion: number; config: Configuration }) | null> {
    const [row] = await this.tx.query<OwnRow>(
      `select ${columns}, t.config_version as "configVersion", c.config - 'afterHours' as config from tenants t
         join configurations c on c.tenant_id = t.id and c.version = t.config_version`,
    );
    return row
      ? { ...tenantOf(row), configVersion: row.configVersion, config: { ...laterSettings, ...row.config } }
      : null;
  }

  /** True when the transaction's tenant is a business that still exists. */
  async isBusiness(): Promise<boolean> {
    const sql = `select 1 from tenants where kind = 'business' and status <> 'deleted'`;
    return (await this.tx.query(sql)).length > 0;
  }

  /**
   * Begins a change based on that version and makes simultaneous changes wait; returns false when there is a newer
   * version.
   */
  async count(version: number): Promise<boolean> {
    const sql = 'update tenants set version = version + 1 where version = $1 returning id';
    return (await this.tx.query(sql, [version])).length > 0;
  }

  async change(change: Omit<OwnTenantChange, 'version'>, configVersion: number): Promise<void> {
    await this.tx.query(
      `update tenants set name = coalesce($1, name), default_language = coalesce($2, default_language),
         time_zone = coalesce($3, time_zone), config_version = $4`,
      [change.name ?? null, change.defaultLanguage ?? null, change.timeZone ?? null, configVersion],
    );
    const { config, ...own } = change;
    const changed = [...Object.keys(own), ...Object.keys(config ?? {})];
    this.tx.audit('tenant.changed', this.tx.tenantId, { changed, configVersion });
  }

  /** The rules for after hours are changed elsewhere; a new version keeps them. */
  async addConfiguration(version: number, config: Configuration, defaultLanguage: Language): Promise<void> {
    const sql = `insert into configurations (tenant_id, version, config, default_language)
      values ($1, $2, $3::jsonb || coalesce((select jsonb_build_object('afterHours', before.config -> 'afterHours')
        from configurations before where before.version = $2 - 1 and before.config ? 'afterHours'), '{}'), $4)`;
    await this.tx.query(sql, [this.tx.tenantId, version, config, defaultLanguage]);
  }
}

function tenantOf({ id, name, slug, status, defaultLanguage, timeZone, isDemo, createdAt, version }: Row): Tenant {
  return { id, name, slug, status, defaultLanguage, timeZone, isDemo, createdAt: createdAt.getTime(), version };
}
