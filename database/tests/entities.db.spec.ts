import { entities } from '@voicecore/database/entities';
import { testDatabase, type TestDatabase } from '@voicecore/testing';
import { getMetadataArgsStorage } from 'typeorm';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly key: boolean;
}

/** TypeORM's type names for those of the catalog. */
const types: Readonly<Record<string, string>> = { int: 'integer', timestamptz: 'timestamp with time zone' };

/** Returns the columns that the entities declare, including inherited ones. */
function declared(): Column[] {
  const { tables, columns } = getMetadataArgsStorage();
  return entities.flatMap((entity) => {
    const table = tables.find(({ target }) => target === entity)?.name ?? entity.name;
    return columns
      .filter(({ target }) => typeof target === 'function' && (target === entity || entity.prototype instanceof target))
      .map(({ propertyName, options }) => {
        const type = String(options.type);
        return {
          table,
          name: options.name ?? propertyName,
          type: (types[type] ?? type) + (options.array ? '[]' : ''),
          nullable: options.nullable ?? false,
          key: options.primary ?? false,
        };
      });
  });
}

const byName = (a: Column, b: Column): number => `${a.table}.${a.name}`.localeCompare(`${b.table}.${b.name}`);

describe('the entities', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  it('have the columns of their tables, every one, with type, nullability and key', async () => {
    const columns = declared();
    const tables = [...new Set(columns.map(({ table }) => table))];
    expect(tables).toHaveLength(entities.length);
    const stored = await db.asSuperuser<Column>(
      `select c.table_name as table, c.column_name as name, format_type(a.atttypid, a.atttypmod) as type,
          c.is_nullable = 'YES' as nullable, k.column_name is not null as key
        from information_schema.columns c
        join pg_attribute a on a.attrelid = format('%I.%I', c.table_schema, c.table_name)::regclass and a.attname = c.column_name
        left join information_schema.table_constraints t on t.constraint_type = 'PRIMARY KEY'
          and (t.table_schema, t.table_name) = (c.table_schema, c.table_name)
        left join information_schema.key_column_usage k on k.constraint_name = t.constraint_name
          and (k.table_schema, k.table_name, k.column_name) = (c.table_schema, c.table_name, c.column_name)
       where c.table_schema = 'public' and c.table_name = any($1)`,
      [tables],
    );
    expect(stored.length).toBeGreaterThan(30);
    expect(columns.sort(byName)).toEqual(stored.sort(byName));
  });
});
