import { Injectable } from '@nestjs/common';
import { PlatformDb, TenantDb } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { AppLogger } from '../platform/app-logger';
import { isUnbound, Sealing } from '../platform/sealing';

/** Number of calls whose keys are bound in one transaction. */
const batch = 200;

interface KeyRow {
  readonly id: string;
  readonly wrapped: Buffer;
}

/**
 * Binds keys that were wrapped before keys were bound to their rows. A tenant's own key comes last: until then, an
 * interrupted run is continued.
 */
@Injectable()
export class WrappedKeys {
  constructor(
    private readonly platform: PlatformDb,
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly log: AppLogger,
  ) {}

  /** Returns how many keys were bound. A tenant whose key cannot be opened is left unchanged and logged. */
  async bind(): Promise<number> {
    const rows = await this.platform.run((tx) => tx.query<KeyRow>('select id, wrapped_key as wrapped from tenants'));
    let bound = 0;
    for (const row of rows.filter(({ wrapped }) => isUnbound(wrapped))) {
      try {
        bound += await this.bindTenant(row);
      } catch (error) {
        this.log.warn({ err: error, tenantId: row.id }, 'the keys of a tenant could not be bound to their rows');
      }
    }
    return bound;
  }

  private async bindTenant({ id, wrapped }: KeyRow): Promise<number> {
    const key = this.sealing.boundTenantKey(id, wrapped);
    let bound = 0;
    for (let last: string | null = null; ;) {
      const ids = await this.bindCalls(id as TenantId, last);
      bound += ids.length;
      last = ids.at(-1) ?? null;
      if (last === null) break;
    }
    await this.platform.run((tx) => tx.query('update tenants set wrapped_key = $2 where id = $1', [id, key]));
    return bound + 1;
  }

  /** Binds the calls after `last`, in the order of their ids; a key that cannot be opened stays unchanged. */
  private bindCalls(tenantId: TenantId, last: string | null): Promise<string[]> {
    return this.tenants.run(tenantId, async (tx) => {
      const rows = await tx.query<KeyRow>(
        `select id, wrapped_key as wrapped from calls where tenant_id = $1 and ($2::uuid is null or id > $2)
          order by id limit ${batch} for update`,
        [tenantId, last],
      );
      const keys: { id: string; key: string }[] = [];
      for (const { id, wrapped } of rows) {
        if (!isUnbound(wrapped) || (await this.sealing.callIfReadable(tx, id, wrapped)) === null) continue;
        keys.push({ id, key: (await this.sealing.boundCallKey(tx, id, wrapped)).toString('base64') });
      }
      await tx.query(
        `update calls c set wrapped_key = decode(k.key, 'base64')
           from jsonb_to_recordset($2::jsonb) as k(id uuid, key text) where c.tenant_id = $1 and c.id = k.id`,
        [tenantId, JSON.stringify(keys)],
      );
      return rows.map(({ id }) => id);
    });
  }
}
