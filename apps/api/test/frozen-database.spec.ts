import { TenantDb } from '@voicecore/database';
import type { CallId, OfferId } from '@voicecore/domain/kernel';
import { CarrierTokens, softphoneIdentity } from '@voicecore/telephony';
import type { SeededTenant } from '@voicecore/testing';
import { randomBytes, randomUUID } from 'node:crypto';
import { sign } from '../../sandbox';
import { bootLine, type BootedLine } from './boot-line';
import { stallingProxy, type StallingProxy } from './stalling-proxy';

type Form = Record<string, string>;

let proxy: StallingProxy;
let line: BootedLine;
let tenant: SeededTenant;

beforeAll(async () => {
  proxy = await stallingProxy();
  line = await bootLine(({ appUrl, platformUrl, jobsUrl }) => ({
    DATABASE_URL: proxy.through(appUrl),
    DATABASE_PLATFORM_URL: proxy.through(platformUrl),
    DATABASE_WORKER_URL: proxy.through(jobsUrl),
  }));
  tenant = await line.tenant({ answerWith: 'menu' });
}, 60_000);

afterAll(async () => {
  proxy.thaw();
  await line.close();
  proxy.close();
});

const ring = (over: Form = {}): Form => ({
  AccountSid: line.env.TWILIO_ACCOUNT_SID ?? '',
  CallSid: `CA${randomBytes(16).toString('hex')}`,
  From: '+12125550142',
  To: tenant.number,
  CallStatus: 'in-progress',
  Direction: 'inbound',
  ApiVersion: '2010-04-01',
  ...over,
});

async function post(path: string, form: Form): Promise<{ status: number; text: string; ms: number }> {
  const url = path.startsWith('http') ? path : `${line.url}${path}`;
  const began = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { 'X-Twilio-Signature': sign(line.env.TWILIO_AUTH_TOKEN ?? '', url, form) },
  });
  const text = await response.text();
  return { status: response.status, text, ms: performance.now() - began };
}

/** Returns where the document sends the carrier next. */
const redirectOf = (document: string): string =>
  (/<Redirect[^>]*>([^<]+)</.exec(document)?.[1] ?? '').replaceAll('&amp;', '&').replace(/#.*$/, '');

describe('a database that hangs', () => {
  it('leaves no webhook without an answer for two seconds, and the call goes on when it is back', async () => {
    const form = ring();
    const welcome = (await post('/twilio/voice', form)).text;
    const ref = /\/twilio\/next\/([^#"]+)/.exec(welcome)?.[1] ?? '';
    const callId = ref.split('.')[1] as CallId;
    const { tenantId, agents } = tenant;
    const agentId = agents[0]!.agentId;
    const offer = line.app
      .get(CarrierTokens)
      .offerToken({ tenantId, callId, agentId, offerId: randomUUID() as OfferId });
    const recording = { RecordingSid: `RE${randomBytes(16).toString('hex')}`, RecordingDuration: '4' };
    const documents: [string, Form][] = [
      ['/twilio/voice', ring()],
      [`/twilio/next/${ref}`, form],
      [`/twilio/turn/${ref}`, { ...form, SpeechResult: 'purple elephants', Confidence: '0.9' }],
      [`/twilio/wait/${ref}`, { ...form, QueueTime: '3', QueueSid: `QU${'0'.repeat(32)}` }],
      [`/twilio/message/${ref}`, { ...form, ...recording }],
      ['/twilio/agent', ring({ offer, From: `client:${softphoneIdentity(tenantId, agentId)}` })],
    ];
    const reports: [string, Form][] = [['/twilio/status', { ...form, CallStatus: 'completed', CallDuration: '4' }]];
    // A process in service has answered each kind of webhook before: here once, for a call that does not exist.
    for (const [path, body] of documents) await post(path.replace(ref, ref.replace(callId, randomUUID())), body);
    proxy.freeze();
    // More at once than the pool has connections: requests that wait for one are also answered in time.
    const many = [...documents, ...documents, ...documents];
    const [answers, told] = await Promise.all([
      Promise.all(many.map(([path, body]) => post(path, body))),
      Promise.all(reports.map(([path, body]) => post(path, body))),
    ]);
    proxy.thaw();
    for (const [index, { status, text, ms }] of answers.entries()) {
      const path = many[index]?.[0] ?? '';
      expect([path, status, ms < 2_000 || ms]).toEqual([path, 200, true]);
      expect([path, redirectOf(text)]).toEqual([path, expect.stringContaining('try=1')]);
    }
    for (const { status, ms } of told) expect([status, ms < 2_000 || ms]).toEqual([503, true]);
    const back = await post(redirectOf(answers[0]?.text ?? ''), documents[0]?.[1] ?? {});
    expect(back.text).toContain('<Gather');
    const next = await post(redirectOf(answers[1]?.text ?? ''), form);
    expect(next.text).toMatch(/<Gather|<Dial|<Record/);
  }, 60_000);

  it('gives up a statement without an answer, replaces its connection and needs no restart', async () => {
    const ask = () => line.app.get(TenantDb).run(tenant.tenantId, (tx) => tx.query('select 1 as one'));
    expect(await ask()).toEqual([{ one: 1 }]);
    proxy.freeze();
    await expect(ask()).rejects.toThrow('timeout');
    proxy.thaw();
    expect(await ask()).toEqual([{ one: 1 }]);
  }, 20_000);
});
