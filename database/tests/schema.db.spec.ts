import { expectGenerated, testDatabase, type TestDatabase } from '@voicecore/testing';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../data-source';
import { dumpSchema } from '../dump-schema';
import { migrate } from '../migrate';

const folder = join(__dirname, '..', 'migrations');

describe('the migrations', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  it('make what database/schema.sql shows', async () => {
    expectGenerated('database/schema.sql', await dumpSchema(db.asSuperuser));
  });

  it('are all listed, oldest first', () => {
    const files = readdirSync(folder).sort();
    expect(files).toHaveLength(migrations.length);
    files.forEach((file, index) => expect(migrations[index]?.name).toContain(file.split('-')[0]));
  });

  it('have run, and find nothing to do when run again by two at once', async () => {
    expect(await Promise.all([migrate(db.ownerUrl), migrate(db.ownerUrl)])).toEqual([[], []]);
    const done = await db.asSuperuser<{ name: string }>('select name from migrations order by id');
    expect(done.map((row) => row.name)).toEqual(migrations.map((migration) => migration.name));
  });

  it('import nothing of ours', () => {
    for (const file of readdirSync(folder)) {
      const imports = readFileSync(join(folder, file), 'utf8').match(/from '[^']+'/g) ?? [];
      expect(imports).toEqual(["from 'typeorm'"]);
    }
  });
});
