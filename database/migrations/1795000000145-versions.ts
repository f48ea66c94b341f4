import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people edit counts its changes, and a change names the count it is based on: if two people edit the same thing,
 * the second one is notified. A membership counts for its agent too, and hours count separately from the business or
 * department that they belong to.
 */
export class Versions1795000000145 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table tenants add column version integer not null default 1 check (version >= 1);
      alter table tenants add column hours_version integer not null default 1 check (hours_version >= 1);
      alter table departments add column version integer not null default 1 check (version >= 1);
      alter table departments add column hours_version integer not null default 1 check (hours_version >= 1);
      alter table numbers add column version integer not null default 1 check (version >= 1);
      alter table memberships add column version integer not null default 1 check (version >= 1);
      grant update (version, hours_version) on tenants to voicecore_app;
      grant update (version) on memberships to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
