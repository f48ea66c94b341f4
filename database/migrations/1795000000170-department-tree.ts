import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Departments are a tree, and have managers. Who sees a department is answered in one place, which calls, queue, search
 * and sockets ask: `app.departments_in_sight`.
 */
export class DepartmentTree1795000000170 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table departments
        add column parent_id uuid,
        add foreign key (tenant_id, parent_id) references departments (tenant_id, id),
        add check (parent_id <> id);
      create index departments_parent on departments (tenant_id, parent_id) where parent_id is not null;

      create table department_managers (
        tenant_id uuid not null references tenants (id),
        department_id uuid not null,
        agent_id uuid not null,
        primary key (tenant_id, department_id, agent_id),
        foreign key (tenant_id, department_id) references departments (tenant_id, id) on delete cascade,
        foreign key (tenant_id, agent_id) references agents (tenant_id, id) on delete cascade
      );
      create index department_managers_agent on department_managers (tenant_id, agent_id);
      select app.protect('department_managers');
      grant select, insert, update, delete on department_managers to voicecore_app;

      create function app.departments_in_sight(of_agent uuid) returns setof uuid
        language sql stable set search_path = pg_catalog, public
        as $$
          with recursive managed as (
            select m.tenant_id, m.department_id from department_managers m
             where m.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and m.agent_id = of_agent
            union
            select d.tenant_id, d.id from managed m
              join departments d on d.tenant_id = m.tenant_id and d.parent_id = m.department_id and d.deleted_at is null
          )
          select department_id from managed
          union
          select department_id from department_agents
           where tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and agent_id = of_agent
        $$;
      revoke all on function app.departments_in_sight(uuid) from public;
      grant execute on function app.departments_in_sight(uuid) to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
