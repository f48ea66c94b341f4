import type { TenantId } from '@voicecore/domain/kernel';
import { Agents } from '../src/directory';
import { EnvironmentFault } from '../src/env';
import { FirstStart } from '../src/operations';
import { bootApi, type BootedApi } from './boot-api';
import { ask } from './security/ask';

jest.setTimeout(120_000);

const demoPassword = 'demo password of the spec';

async function started(variables: Record<string, string>, work: (api: BootedApi) => Promise<void>): Promise<void> {
  const api = await bootApi(variables);
  try {
    await work(api);
  } finally {
    await api.close();
  }
}

async function countOf(api: BootedApi, sql: string): Promise<number> {
  const [row] = await api.db.asSuperuser<{ n: string }>(`select count(*) as n from ${sql}`);
  return Number(row?.n);
}

const login = (api: BootedApi, email: string, password: string): Promise<Response> =>
  fetch(`${api.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });

describe('the first start of an installation', () => {
  it('makes the super admin and the demo business once, however many processes start', async () => {
    await started({ VOICECORE_DEMO: demoPassword }, async (api) => {
      const printed: string[] = [];
      const first = api.app.get(FirstStart);
      await Promise.all([first, first, first].map((one) => one.run((line) => printed.push(line))));
      await first.run((line) => printed.push(line));
      expect(printed).toHaveLength(1);
      const password = /with the password (\S+) /.exec(printed[0] ?? '')?.[1] ?? '';
      expect((await login(api, 'admin@voicecore.example', password)).status).toBe(200);
      expect(await countOf(api, `tenants where is_demo`)).toBe(1);
      expect(await countOf(api, 'agents')).toBe(3);
      expect(await countOf(api, 'departments')).toBe(2);
      expect(await countOf(api, 'knowledge_entries')).toBe(10);
      expect(await countOf(api, `numbers where e164 = '+12125550100'`)).toBe(1);
      const desk = (await (await login(api, 'ana@acme.example', demoPassword)).json()) as {
        me: { role: string; isDemo: boolean };
      };
      expect(desk.me).toMatchObject({ role: 'supervisor', isDemo: true });
      const installation = (await (await fetch(`${api.url}/api/v1/installation`)).json()) as {
        demo: { agents: { extension: string }[] };
      };
      expect(installation.demo.agents.map(({ extension }) => extension)).toEqual(['101', '102', '103']);
    });
  });

  it('completes a demo business whose making was cut short, and brings nothing back that was removed', async () => {
    await started({ VOICECORE_DEMO: demoPassword }, async (api) => {
      const first = api.app.get(FirstStart);
      await first.run(() => undefined);
      await api.db.asSuperuser('delete from knowledge_entries');
      await api.db.asSuperuser(`update agents set deleted_at = now() where extension = '103'`);
      await first.run(() => undefined);
      expect([await countOf(api, 'knowledge_entries'), await countOf(api, 'agents where deleted_at is null')]).toEqual([
        0, 2,
      ]);
      await api.db.asSuperuser('delete from department_agents');
      await api.db.asSuperuser('delete from agents');
      await api.db.asSuperuser(`delete from numbers where answer_with = 'menu'`);
      await api.db.asSuperuser(
        `delete from memberships m using people p where p.id = m.person_id and p.is_demo and m.role <> 'tenant_admin'`,
      );
      await api.db.asSuperuser(
        `delete from people p where p.is_demo and not exists (select from memberships m where m.person_id = p.id)`,
      );
      await first.run(() => undefined);
      expect([await countOf(api, 'knowledge_entries'), await countOf(api, 'agents')]).toEqual([10, 3]);
    });
  });

  it('opens a desk of the demo without a password on the host itself, and not through a proxy', async () => {
    await started({ VOICECORE_DEMO: demoPassword }, async (api) => {
      await api.app.get(FirstStart).run(() => undefined);
      const [agent] = await api.db.asSuperuser<{ id: string }>('select id from agents limit 1');
      const desk = async (headers: Record<string, string>) =>
        (await ask(`${api.url}/api/v1/try/desk`, { method: 'POST', body: { agentId: agent!.id }, headers })).status;
      expect(await desk({})).toBe(200);
      const foreign: Record<string, string>[] = [
        { 'X-Forwarded-For': '203.0.113.7' },
        { Forwarded: 'for=203.0.113.7' },
        { Host: 'voice.example.com' },
      ];
      for (const headers of foreign) expect([headers, await desk(headers)]).toEqual([headers, 404]);
    });
  });

  it('offers the desks of those who have signed in, a few of them, and none of who was only invited', async () => {
    await started({ VOICECORE_DEMO: demoPassword }, async (api) => {
      await api.app.get(FirstStart).run(() => undefined);
      const [tenant] = await api.db.asSuperuser<{ id: TenantId }>('select id from tenants where is_demo');
      const people = api.app.get(Agents);
      // Their extensions sort before those of the three existing agents, and fill more than a page.
      const wanted = Array.from({ length: 55 }, (_, i) => ({ name: `Guest ${i}`, extension: String(1000 + i) }));
      for (const one of wanted) {
        await people.add(tenant!.id, {
          ...one,
          email: `guest${one.extension}@acme.example`,
          role: 'agent',
          departmentIds: [],
        });
      }
      const shown = async () => {
        const { demo } = (await (await fetch(`${api.url}/api/v1/installation`)).json()) as {
          demo: { agents: { extension: string }[] };
        };
        return demo.agents.map(({ extension }) => extension);
      };
      const desk = async (extension: string) => {
        const [agent] = await api.db.asSuperuser<{ id: string }>(
          `select id from agents where extension = '${extension}'`,
        );
        return (await ask(`${api.url}/api/v1/try/desk`, { method: 'POST', body: { agentId: agent!.id } })).status;
      };
      expect([await shown(), await desk('1000')]).toEqual([['101', '102', '103'], 404]);
      await api.db.asSuperuser('update people set invited = false');
      expect([(await shown()).length, await desk('1054')]).toEqual([6, 200]);
    });
  });

  it('seeds no demo where none is asked for, and refuses a password that everybody tries', async () => {
    await started({ VOICECORE_ADMIN_EMAIL: 'Root@Example.com', VOICECORE_ADMIN_PASSWORD: 'password1' }, async (api) => {
      await expect(api.app.get(FirstStart).run(() => undefined)).rejects.toThrow(EnvironmentFault);
      expect(await countOf(api, 'people')).toBe(0);
    });
    await started(
      { VOICECORE_ADMIN_EMAIL: 'Root@Example.com', VOICECORE_ADMIN_PASSWORD: 'a long one of mine' },
      async (api) => {
        const printed: string[] = [];
        await api.app.get(FirstStart).run((line) => printed.push(line));
        expect([printed, await countOf(api, `tenants where kind = 'business'`)]).toEqual([[], 0]);
        expect((await login(api, 'root@example.com', 'a long one of mine')).status).toBe(200);
        const desk = await fetch(`${api.url}/api/v1/try/desk`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ agentId: '00000000-0000-4000-8000-000000000000' }),
        });
        expect(desk.status).toBe(404);
      },
    );
  });
});
