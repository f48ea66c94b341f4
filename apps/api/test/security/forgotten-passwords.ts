import type { Answered } from './ask';
import { Browser } from './browser';
import { until } from './until';
import { password, signIn, type World } from './world';

const parallel = 20;
const next = 'the kettle sings at noon';

interface Someone {
  readonly id: string;
  readonly email: string;
}

/** A user who forgot the password sends a request, is given a link, and sets a new one. */
export function forgottenPasswords(world: () => World): void {
  let number = 0;
  const someone = async (): Promise<Someone> => {
    number += 1;
    const email = `forgets-${number}@a.example`;
    const body = { email, name: 'Forgets', extension: String(5_000 + number), password };
    const answer = await world().ask('/api/v1/agents', { method: 'POST', body, token: world().a.admin.token });
    expect([answer.status, answer.text.slice(0, 200)]).toEqual([201, expect.any(String)]);
    return { id: (answer.json.agent as { id: string }).id, email };
  };
  const link = ({ id }: Someone): Promise<Answered> =>
    world().ask(`/api/v1/agents/${id}/password-link`, { method: 'POST', token: world().a.admin.token });
  const tokenFor = async (person: Someone): Promise<string> => {
    const answer = await link(person);
    expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
    return String(answer.json.token);
  };
  const set = (token: string, secret: string): Promise<Answered> =>
    world().ask('/api/v1/auth/new-password', { method: 'POST', body: { token, password: secret } });
  const check = (token: string): Promise<Answered> =>
    world().ask('/api/v1/auth/new-password/check', { method: 'POST', body: { token } });
  const ask = (email: string, from?: string): Promise<Answered> =>
    world().ask('/api/v1/auth/password-request', { method: 'POST', body: { email }, from });
  const askedAt = async ({ id }: Someone): Promise<number | null> =>
    (await world().ask(`/api/v1/agents/${id}`, { token: world().a.admin.token })).json.passwordAskedAt as number | null;
  const enter = async ({ email }: Someone, secret: string): Promise<number> =>
    (await new Browser(world()).signIn(email, secret)).status;

  it('is seen by those who administer the business, and the answer is the same for a stranger', async () => {
    const person = await someone();
    expect(await askedAt(person)).toBeNull();
    const [known, unknown] = [await ask(person.email), await ask('nobody-at-all@a.example')];
    expect([known.status, known.text]).toEqual([204, '']);
    expect([unknown.status, unknown.text]).toEqual([204, '']);
    expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(known.headers).sort());
    await until(async () => (await askedAt(person)) !== null);
    const { json } = await world().ask(`/api/v1/agents/${person.id}`, { token: world().tokenOf('supervisor') });
    expect([json.id, json.passwordAskedAt]).toEqual([person.id, null]);
    await tokenFor(person);
    expect(await askedAt(person)).toBeNull();
  });

  it('may be asked ten times in half an hour from one source, whoever it is for', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 12; index++) statuses.push((await ask(`x${index}@a.example`, '127.3.0.1')).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 204), 429, 429]);
    expect((await ask('x1@a.example', '127.3.0.2')).status).toBe(204);
  });

  it('is answered by a link that works once, signs in, and ends every session of before', async () => {
    const person = await someone();
    const before = await signIn(world().api, person.email);
    const token = await tokenFor(person);
    // Until the link is used, nothing ends and the old password works.
    expect([(await world().ask('/api/v1/auth/me', { token: before })).status, await enter(person, password)]).toEqual([
      200, 200,
    ]);
    expect([(await check(token)).status, (await check(token)).text]).toEqual([204, '']);
    const weak = await set(token, 'password1');
    expect([weak.status, weak.json.errors]).toEqual([
      400,
      [expect.objectContaining({ path: 'password', code: 'common_password' })],
    ]);
    const done = await set(token, next);
    expect([done.status, done.json.session]).toEqual([200, 'browser']);
    expect((await world().ask('/api/v1/auth/me', { token: before })).status).toBe(401);
    expect([await enter(person, password), await enter(person, next)]).toEqual([401, 200]);
    expect((await set(token, 'a third one for luck')).json.code).toBe('password_link_used');
    expect((await check(token)).json.code).toBe('password_link_used');
  });

  it('is used by one of many at once', async () => {
    const token = await tokenFor(await someone());
    const answers = await Promise.all(Array.from({ length: parallel }, (_, index) => set(token, `${next} ${index}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ json }) => json.code === 'password_link_used')).toHaveLength(parallel - 1);
  });

  it.each([
    ['a newer one was made', 'replaced', (person: Someone) => tokenFor(person)],
    [
      'a day has gone by',
      'expired',
      () => world().api.db.asSuperuser('update password_links set expires_at = now() where token_hash is not null'),
    ],
    [
      'the person may not sign in',
      'invalid',
      ({ id }: Someone) =>
        world().ask(`/api/v1/agents/${id}`, {
          method: 'PATCH',
          token: world().a.admin.token,
          body: { disabled: true, version: 1 },
        }),
    ],
    [
      'the person was invited again',
      'invalid',
      ({ id }: Someone) =>
        world().ask(`/api/v1/agents/${id}/invitation`, { method: 'POST', token: world().a.admin.token }),
    ],
    [
      'the person has changed the password',
      'invalid',
      async ({ email }: Someone) =>
        world().ask('/api/v1/auth/password', {
          method: 'PUT',
          token: await signIn(world().api, email),
          body: { current: password, password: 'changed by themselves' },
        }),
    ],
  ] as const)('is void once %s, and is called %s', async (_why, end, happen) => {
    const person = await someone();
    const token = await tokenFor(person);
    await happen(person);
    for (const answer of [await check(token), await set(token, next)])
      expect([answer.status, answer.json.code]).toEqual([400, `password_link_${end}`]);
  });

  it('tells how it ended to nobody who has not got it, and to its holder not whether the account is still there', async () => {
    const person = await someone();
    const [old, used] = [await tokenFor(person), await tokenFor(person)];
    expect((await set(used, next)).status).toBe(200);
    const [tenant, id] = used.split('.');
    const guessed = [tenant, id, 'x'.repeat(43)].join('.');
    for (const answer of [await check(guessed), await set(guessed, next), await check('made-up')])
      expect(answer.json.code).toBe('password_link_invalid');
    const { version } = (await world().ask(`/api/v1/agents/${person.id}`, { token: world().a.admin.token })).json;
    await world().ask(`/api/v1/agents/${person.id}`, {
      method: 'PATCH',
      token: world().a.admin.token,
      body: { disabled: true, version },
    });
    const codes = await Promise.all([old, used].map(async (token) => (await set(token, next)).json.code));
    expect(codes).toEqual(['password_link_invalid', 'password_link_invalid']);
  });

  it('is worth nothing when its business, person or secret was changed, and is stored as a hash', async () => {
    const token = await tokenFor(await someone());
    const parts = token.split('.');
    for (const index of parts.keys()) {
      const changed = parts.map((part, at) =>
        at === index ? part.replace(/^./, (first) => (first === '1' ? '2' : '1')) : part,
      );
      expect((await set(changed.join('.'), next)).json.code).toBe('password_link_invalid');
    }
    const rows = await world().api.db.asSuperuser('select * from password_links');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(parts[2]);
    expect((await set(token, next)).status).toBe(200);
  });

  it('has no link where there is no password yet, nor for the people of another business', async () => {
    const { token } = world().a.admin;
    const body = { email: 'not-yet@a.example', name: 'Not Yet', extension: '5999' };
    const invited = await world().ask('/api/v1/agents', { method: 'POST', body, token });
    const { id } = invited.json.agent as { id: string };
    expect((await link({ id, email: body.email })).status).toBe(409);
    const foreign = await world().ask(`/api/v1/agents/${id}/password-link`, {
      method: 'POST',
      token: world().b.admin.token,
    });
    expect(foreign.status).toBe(404);
  });

  it('is handed to the only administrator of a business by the platform', async () => {
    const { tenantId, admin } = world().b;
    const list = await world().ask(`/api/v1/tenants/${tenantId}/administrators`, { token: world().superToken });
    const [found] = (list.json.items as { id: string; email: string }[]).filter(({ email }) => email === admin.email);
    const made = await world().ask(`/api/v1/tenants/${tenantId}/administrators/${found?.id}/password-link`, {
      method: 'POST',
      token: world().superToken,
    });
    expect(made.status).toBe(200);
    expect(
      (
        await world().api.db.asSuperuser(
          `select action from audit_entries where action = 'password.link_made' and actor_kind = 'platform'`,
        )
      ).length,
    ).toBe(1);
  });
}
