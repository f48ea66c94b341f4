import { Browser } from './browser';
import type { World } from './world';

/** As many tabs as an office opens in a week. */
const signIns = 200;
const held = 10;

/** Each tab signs in for itself; what the browser keeps of that must not grow until no request fits a header. */
export function manySignIns(world: () => World): void {
  const signedIn = async (browser: Browser): Promise<string> => {
    const answer = await browser.signIn(world().a.admin.email);
    expect([answer.status, answer.text.slice(0, 100)]).toEqual([200, expect.any(String)]);
    return String(answer.json.session);
  };

  it('holds at most ten refresh cookies, and the tab that is used stays signed in', async () => {
    const browser = new Browser(world());
    const used = await signedIn(browser);
    let newest = used;
    for (let done = 1; done < signIns; done++) {
      if (done % 50 === 0) await world().api.db.asSuperuser('delete from rate_limits');
      newest = await signedIn(browser);
      if (done % 5 === 0) expect((await browser.post('refresh', { session: used })).status).toBe(200);
    }
    expect(browser.names('vc_r_')).toHaveLength(held);
    expect(browser.names('vc_r_')).toEqual(expect.arrayContaining([`vc_r_${used}`, `vc_r_${newest}`]));
    expect((await browser.post('refresh', { session: newest })).status).toBe(200);
  });

  it('lets dead cookies and those that never were ours go first', async () => {
    const browser = new Browser(world());
    const mine = await signedIn(browser);
    for (let index = 0; index < 5; index++) browser.plant(`vc_r_0000000${index}`, 'never-a-token');
    const ended: string[] = [];
    for (let index = 0; index < 4; index++) ended.push(await signedIn(browser));
    await world().api.db.asSuperuser('update sessions set revoked_at = now() where family::text like any ($1)', [
      ended.map((name) => `${name}%`),
    ]);
    const last = await signedIn(browser);
    expect(browser.names('vc_r_').sort()).toEqual([`vc_r_${mine}`, `vc_r_${last}`].sort());
  });

  it('ends the sign-in whose cookie it drops', async () => {
    const browser = new Browser(world());
    const first = await signedIn(browser);
    const stolen = browser.cookie(`vc_r_${first}`) ?? '';
    for (let index = 0; index < held; index++) await signedIn(browser);
    expect(browser.cookie(`vc_r_${first}`)).toBeUndefined();
    const thief = new Browser(world());
    thief.plant(`vc_r_${first}`, stolen);
    expect((await thief.post('refresh', { session: first })).status).toBe(401);
  });

  it('takes a cookie back that is good for nothing any more', async () => {
    const browser = new Browser(world());
    const session = await signedIn(browser);
    await world().api.db.asSuperuser('update sessions set revoked_at = now() where family::text like $1', [
      `${session}%`,
    ]);
    expect((await browser.post('refresh', { session })).status).toBe(401);
    expect(browser.names('vc_r_')).toEqual([]);
  });
}
