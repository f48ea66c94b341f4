import { Browser } from './browser';
import type { World } from './world';

/** As many desks as a trial opens in a week. */
const desks = 60;
const held = 9;

/**
 * What a browser stores of its sign-in and of the demo's desks must not grow until no request fits the header limit.
 */
export function manySignIns(world: () => World): void {
  const signedIn = async (browser: Browser): Promise<string> => {
    const answer = await browser.signIn(world().a.admin.email);
    expect([answer.status, answer.text.slice(0, 100)]).toEqual([200, expect.any(String)]);
    return String(answer.json.session);
  };
  /** Opens a desk's tab and returns its session name; as in a browser, room is made with its first refresh. */
  const desk = async (browser: Browser): Promise<string> => {
    const [agent] = await world().api.db.asSuperuser<{ id: string }>(
      `select a.id from agents a join tenants t on t.id = a.tenant_id where t.is_demo order by a.extension limit 1`,
    );
    const answer = await browser.openDesk(agent?.id ?? '');
    expect(answer.status).toBe(200);
    const session = String(answer.json.session);
    expect((await browser.post('refresh', { session })).status).toBe(200);
    return session;
  };
  const endOf = (names: readonly string[]) =>
    world().api.db.asSuperuser('update sessions set revoked_at = now() where family::text like any ($1)', [
      names.map((name) => `${name}%`),
    ]);

  it('holds one cookie for whoever signs in, and ends the sign-in before', async () => {
    const browser = new Browser(world());
    const former = [];
    for (let done = 0; done < 5; done++) {
      await signedIn(browser);
      former.push(browser.cookie('vc_r_browser') ?? '');
    }
    expect([browser.names('vc_r_'), new Set(former).size]).toEqual([['vc_r_browser'], 5]);
    for (const [index, cookie] of former.entries()) {
      const other = new Browser(world());
      other.plant('vc_r_browser', cookie);
      expect((await other.post('refresh', { session: 'browser' })).status).toBe(index === 4 ? 200 : 401);
    }
  });

  it('holds at most nine desks beside it, side by side, and the one that is used stays open', async () => {
    const browser = new Browser(world());
    await signedIn(browser);
    const used = await desk(browser);
    let newest = used;
    for (let done = 1; done < desks; done++) {
      if (done % 20 === 0) await world().api.db.asSuperuser('delete from rate_limits');
      newest = await desk(browser);
      await world().api.db.asSuperuser(`update sessions set created_at = created_at - interval '21 seconds'`);
      if (done % 3 === 0) expect((await browser.post('refresh', { session: used })).status).toBe(200);
    }
    expect(browser.names('vc_r_')).toHaveLength(held + 1);
    for (const session of ['browser', used, newest])
      expect([session, (await browser.post('refresh', { session })).status]).toEqual([session, 200]);
  });

  it('lets dead cookies and those that never were ours go first', async () => {
    const browser = new Browser(world());
    await signedIn(browser);
    const mine = await desk(browser);
    for (let index = 0; index < 5; index++) browser.plant(`vc_r_0000000${index}`, 'never-a-token');
    const ended: string[] = [];
    for (let index = 0; index < 3; index++) ended.push(await desk(browser));
    await endOf(ended);
    const last = await desk(browser);
    expect(browser.names('vc_r_').sort()).toEqual(['vc_r_browser', `vc_r_${mine}`, `vc_r_${last}`].sort());
  });

  it('ends the sign-in whose cookie it drops', async () => {
    const browser = new Browser(world());
    const first = await desk(browser);
    const stolen = browser.cookie(`vc_r_${first}`) ?? '';
    for (let index = 0; index < held; index++) await desk(browser);
    expect(browser.cookie(`vc_r_${first}`)).toBeUndefined();
    const thief = new Browser(world());
    thief.plant(`vc_r_${first}`, stolen);
    expect((await thief.post('refresh', { session: first })).status).toBe(401);
  });

  it('takes a cookie back that is good for nothing any more', async () => {
    const browser = new Browser(world());
    const session = await desk(browser);
    await endOf([session]);
    expect((await browser.post('refresh', { session })).status).toBe(401);
    expect(browser.names('vc_r_')).toEqual([]);
  });
}
