import { seedTenant, trials, type SeededTenant } from '@voicecore/testing';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio';
import { whereaboutsFaults } from '../../../../database/tests/catalogue';
import { FirstStart } from '../../src/operations';
import { Sealing } from '../../src/platform/sealing';
import { bootApi, type BootedApi } from '../boot-api';
import { inTables, inText } from './traces';

const runs = trials(100);
const hex = (bytes: number) => randomBytes(bytes).toString('hex');
const scrapeToken = 'a-token-for-the-scraper';
const publicUrl = 'https://voice.example.com';
const account = { sid: `AC${hex(16)}`, token: hex(16) };

/**
 * Where a person is, as networks and the carrier report it. Every value is too long to match anything else by chance.
 */
interface Whereabouts {
  address: string;
  place: string;
  zip: string;
  browser: string;
}

const octet = fc.integer({ min: 100, max: 223 });
const ipv4 = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.'));
const group = fc.integer({ min: 0x1000, max: 0xffff }).map((part) => part.toString(16));
const ipv6 = fc.array(group, { minLength: 8, maxLength: 8 }).map((parts) => parts.join(':'));
const letters = fc.stringMatching(/^[A-Z]{12}$/);
const whereabouts = fc.record<Whereabouts>({
  address: fc.oneof(ipv4, ipv6),
  place: letters,
  zip: fc.stringMatching(/^[0-9]{5}-[0-9]{4}$/),
  browser: letters.map((name) => `${name}/1.0 (phone)`),
});
const actions = fc.constantFrom(
  'call',
  'turn',
  'status',
  'unsigned',
  'wrong login',
  'right login',
  'signed in',
  'unknown',
  'broken',
  'refresh',
);

