import type { Answered } from './ask';
import { password, type World } from './world';

interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly agentId: string | null;
  readonly disabled: boolean;
  readonly invited: boolean;
}

/** The first administrator of a business has no extension, and can still be managed. */
export function memberTests(world: () => World): void {
  let businesses = 0;
  const send = (path: string, token: string, method = 'GET', body?: unknown): Promise<Answered> =>
    world().ask(`/api/v1/${path}`, { method, token, body });
  const login = (email: string, secret = password): Promise<Answered> =>
    world().ask('/api/v1/auth/login', { method: 'POST', body: { email, password: secret } });
  const accept = (token: unknown, secret = password): Promise<Answered> =>
    world().ask('/api/v1/auth/invitation', { method: 'POST', body: { token, password: secret } });
  const listed = async (path: string, token: string): Promise<Member[]> => {
    const answer = await send(path, token);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.json.items as Member[];
  };
  /** Creates a new business with its first administrator signed in. */
  const business = async (): Promise<{ tenantId: string; email: string; token: string; id: string }> => {
    businesses += 1;
    const email = `first-${businesses}@members.example`;
    const body = { name: `Members ${businesses}`, timeZone: 'UTC', admin: { name: 'First', email, password } };
    const made = await send('tenants', world().superToken, 'POST', body);
    const { accessToken, me } = (await login(email)).json as { accessToken: string; me: { personId: string } };
    return { tenantId: (made.json.tenant as { id: string }).id, email, token: accessToken, id: me.personId };
  };
  const secondAdmin = async (token: string, email: string): Promise<{ token: string; id: string }> => {
    const made = await send('members', token, 'POST', { name: 'Second', email });
    expect(made.status).toBe(201);
    const accepted = await accept(made.json.invitation);
    expect(accepted.status).toBe(200);
    return { token: String(accepted.json.accessToken), id: (made.json.member as Member).id };
  };

  it('are shown to who administers the business and to the platform, with nobody who is an agent among them', async () => {
    const { tenantId, email, token, id } = await business();
    const agent = { name: 'With extension', email: `agent.${email}`, extension: '301', role: 'tenant_admin', password };
    expect((await send('agents', token, 'POST', agent)).status).toBe(201);
    expect(await listed('members', token)).toEqual([
      expect.objectContaining({ id, name: 'First', email, role: 'tenant_admin', agentId: null, invited: false }),
    ]);
    const all = await listed(`tenants/${tenantId}/administrators`, world().superToken);
    expect(all.map((one) => [one.email, one.agentId !== null]).sort()).toEqual([
      [`agent.${email}`, true],
      [email, false],
    ]);
  });

  it('are disabled, restored, invited again and removed by another administrator, never the last by themselves', async () => {
    const { token, id, email } = await business();
    for (const [method, body] of [['PATCH', { disabled: true, version: 1 }], ['DELETE']] as const) {
      const { status, json } = await send(`members/${id}`, token, method, body);
      expect([method, status, json.code]).toEqual([method, 409, 'conflict']);
    }
    expect((await send(`members/${id}/invitation`, token, 'POST')).status).toBe(409);
    // A person who has not redeemed the invitation yet cannot sign in, so they do not count.
    const waiting = await send('members', token, 'POST', { name: 'Waiting', email: `waiting.${email}` });
    expect((await send(`members/${id}`, token, 'DELETE')).status).toBe(409);
    expect((await send(`members/${(waiting.json.member as Member).id}`, token, 'DELETE')).status).toBe(204);

    const second = await secondAdmin(token, `second.${email}`);
    expect(
      (await send(`members/${id}`, second.token, 'PATCH', { disabled: true, name: 'Firstly', version: 1 })).json,
    ).toMatchObject({ disabled: true, name: 'Firstly' });
    expect([(await login(email)).status, (await send('auth/me', token)).status]).toEqual([401, 401]);
    expect((await send(`members/${id}/invitation`, second.token, 'POST')).status).toBe(409);
    expect((await send(`members/${id}`, second.token, 'PATCH', { disabled: false, version: 2 })).status).toBe(200);
    const back = await login(email);
    expect(back.status).toBe(200);
    const again = await send(`members/${id}/invitation`, second.token, 'POST');
    expect([again.status, (again.json.member as Member).invited]).toEqual([200, true]);
    expect([(await login(email)).status, (await send('auth/me', String(back.json.accessToken))).status]).toEqual([
      401, 401,
    ]);
    const token2 = String((await accept(again.json.invitation, `${password} 2`)).json.accessToken);
    expect((await send(`members/${second.id}`, token2, 'DELETE')).status).toBe(204);
    expect((await send('auth/me', second.token)).status).toBe(401);
    expect((await send(`members/${second.id}`, token2, 'PATCH', { disabled: false, version: 1 })).status).toBe(404);
    expect((await listed('members', token2)).map((one) => one.id)).toEqual([id]);
  });

  it('cannot leave two at once so that nobody remains', async () => {
    const { token, id, email } = await business();
    const second = await secondAdmin(token, `second.${email}`);
    const answers = await Promise.all([
      send(`members/${second.id}`, token, 'DELETE'),
      send(`members/${id}`, second.token, 'DELETE'),
    ]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it('are replaced by the platform, also the last one and those with an extension', async () => {
    const { tenantId, token, id, email } = await business();
    const path = `tenants/${tenantId}/administrators`;
    const root = world().superToken;
    const body = { name: 'Agent', email: `agent.${email}`, extension: '301', role: 'tenant_admin', password };
    const { agent } = (await send('agents', token, 'POST', body)).json as { agent: { id: string; personId: string } };
    expect((await send(`${path}/${agent.personId}`, root, 'DELETE')).status).toBe(204);
    expect((await send(`agents/${agent.id}`, token)).status).toBe(404);
    const again = await send(`${path}/${id}/invitation`, root, 'POST');
    expect([again.status, (await login(email)).status]).toEqual([200, 401]);
    expect((await accept(again.json.invitation)).status).toBe(200);
    expect((await send(`${path}/${id}`, root, 'PATCH', { disabled: true, version: 1 })).status).toBe(200);
    expect((await login(email)).status).toBe(401);
    expect((await send(`${path}/${id}`, root, 'DELETE')).status).toBe(204);
    expect(await listed(path, root)).toEqual([]);
    const made = await send(path, root, 'POST', { name: 'New', email: `new.${email}` });
    expect((await accept(made.json.invitation)).json).toMatchObject({ me: { role: 'tenant_admin', tenantId } });
  });

  it("are out of everybody else's reach", async () => {
    const { tenantId, id } = await business();
    const root = world().superToken;
    const other = world().a.admin.token;
    const supervisors = (await listed(`tenants/${world().a.tenantId}/administrators`, root)).map((one) => one.id);
    expect(supervisors).not.toContain(world().a.ids.people);
    for (const [method, body] of [['PATCH', { disabled: true, version: 1 }], ['DELETE']] as const) {
      expect((await send(`members/${id}`, other, method, body)).status).toBe(404);
      expect((await send(`tenants/${tenantId}/administrators/${id}`, other, method, body)).status).toBe(403);
      // Neither an agent, nor a person of another tenant, nor the platform's own users.
      const { people: agentId } = world().a.ids;
      for (const path of [
        `tenants/${world().a.tenantId}/administrators/${id}`,
        `tenants/${world().a.tenantId}/administrators/${agentId}`,
        `tenants/00000000-0000-7000-8000-000000000001/administrators/${id}`,
      ])
        expect([path, (await send(path, root, method, body)).status]).toEqual([path, 404]);
    }
    const platform = 'tenants/00000000-0000-7000-8000-000000000001/administrators';
    expect((await send(platform, root)).status).toBe(404);
    const person = { name: 'Nobody', email: 'nobody@members.example' };
    expect((await send(platform, root, 'POST', person)).status).toBe(404);
  });
}
