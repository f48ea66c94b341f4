import type { Answered } from './ask';
import { Browser } from './browser';
import { password, type World } from './world';

/** Email addresses are not verified here, so no user may be able to keep one from others by registering it first. */
export function addresses(world: () => World): void {
  let used = 0;
  const fresh = (): string => `person-${++used}@addresses.example`;
  const extension = (): string => String(40_000 + ++used);
  const add = (business: 'a' | 'b', email: string, secret?: string): Promise<Answered> =>
    world().ask('/api/v1/agents', {
      method: 'POST',
      token: world()[business].admin.token,
      body: { name: 'Person', email, extension: extension(), ...(secret === undefined ? {} : { password: secret }) },
    });
  const post = (path: string, body: unknown): Promise<Answered> =>
    world().ask(`/api/v1/auth/${path}`, { method: 'POST', body });
  const accept = ({ json }: Answered, secret: string): Promise<Answered> =>
    post('invitation', { token: json.invitation, password: secret });
  const login = (email: string, secret: string, tenantId?: string): Promise<Answered> =>
    post('login', { email, password: secret, ...(tenantId === undefined ? {} : { tenantId }) });
  const tenantOf = ({ json }: Answered): string | undefined => (json.me as { tenantId: string } | undefined)?.tenantId;
  const agentOf = ({ json }: Answered): string => (json.agent as { id: string }).id;
  const remove = async (business: 'a' | 'b', made: Answered): Promise<void> => {
    const { status } = await world().ask(`/api/v1/agents/${agentOf(made)}`, {
      method: 'DELETE',
      token: world()[business].admin.token,
    });
    expect(status).toBe(204);
  };

  it('is not reserved by an invitation that nobody accepted', async () => {
    const email = fresh();
    const [first, second] = [await add('a', email), await add('b', email)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(tenantOf(await accept(second, password))).toBe(world().b.tenantId);
    expect(tenantOf(await login(email, password))).toBe(world().b.tenantId);
  });

  it('opens nothing elsewhere for whoever invited it and took the invitation', async () => {
    const email = fresh();
    const squatted = await add('a', email);
    expect((await accept(squatted, 'what the squatter chose')).status).toBe(200);
    const real = await add('b', email);
    expect(tenantOf(await accept(real, password))).toBe(world().b.tenantId);
    expect(tenantOf(await login(email, 'what the squatter chose'))).toBe(world().a.tenantId);
    expect(tenantOf(await login(email, password))).toBe(world().b.tenantId);
    // Whatever A does to its own account, B's still works.
    const again = await world().ask(`/api/v1/agents/${agentOf(squatted)}/invitation`, {
      method: 'POST',
      token: world().a.admin.token,
    });
    expect((await accept(again, 'another of the squatter')).status).toBe(200);
    await remove('a', squatted);
    expect(tenantOf(await login(email, password))).toBe(world().b.tenantId);
    expect((await login(email, 'another of the squatter')).status).toBe(401);
  });

  it('goes along with who leaves one business for another, password and all, and can come back', async () => {
    const email = fresh();
    const first = await add('a', email);
    expect((await accept(first, password)).status).toBe(200);
    await remove('a', first);
    const second = await add('b', email);
    expect(second.status).toBe(201);
    expect((await login(email, password)).status).toBe(401);
    expect(tenantOf(await accept(second, password))).toBe(world().b.tenantId);
    expect((await add('a', email)).status).toBe(201);
  });

  it('is refused where the business has somebody with it, and looks the same whoever else has it', async () => {
    const [taken, free] = [fresh(), fresh()];
    expect((await add('b', taken, password)).status).toBe(201);
    const answers = [await add('a', taken), await add('a', free)];
    const shapes = answers.map(({ status, json }) => {
      const {
        id: _id,
        personId: _person,
        email: _email,
        extension: _ext,
        statusAt: _at,
        ...agent
      } = json.agent as Record<string, unknown>;
      return [status, typeof json.invitation, agent];
    });
    expect(shapes[0]).toEqual(shapes[1]);
    for (const email of [taken, free, taken.toUpperCase()]) {
      const { status, json } = await add('a', email);
      expect([status, json.code]).toEqual([409, 'email_taken']);
    }
    const tenant = { name: 'Second business', timeZone: 'UTC', admin: { name: 'Owner', email: taken, password } };
    const { status } = await world().ask('/api/v1/tenants', {
      method: 'POST',
      token: world().superToken,
      body: tenant,
    });
    expect(status).toBe(201);
  });

  it('asks which business is meant where the password is that of several', async () => {
    const email = fresh();
    for (const business of ['a', 'b'] as const) expect((await add(business, email, password)).status).toBe(201);
    const { status, json } = await login(email, password);
    expect([status, json.code]).toEqual([409, 'choose_business']);
    const [a, b] = [world().a.tenantId, world().b.tenantId];
    expect((json.choices as { id: string }[]).map(({ id }) => id).sort()).toEqual([a, b].sort());
    for (const tenantId of [a, b]) expect(tenantOf(await login(email, password, tenantId))).toBe(tenantId);
    const wrong = await login(email, 'not the password');
    expect([wrong.status, wrong.json.choices]).toEqual([401, undefined]);
    expect((await login(email, password, '00000000-0000-7000-8000-000000000001')).status).toBe(401);
    // The same on a browser on which one of the two accounts has been used.
    const browser = new Browser(world());
    expect(tenantOf(await browser.post('login', { email, password, tenantId: a }))).toBe(a);
    expect((await browser.signIn(email)).json.code).toBe('choose_business');
  });

  it('gives no way around the limit of one account by an account of the same e-mail elsewhere', async () => {
    const email = fresh();
    const squatted = await add('a', email);
    const victim = 'the password of the victim';
    expect((await add('b', email, victim)).status).toBe(201);
    const browser = new Browser(world());
    const chosen = (index: number): string => `a squatter's guess ${index}`;
    expect((await browser.post('invitation', { token: squatted.json.invitation, password: chosen(0) })).status).toBe(
      200,
    );
    let mine = chosen(0);
    for (let index = 1; index <= 12; index++) {
      const session = await browser.signIn(email, mine);
      const token = String(session.json.accessToken);
      const next = index === 12 ? victim : chosen(index);
      const body = { current: mine, password: next };
      expect((await world().ask('/api/v1/auth/password', { method: 'PUT', token, body })).status).toBe(204);
      mine = next;
    }
    // The guess is correct, but is no longer evaluated.
    expect(tenantOf(await browser.signIn(email, mine))).toBe(world().a.tenantId);
  });
}
