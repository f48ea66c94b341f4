import { testDatabase, type TestDatabase } from '@voicecore/testing';
import { DataSource } from 'typeorm';
import { ToolKeys1795000000070 } from '../migrations/1795000000070-tool-keys';
import { fillTenant } from './fill-tenant';

const words = 'tell dr torres that maria called';

describe('the migration of tool keys', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  it('leaves no word of a caller in keys, inputs, events and states of any tenant, and keeps the entries', async () => {
    const tenants = [await fillTenant(db, 'Acme'), await fillTenant(db, 'Bravo')];
    for (const { tenantId } of tenants) {
      const [call] = await db.asSuperuser<{ id: string }>('select id from calls where tenant_id = $1', [tenantId]);
      const slot = `1.3:take_message:${words}`;
      await db.asSuperuser(
        `insert into call_ledger (tenant_id, call_id, n, at, input_key, input, facts, events, step, config_version)
         values ($1, $2, 2, now(), $3, $4, '{}', $5, '{}', 1)`,
        [
          tenantId,
          call!.id,
          `tool:${slot}`,
          JSON.stringify({ kind: 'ToolAsked', tool: 'take_message', slot }),
          JSON.stringify([
            { kind: 'ToolDone', tool: 'take_message', slot },
            { kind: 'LanguageSet', language: 'es' },
          ]),
        ],
      );
      await db.asSuperuser('update calls set state = $2 where tenant_id = $1', [
        tenantId,
        JSON.stringify({ stage: 'receptionist', toolsDone: [slot] }),
      ]);
    }
    const owner = await new DataSource({ type: 'postgres', url: db.ownerUrl }).initialize();
    const runner = owner.createQueryRunner();
    await new ToolKeys1795000000070().up(runner);
    await runner.release();
    await owner.destroy();

    const rows = await db.asSuperuser<{ all: string }>(
      'select t::text as all from call_ledger t union select c::text from calls c',
    );
    expect(rows.filter(({ all }) => all.includes('torres'))).toEqual([]);
    const kept = await db.asSuperuser<{ input_key: string; input: unknown; events: unknown }>(
      'select input_key, input, events from call_ledger where n = 2',
    );
    expect(kept).toEqual(
      tenants.map(() => ({
        input_key: 'tool:entry-2',
        input: { kind: 'ToolAsked', tool: 'take_message', toolKey: 'entry-2' },
        events: [
          { kind: 'ToolDone', tool: 'take_message', toolKey: 'entry-2' },
          { kind: 'LanguageSet', language: 'es' },
        ],
      })),
    );
    const forced = await db.asSuperuser<{ forced: boolean }>(
      `select relforcerowsecurity as forced from pg_class where relname in ('calls', 'call_ledger')`,
    );
    expect(forced).toEqual([{ forced: true }, { forced: true }]);
  });
});
