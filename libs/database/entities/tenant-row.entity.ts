import type { TenantId } from '@voicecore/domain/kernel';
import { PrimaryColumn } from 'typeorm';

/** A row that belongs to a tenant. */
export abstract class TenantRow {
  @PrimaryColumn('uuid', { name: 'tenant_id' })
  tenantId!: TenantId;
}
