import { cookieOf, type Answered } from './ask';
import { password, type World } from './world';

const chrome = { 'User-Agent': 'One browser', 'Accept-Language': 'en' };

/** Returns the cookie with a refresh token that a response sets, if it does. */
function tokenIn({ 'set-cookie': lines }: Answered['headers']): string | undefined {
  return [lines ?? []].flat().find((line) => line.startsWith('vc_r_'));
}

/** Returns the id of a session's row, which its cookie contains. */
function idIn(cookie: string): string {
  return decodeURIComponent(cookie).split('.')[1] ?? '';
}

/** T-API-4: refresh tokens are used once; a second user of one is either the same tab again or a thief. */
export function refreshTokens(world: () => World): void {
  const login = async (): Promise<{ session: string; cookie: string; token: string }> => {
    const answer = await world().ask('/api/v1/auth/login', {
      method: 'POST',
      headers: chrome,
      body: { email: world().a.admin.email, password },
    });
    expect(answer.status).toBe(200);
    return { session: String(answer.json.session), cookie: cookieOf(answer), token: String(answer.json.accessToken) };
  };
  const refresh = (session: string, cookie: string, headers: Record<string, string> = chrome): Promise<Answered> =>
    world().ask('/api/v1/auth/refresh', { method: 'POST', body: { session }, headers: { ...headers, Cookie: cookie } });
  /** Makes the token look older than it is; a new one is not used up. */
  const rested = () =>
    world().api.db.asSuperuser(`update sessions set created_at = created_at - interval '21 seconds'`);
  const me = async (token: string): Promise<number> => (await world().ask('/api/v1/auth/me', { token })).status;

  it('puts the refresh token where no script reads it', async () => {
    const answer = await world().ask('/api/v1/auth/login', {
      method: 'POST',
      body: { email: world().a.admin.email, password },
    });
    const [cookie = ''] = [answer.headers['set-cookie'] ?? ''].flat();
    expect(cookie).toMatch(/^vc_r_browser=.+; Path=\/api\/v1\/auth; .*HttpOnly; SameSite=Strict$/);
    expect(answer.text).not.toContain(cookieOf(answer).split('=')[1]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('hands out a new token and takes the old one away', async () => {
    const { session, cookie } = await login();
    const young = await refresh(session, cookie);
    expect([young.status, tokenIn(young.headers)]).toEqual([200, undefined]);
    await rested();
    const second = await refresh(session, cookie);
    expect(second.status).toBe(200);
    expect(cookieOf(second)).not.toBe(cookie);
    const third = await refresh(session, cookieOf(second));
    expect([third.status, await me(String(third.json.accessToken))]).toEqual([200, 200]);
  });

  it('gives all tabs that refresh at the same moment one successor, and none of them ends the sign-in', async () => {
    const { session, cookie } = await login();
    await rested();
    const tabs = await Promise.all(Array.from({ length: 20 }, () => refresh(session, cookie)));
    expect(tabs.map(({ status }) => status)).toEqual(tabs.map(() => 200));
    const [next] = new Set(tabs.map(cookieOf));
    expect([new Set(tabs.map(cookieOf)).size, next === cookie]).toEqual([1, false]);
    const after = await Promise.all(Array.from({ length: 20 }, () => refresh(session, next ?? '')));
    // A token that stays valid is not sent again: the response might arrive after that of its successor.
    expect(after.map(({ status, headers }) => [status, tokenIn(headers)])).toEqual(after.map(() => [200, undefined]));
    expect((await refresh(session, cookie)).status).toBe(200);
    expect(await me(String(after[0]?.json.accessToken))).toBe(200);
  });

  it('is one for the browser: who signs in takes the place of who was signed in before', async () => {
    const first = await login();
    const second = await world().ask('/api/v1/auth/login', {
      method: 'POST',
      body: { email: 'agent-a@example.com', password },
      headers: { ...chrome, Cookie: first.cookie },
    });
    expect([second.status, second.json.session]).toEqual([200, 'browser']);
    expect([await me(first.token), await me(String(second.json.accessToken))]).toEqual([401, 200]);
    expect((await refresh('browser', first.cookie)).status).toBe(401);
    expect((await refresh('browser', cookieOf(second))).status).toBe(200);
  });

  it('is not begun, gone on with or ended by the form of another page', async () => {
    const { session, cookie, token } = await login();
    for (const path of ['refresh', 'logout', 'login']) {
      const answer = await fetch(`${world().api.url}/api/v1/auth/${path}`, {
        method: 'POST',
        headers: { Cookie: cookie, 'Content-Type': 'text/plain', 'Sec-Fetch-Site': 'cross-site' },
        body: JSON.stringify({ session }),
      });
      expect([path, answer.status, answer.headers.getSetCookie()]).toEqual([path, 415, []]);
      const form = await fetch(`${world().api.url}/api/v1/auth/${path}`, {
        method: 'POST',
        headers: { Cookie: cookie },
        body: new URLSearchParams({ session }),
      });
      expect([path, form.status, form.headers.getSetCookie()]).toEqual([path, 415, []]);
    }
    expect(await me(token)).toBe(200);
  });

  it('ends the whole family when a used token comes from another client', async () => {
    const { session, cookie, token } = await login();
    await rested();
    const kept = await refresh(session, cookie);
    const stolen = await refresh(session, cookie, { 'User-Agent': 'Another browser' });
    expect([stolen.status, stolen.json.code]).toEqual([401, 'session_ended']);
    expect((await refresh(session, cookieOf(kept))).status).toBe(401);
    expect([await me(token), await me(String(kept.json.accessToken))]).toEqual([401, 401]);
  });

  it('ends the whole family when a used token comes back late', async () => {
    const { session, cookie, token } = await login();
    await rested();
    const kept = await refresh(session, cookie);
    await world().api.db.asSuperuser(
      `update sessions set used_at = used_at - interval '11 seconds' where used_at is not null`,
    );
    expect((await refresh(session, cookie)).status).toBe(401);
    expect((await refresh(session, cookieOf(kept))).status).toBe(401);
    expect(await me(token)).toBe(401);
  });

  it('ends with logout, after its lifetime, and for a token that was made up', async () => {
    const first = await login();
    const out = await world().ask('/api/v1/auth/logout', {
      method: 'POST',
      body: { session: first.session },
      headers: { Cookie: first.cookie },
    });
    expect([out.status, await me(first.token), (await refresh(first.session, first.cookie)).status]).toEqual([
      204, 401, 401,
    ]);
    const second = await login();
    await world().api.db.asSuperuser(
      `update sessions set expires_at = now() - interval '1 second' where id::text = $1`,
      [idIn(second.cookie)],
    );
    expect((await refresh(second.session, second.cookie)).status).toBe(401);
    const third = await login();
    expect((await refresh(third.session, `${third.cookie.slice(0, -2)}zz`)).status).toBe(401);
    expect((await refresh(third.session, third.cookie)).status).toBe(200);
  });

  it('takes a refresh token for nothing else', async () => {
    const { cookie } = await login();
    expect(await me(decodeURIComponent(cookie.split('=')[1] ?? ''))).toBe(401);
  });

  it('cuts a removed agent off at once, and lets an invited one in once', async () => {
    const { token } = world().a.admin;
    const body = { name: 'Brief Stay', email: 'brief@example.com', extension: '290' };
    const created = await world().ask('/api/v1/agents', { method: 'POST', token, body });
    expect(created.status).toBe(201);
    const accept = (chosen: string): Promise<Answered> =>
      world().ask('/api/v1/auth/invitation', {
        method: 'POST',
        body: { token: created.json.invitation, password: chosen },
      });
    expect((await accept('password1')).status).toBe(400);
    const accepted = await accept('a chosen password');
    expect([accepted.status, (await accept('another password')).json.code]).toEqual([200, 'invitation_invalid']);
    const theirs = String(accepted.json.accessToken);
    expect(await me(theirs)).toBe(200);
    const { id } = created.json.agent as { id: string };
    expect((await world().ask(`/api/v1/agents/${id}`, { method: 'DELETE', token })).status).toBe(204);
    expect(await me(theirs)).toBe(401);
  });

  it('changes a password for who knows the old one, and ends every other session with it', async () => {
    const { token } = world().a.admin;
    const email = 'changing@example.com';
    const body = { name: 'Changing Mind', email, extension: '291', password };
    const created = await world().ask('/api/v1/agents', { method: 'POST', token, body });
    const enter = (chosen: string): Promise<Answered> =>
      world().ask('/api/v1/auth/login', { method: 'POST', body: { email, password: chosen } });
    const [here, elsewhere] = [await enter(password), await enter(password)].map(({ json }) =>
      String(json.accessToken),
    );
    const change = (current: string, next: string): Promise<Answered> =>
      world().ask('/api/v1/auth/password', { method: 'PUT', token: here, body: { current, password: next } });
    expect((await change('not the old one', 'a whole new one')).status).toBe(400);
    expect((await change(password, 'password1')).status).toBe(400);
    expect((await change(password, 'a whole new one')).status).toBe(204);
    expect([await me(here ?? ''), await me(elsewhere ?? '')]).toEqual([200, 401]);
    expect([(await enter(password)).status, (await enter('a whole new one')).status]).toEqual([401, 200]);
    const { id } = created.json.agent as { id: string };
    const again = await world().ask(`/api/v1/agents/${id}/invitation`, { method: 'POST', token });
    expect([again.status, (again.json.agent as { invited: boolean }).invited]).toEqual([200, true]);
    expect([await me(here ?? ''), (await enter('a whole new one')).status]).toEqual([401, 401]);
    const invitation = { token: again.json.invitation, password: 'the third one is it' };
    expect((await world().ask('/api/v1/auth/invitation', { method: 'POST', body: invitation })).status).toBe(200);
  });
}
