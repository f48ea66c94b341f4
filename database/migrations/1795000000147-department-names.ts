import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Callers ask for a department by its name, so no two departments of a business may have the same one, ignoring case,
 * accents and spaces. If two already do, a number is appended to the later ones.
 */
export class DepartmentNames1795000000147 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function app.folded_name(name text) returns text
      language sql immutable strict parallel safe set search_path = pg_catalog as $$
        select lower(public.unaccent('public.unaccent'::regdictionary, regexp_replace(btrim(name), '\\s+', ' ', 'g')))
      $$;
      grant execute on function app.folded_name(text) to voicecore_app, voicecore_platform;
    `);
    await db.query('alter table departments no force row level security');
    for (const column of ['name_en', 'name_es']) {
      await db.query(`
        with numbered as (
          select tenant_id, id, row_number() over (partition by tenant_id, app.folded_name(${column})
              order by position, created_at, id) as place
            from departments where deleted_at is null
        )
        update departments d set ${column} = left(d.${column}, 110) || ' ' || place from numbered n
          where n.tenant_id = d.tenant_id and n.id = d.id and place > 1
      `);
      await db.query(`
        create unique index departments_${column} on departments (tenant_id, app.folded_name(${column}))
          where deleted_at is null
      `);
    }
    await db.query('alter table departments force row level security');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