describe('Property 12: Privacy compliance', () => {
  let api: BootedApi;
  let tenant: SeededTenant;
  let callSid: string;
  let next = '';

  beforeAll(async () => {
    api = await bootApi({
      PUBLIC_BASE_URL: publicUrl,
      TWILIO_ACCOUNT_SID: account.sid,
      TWILIO_AUTH_TOKEN: account.token,
      TWILIO_API_KEY_SID: `SK${hex(16)}`,
      TWILIO_API_KEY_SECRET: hex(16),
      TWILIO_TWIML_APP_SID: `AP${hex(16)}`,
      TWILIO_API_BASE_URL: 'http://127.0.0.1:9',
      VOICECORE_TRUSTED_PROXIES: '127.0.0.1',
      VOICECORE_METRICS_TOKEN: scrapeToken,
      VOICECORE_ADMIN_EMAIL: 'root@example.com',
      VOICECORE_ADMIN_PASSWORD: 'a-long-password-of-nobody',
    });
    await api.app.get(FirstStart, { strict: false }).run(() => undefined);
    tenant = await seedTenant(api.db, { answerWith: 'menu', sealing: api.app.get(Sealing, { strict: false }) });
  });
  afterAll(() => api.close());

  /** What a proxy and a browser reveal about a person with every request. */
  const told = ({ address, place, browser }: Whereabouts): Record<string, string> => ({
    'x-forwarded-for': address,
    'x-real-ip': address,
    forwarded: `for="${address}"`,
    'cf-ipcountry': place,
    'user-agent': browser,
  });

  const send = async (path: string, where: Whereabouts, init: RequestInit): Promise<Response> => {
    const answer = await fetch(`${api.url}${path}`, {
      method: 'POST',
      ...init,
      headers: { ...told(where), ...init.headers },
    });
    return answer;
  };

  const json = (path: string, where: Whereabouts, body: unknown, token = '') =>
    send(path, where, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    });

  /** A webhook with the sixteen fields that say where the caller and the called party are. */
  const webhook = (
    path: string,
    where: Whereabouts,
    fields: Record<string, string>,
    signed = true,
  ): Promise<Response> => {
    const geography: Record<string, string> = {};
    for (const who of ['From', 'To', 'Caller', 'Called']) {
      for (const what of ['City', 'State', 'Country']) geography[`${who}${what}`] = where.place;
      geography[`${who}Zip`] = where.zip;
    }
    const form = {
      AccountSid: account.sid,
      CallSid: callSid,
      From: '+12125550142',
      To: tenant.number,
      ApiVersion: '2010-04-01',
      Direction: 'inbound',
      ...geography,
      ...fields,
    };
    const signature = getExpectedTwilioSignature(signed ? account.token : 'other', `${publicUrl}${path}`, form);
    return send(path, where, { body: new URLSearchParams(form), headers: { 'x-twilio-signature': signature } });
  };

  const login = async (where: Whereabouts, password: string, email = 'root@example.com'): Promise<string> => {
    const answer = await json('/api/v1/auth/login', where, { email, password });
    const body = (await answer.json()) as { accessToken?: string };
    return body.accessToken ?? '';
  };

  const act: Record<string, (where: Whereabouts) => Promise<number>> = {
    call: async (where) => {
      callSid = `CA${hex(16)}`;
      const answer = await webhook('/twilio/voice', where, { CallStatus: 'ringing' });
      next = /\/twilio\/turn\/[^"&?#<]+/.exec(await answer.text())?.[0] ?? '';
      return answer.status;
    },
    turn: async (where) =>
      (await webhook(next || '/twilio/turn/x', where, { SpeechResult: 'what are your hours', Confidence: '0.9' }))
        .status,
    status: async (where) =>
      (await webhook('/twilio/status', where, { CallStatus: 'completed', CallDuration: '3' })).status,
    unsigned: async (where) => (await webhook('/twilio/voice', where, { CallStatus: 'ringing' }, false)).status,
    'wrong login': async (where) => ((await login(where, 'not the password', 'nobody@example.com')) === '' ? 401 : 0),
    'right login': async (where) => ((await login(where, 'a-long-password-of-nobody')) === '' ? 0 : 200),
    'signed in': async (where) => {
      const token = await login(where, 'a-long-password-of-nobody');
      return (await json(`/api/v1/auth/me?from=${encodeURIComponent(where.address)}`, where, {}, token)).status;
    },
    unknown: async (where) =>
      (await json(`/api/v1/${where.place}/${encodeURIComponent(where.address)}`, where, { ip: where.address })).status,
    broken: async (where) =>
      (
        await send('/api/v1/auth/login', where, {
          body: `{"email": "${where.address}" ${where.place}`,
          headers: { 'content-type': 'application/json' },
        })
      ).status,
    refresh: async (where) => (await json('/api/v1/auth/refresh', where, { session: '00000000' })).status,
  };

  it('no stored or logged value holds an address or a place of anybody', async () => {
    const seen = new Map<string, Set<number>>();
    await fc.assert(
      fc.asyncProperty(whereabouts, actions, async (where, action) => {
        const before = api.logged.length;
        const status = await act[action]!(where);
        seen.set(action, (seen.get(action) ?? new Set()).add(status));
        // An IPv6 source is counted by its first four groups.
        const words = [
          where.address,
          where.address.split(':').slice(0, 4).join(':'),
          where.place,
          where.zip,
          where.browser,
        ];
        const logged = api.logged.slice(before).join('');
        const scrape = { headers: { Authorization: `Bearer ${scrapeToken}` } };
        const metrics = await (await fetch(`${api.url}/metrics`, scrape)).text();
        expect(metrics).toContain('voicecore_request_seconds');
        expect({
          action,
          tables: await inTables(api.db, words),
          log: inText(logged, words),
          metrics: inText(metrics, words),
        }).toEqual({
          action,
          tables: [],
          log: [],
          metrics: [],
        });
      }),
      { numRuns: runs },
    );
    // The requests did reach the product: a refused request would prove little.
    expect(seen.get('call')).toContain(200);
    expect(seen.get('right login')).toContain(200);
    expect((await api.db.asSuperuser('select 1 from calls')).length).toBeGreaterThan(0);
    expect((await api.db.asSuperuser('select 1 from rate_limits')).length).toBeGreaterThan(0);
    expect(api.logged.length).toBeGreaterThan(0);
  }, 240_000);

  it('no column could hold one', async () => {
    expect(await whereaboutsFaults(api.db.asSuperuser)).toEqual([]);
  });
});
