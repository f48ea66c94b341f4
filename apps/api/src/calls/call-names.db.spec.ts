import { seedTenant, testDatabase, type TestDatabase } from '@voicecore/testing';
import { randomBytes } from 'node:crypto';
import { MovedClock } from '../../test/ledger-on-database';
import { Sealing } from '../platform/sealing';
import { CallNamesReader } from './call-names';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

describe('the names that documents say', () => {
  it('are unsealed once and not for each document, a changed one at once, and all again after five minutes', async () => {
    const sealing = new Sealing(randomBytes(32).toString('base64'));
    const clock = new MovedClock();
    const { tenantId, agents } = await seedTenant(db, { sealing, agents: 3 });
    const seal = await db.tenantDb.run(tenantId, (tx) => sealing.tenant(tx));
    const open = jest.fn(seal.open.bind(seal));
    jest.spyOn(sealing, 'tenant').mockResolvedValue({ ...seal, open });
    const reader = new CallNamesReader(sealing, clock);
    const names = async () => {
      const read = await db.tenantDb.run(tenantId, (tx) => reader.read(tx));
      return read.directory.agents.map(({ name }) => name);
    };
    const rename = (index: number, name: string) => {
      const row = agents[index]?.personId ?? '';
      const sealed = seal.seal({ table: 'memberships', column: 'name_sealed', row }, name);
      const sql = 'update memberships set name_sealed = $3 where tenant_id = $1 and person_id = $2';
      return db.tenantDb.run(tenantId, (tx) => tx.query(sql, [tenantId, row, sealed]));
    };
    for (const [index, name] of ['Ana Torres', 'Luis Vega', 'Kim Lee'].entries()) await rename(index, name);
    expect((await names()).sort()).toEqual(['Ana Torres', 'Kim Lee', 'Luis Vega']);
    await names();
    expect(open).toHaveBeenCalledTimes(3);
    await rename(0, 'Ximena Ruiz');
    expect((await names()).sort()).toEqual(['Kim Lee', 'Luis Vega', 'Ximena Ruiz']);
    expect(open).toHaveBeenCalledTimes(4);
    clock.time += 300_001;
    await names();
    expect(open).toHaveBeenCalledTimes(7);
  });
});
