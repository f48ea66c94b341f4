import type { Answered } from './ask';
import { Browser } from './browser';
import { password, type World } from './world';

const sources = 50;
const atOnce = 10;
/** Number of requests from one source: more than it may fail and more than it may send in a minute. */
const flood = 400;

/** A user who has signed in on a browser before is not locked out by what strangers do. */
export function knownDevices(world: () => World): void {
  const owner = 'supervisor-a@example.com';
  const guessAt = (email: string, from: string, headers: Record<string, string> = {}): Promise<Answered> =>
    world().ask('/api/v1/auth/login', { method: 'POST', body: { email, password: 'a wrong guess' }, from, headers });
  const inParallel = async (count: number, one: (index: number) => Promise<Answered>): Promise<number[]> => {
    const statuses: number[] = [];
    for (let done = 0; done < count; done += atOnce) {
      const batch = Array.from({ length: atOnce }, (_, index) => one(done + index));
      statuses.push(...(await Promise.all(batch)).map(({ status }) => status));
    }
    return statuses;
  };
  const known = async (email: string, from?: string): Promise<Browser> => {
    const browser = new Browser(world(), from);
    expect((await browser.signIn(email)).status).toBe(200);
    return browser;
  };

  it('are let in while strangers guess from fifty sources, who see ten guesses evaluated and no more', async () => {
    const browser = await known(owner);
    const statuses = await inParallel(300, (index) => guessAt(owner, `127.2.0.${1 + (index % sources)}`));
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect((await new Browser(world()).signIn(owner)).status).toBe(429);
    for (let again = 0; again < 3; again++) expect((await browser.signIn(owner)).status).toBe(200);
  });

  it('have ten guesses of their own in half an hour, each device', async () => {
    const [one, two] = [await known(owner), await known(owner)];
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries++) statuses.push((await one.signIn(owner, 'a wrong guess')).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    expect((await one.signIn(owner)).status).toBe(429);
    expect((await two.signIn(owner)).status).toBe(200);
    // What happened on one of their own devices is no reason to refuse them a new one.
    expect((await new Browser(world()).signIn(owner)).status).toBe(200);
  });

  it('sign in and go on behind a source from which somebody sprays guesses', async () => {
    const from = '127.2.1.1';
    const browser = await known(owner, from);
    const { json } = await browser.signIn(owner);
    const statuses = await inParallel(flood, (index) => guessAt(`nobody-${index}@example.com`, from));
    expect(statuses.filter((status) => status === 401)).toHaveLength(60);
    expect((await new Browser(world(), from).signIn('agent-a@example.com')).status).toBe(429);
    expect((await browser.signIn(owner)).status).toBe(200);
    const refreshed = await browser.post('refresh', { session: json.session });
    expect(refreshed.status).toBe(200);
    const token = String(refreshed.json.accessToken);
    const wrong = { current: 'not the current one', password: 'another long password' };
    const change = await world().ask('/api/v1/auth/password', { method: 'PUT', token, from, body: wrong });
    expect(change.status).toBe(400);
  });

  it('are no help with the account of somebody else, nor is a cookie that was made up', async () => {
    const thief = await known('agent-b@example.com');
    const cookie = (await known(owner)).cookie('vc_d') ?? '';
    await inParallel(20, (index) => guessAt(owner, `127.2.2.${1 + index}`));
    expect((await thief.signIn(owner)).status).toBe(429);
    expect(cookie).not.toBe('');
    for (const at of [0, 10, Math.floor(cookie.length / 2), cookie.length - 5]) {
      const forged = new Browser(world());
      forged.plant('vc_d', `${cookie.slice(0, at)}${cookie[at] === 'x' ? 'y' : 'x'}${cookie.slice(at + 1)}`);
      expect([at, (await forged.signIn(owner)).status]).toEqual([at, 429]);
    }
  });

  it('are not needed where one source alone has guessed: it is stopped before the account is', async () => {
    const email = 'agent-b@example.com';
    const statuses = await inParallel(20, () => guessAt(email, '127.2.3.1'));
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect((await new Browser(world(), '127.2.3.2').signIn(email)).status).toBe(200);
  });

  it('are known by a cookie that no script reads, one for all who use the browser', async () => {
    const browser = new Browser(world());
    const first = await browser.signIn(owner);
    const line = [first.headers['set-cookie'] ?? []].flat().find((one) => one.startsWith('vc_d='));
    expect(line).toMatch(/; Path=\/api\/v1\/auth; .*HttpOnly; SameSite=Strict$/);
    await browser.signIn('agent-a@example.com');
    await inParallel(20, (index) => guessAt(owner, `127.2.4.${1 + index}`));
    await inParallel(20, (index) => guessAt('agent-a@example.com', `127.2.5.${1 + index}`));
    expect((await browser.signIn(owner)).status).toBe(200);
    expect((await browser.signIn('agent-a@example.com', password)).status).toBe(200);
    const again = await browser.signIn(owner);
    expect([again.headers['set-cookie'] ?? []].flat().filter((one) => one.startsWith('vc_d='))).toEqual([]);
  });
}
