import type { PersonId, TenantId } from '@voicecore/domain/kernel';
import type { DataSource } from 'typeorm';
import { Session } from './source';

/** An account's membership in one tenant. */
export interface PersonInTenant {
  personId: PersonId;
  tenantId: TenantId;
}

/** The two lookups that are needed before a tenant is known. Both return only ids. */
export class LookupDb {
  constructor(private readonly source: DataSource) {}

  /** Returns the tenant that the called number (E.164) reaches, including suspended ones. */
  async tenantOfNumber(e164: string): Promise<TenantId | null> {
    const rows = await this.ask<{ tenantId: TenantId | null }>('select app.lookup_number($1) as "tenantId"', [e164]);
    return rows[0]?.tenantId ?? null;
  }

  /**
   * Returns the accounts with this email, given by its keyed hash: each business has its own. Disabled ones are left
   * out.
   */
  accountsOfEmail(emailHmac: Buffer): Promise<PersonInTenant[]> {
    const sql = 'select person_id as "personId", tenant_id as "tenantId" from app.lookup_person($1)';
    return this.ask<PersonInTenant>(sql, [emailHmac]);
  }

  private ask<T>(sql: string, params: unknown[]): Promise<T[]> {
    return Session.with(this.source, (session) => session.rows<T>(sql, params));
  }
}
