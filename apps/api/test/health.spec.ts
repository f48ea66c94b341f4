import { JobsDb, TenantDb } from '@voicecore/database';
import { bootApi, type BootedApi } from './boot-api';
import { ask } from './security/ask';

jest.setTimeout(60_000);

const scrapeToken = 'a token that only the scraper knows';
const forwarded = [
  { 'X-Forwarded-For': '203.0.113.7' },
  { 'X-Forwarded-Proto': 'https' },
  { 'X-Forwarded-Host': 'voice.example.com' },
  { 'X-Real-IP': '203.0.113.7' },
  { Forwarded: 'for=203.0.113.7' },
  { Via: '1.1 proxy' },
  { Host: 'voice.example.com' },
] as const;

let api: BootedApi;
const open = async (variables: Record<string, string> = {}): Promise<void> => {
  api = await bootApi(variables);
};
afterEach(() => api.close());

const scrape = async (headers: Record<string, string> = {}, token?: string) => {
  const { status, text } = await ask(`${api.url}/metrics`, { headers, token });
  return { status, isRead: text.includes('voicecore_event_loop_delay_seconds') };
};
const served = { status: 200, isRead: true };
const refused = (status: number) => ({ status, isRead: false });

describe('metrics', () => {
  it('are read from this very host, and are not there for anybody else while no token is set', async () => {
    await open();
    expect(await scrape()).toEqual(served);
    expect(await scrape({ Host: 'localhost:3000' })).toEqual(served);
    for (const headers of forwarded) {
      expect([headers, await scrape(headers)]).toEqual([headers, refused(404)]);
      expect([headers, await scrape(headers, scrapeToken)]).toEqual([headers, refused(404)]);
    }
    expect((await ask(`${api.url}/metrics`, { method: 'HEAD', headers: forwarded[0] })).status).toBe(404);
  });

  it('are read by whoever has the token, wherever from', async () => {
    await open({ VOICECORE_METRICS_TOKEN: scrapeToken });
    expect(await scrape()).toEqual(served);
    for (const headers of forwarded) {
      expect([headers, await scrape(headers, scrapeToken)]).toEqual([headers, served]);
      expect([headers, await scrape(headers, `${scrapeToken}x`)]).toEqual([headers, refused(401)]);
      expect([headers, await scrape(headers)]).toEqual([headers, refused(401)]);
    }
  });

  it('need the token of everybody on a host whose proxy is on the same host, also where it names nobody', async () => {
    await open({ VOICECORE_TRUSTED_PROXIES: '127.0.0.1', VOICECORE_METRICS_TOKEN: scrapeToken });
    expect(await scrape()).toEqual(refused(401));
    expect(await scrape({}, scrapeToken)).toEqual(served);
  });
});

describe('a flood of questions after health', () => {
  const sqlOf = (calls: readonly unknown[][], part: string) => calls.filter(([sql]) => String(sql).includes(part));

  it('costs the database one look a second, for readiness as for what is counted', async () => {
    await open();
    const tenants = jest.spyOn(TenantDb.prototype, 'run');
    const jobs = jest.spyOn(JobsDb.prototype, 'query');
    const started = performance.now();
    for (let round = 0; round < 10; round += 1) {
      const paths = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? '/readyz' : '/metrics'));
      const answers = await Promise.all(paths.map((path) => ask(`${api.url}${path}`)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    }
    const seconds = Math.ceil((performance.now() - started) / 1_000);
    expect(tenants.mock.calls.length).toBeLessThanOrEqual(1 + seconds);
    expect(sqlOf(jobs.mock.calls, 'from migrations').length).toBeLessThanOrEqual(1 + seconds);
    expect(sqlOf(jobs.mock.calls, 'count(*)::int as calls from calls').length).toBeLessThanOrEqual(1 + seconds);
    jest.restoreAllMocks();
  });
});
