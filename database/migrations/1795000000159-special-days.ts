import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Holidays and exceptions: days on which a business or a department has other hours than its week says, or none. Which
 * days is a rule, read by libs/domain/hours.
 */
export class SpecialDays1795000000159 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table special_days (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        -- Null: the whole business.
        department_id uuid,
        -- Where several rules name the same day, the first one holds.
        position int not null,
        name text not null,
        rule jsonb not null check (jsonb_typeof(rule) = 'object'
          and rule ->> 'kind' in ('date', 'range', 'yearly', 'weekday', 'easter')),
        -- Empty: closed all day.
        periods jsonb not null check (jsonb_typeof(periods) = 'array'),
        primary key (tenant_id, id),
        foreign key (tenant_id, department_id) references departments (tenant_id, id) on delete cascade
      );
      create index special_days_order on special_days (tenant_id, department_id, position);
      select app.protect('special_days');
      grant select, insert, update, delete on special_days to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
