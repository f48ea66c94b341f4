import type { SeededTenant } from '@voicecore/testing';
import { Client } from 'pg';
import { randomBytes } from 'node:crypto';
import { sign } from '../../sandbox';
import { bootLine, type BootedLine } from './boot-line';

let line: BootedLine;
let tenant: SeededTenant;
beforeAll(async () => {
  line = await bootLine();
  tenant = await line.tenant({ answerWith: 'menu' });
}, 60_000);
afterAll(() => line.close());

type Form = Record<string, string>;

const callSid = () => `CA${randomBytes(16).toString('hex')}`;
const ring = (over: Form = {}): Form => ({
  AccountSid: line.env.TWILIO_ACCOUNT_SID ?? '',
  CallSid: callSid(),
  From: '+12125550142',
  To: tenant.number,
  CallStatus: 'ringing',
  Direction: 'inbound',
  ApiVersion: '2010-04-01',
  ...over,
});

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly ms: number;
}

async function post(path: string, form: Form, headers: Form = {}, signedWith?: string): Promise<Reply> {
  const url = `${line.url}${path}`;
  const token = signedWith ?? line.env.TWILIO_AUTH_TOKEN ?? '';
  const began = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { 'X-Twilio-Signature': sign(token, url, form), ...headers },
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text,
    ms: performance.now() - began,
  };
}

const counts = () =>
  line.db.asSuperuser(
    `select (select count(*) from calls)::int as calls, (select count(*) from call_ledger)::int as entries`,
  );

/** Returns the reference in the document's `next` link. */
function refOf(document: string): string {
  return /\/twilio\/next\/([^#"]+)/.exec(document)?.[1] ?? '';
}

const routes = [
  'voice',
  'status',
  'agent',
  'next/x',
  'turn/x',
  'wait/x',
  'hold/x',
  'message/x',
  'recording/x',
  'conference/x',
];

describe('the carrier’s webhooks', () => {
  it.each(routes)('refuse %s without a signature, with a wrong one and with another account’s', async (route) => {
    const before = await counts();
    const path = `/twilio/${route}`;
    const unsigned = await fetch(`${line.url}${path}`, { method: 'POST', body: new URLSearchParams(ring()) });
    expect(unsigned.status).toBe(403);
    expect((await post(path, ring(), {}, 'another token')).status).toBe(403);
    expect((await post(path, ring({ AccountSid: `AC${'0'.repeat(32)}` }))).status).toBe(403);
    expect(await counts()).toEqual(before);
  });

  it('answer a call with XML, and the same call with the same words', async () => {
    const form = ring();
    const [first, second] = [await post('/twilio/voice', form), await post('/twilio/voice', form)];
    expect([first.status, first.type]).toEqual([200, expect.stringContaining('text/xml')]);
    expect(first.text).toContain('<Gather');
    expect(second.text).toBe(first.text);
  });

  it('tolerate fields they do not know, and keep none that says where somebody is', async () => {
    const places = ['From', 'To', 'Caller', 'Called'].flatMap((who) =>
      ['City', 'State', 'Zip', 'Country'].map((what) => who + what),
    );
    const geo = Object.fromEntries(places.map((name) => [name, 'Zzyzx Springs']));
    const answered = await post('/twilio/voice', ring({ ...geo, SomethingNew: 'Zzyzx Springs' }));
    expect(answered.status).toBe(200);
    const kept = await line.db.asSuperuser<{ text: string }>(
      `select l::text as text from call_ledger l union all select c::text from calls c union all select t::text from call_turns t`,
    );
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter(({ text }) => text.includes('Zzyzx'))).toEqual([]);
    expect(line.logged.filter((text) => text.includes('Zzyzx'))).toEqual([]);
  });

  it('say so when nobody has the number, and keep nothing', async () => {
    const before = await counts();
    const answered = await post('/twilio/voice', ring({ To: '+12125559998' }));
    expect([answered.status, answered.text]).toEqual([200, expect.stringContaining('not in service')]);
    expect(await counts()).toEqual(before);
  });

  it('take a withheld caller as one', async () => {
    const answered = await post('/twilio/voice', ring({ From: 'anonymous' }));
    expect(answered.text).toContain('<Gather');
  });

  it('refuse what they cannot read', async () => {
    expect((await post('/twilio/voice', ring({ CallSid: 'CA1' }))).status).toBe(400);
    expect((await post('/twilio/next/nonsense', ring())).status).toBe(404);
    const other = await line.tenant();
    const document = (await post('/twilio/voice', ring())).text;
    const [, call, n] = refOf(document).split('.');
    expect((await post(`/twilio/next/${other.tenantId}.${call}.${n}`, ring())).status).toBe(404);
  });

  it('take nothing from another leg than the caller’s own', async () => {
    const document = (await post('/twilio/voice', ring())).text;
    const ref = refOf(document);
    const before = await counts();
    const sid = `RE${'0'.repeat(32)}`;
    for (const [path, form] of [
      [`/twilio/next/${ref}`, ring()],
      [`/twilio/turn/${ref}`, ring({ SpeechResult: 'hello' })],
      [`/twilio/wait/${ref}`, ring({ CallStatus: 'completed' })],
      [`/twilio/recording/${ref}`, ring({ RecordingSid: sid, RecordingDuration: '4' })],
    ] as const)
      expect([path, (await post(path, form)).status]).toEqual([path, 403]);
    expect(await counts()).toEqual(before);
  });

  it('learn from any request that the call is over', async () => {
    const caller = { CallSid: callSid() };
    const document = (await post('/twilio/voice', ring(caller))).text;
    const answer = await post(`/twilio/next/${refOf(document)}`, ring({ ...caller, CallStatus: 'completed' }));
    expect(answer.text).toContain('<Hangup');
    const [, callId] = refOf(document).split('.');
    const ended = await line.db.asSuperuser('select 1 from calls where id = $1 and ended_at is not null', [callId]);
    expect(ended.length).toBe(1);
  });

  it('keep what a caller said through a fault of ours', async () => {
    const caller = { CallSid: callSid() };
    const document = (await post('/twilio/voice', ring(caller))).text;
    const path = `/twilio/turn/${refOf(document)}`;
    await line.db.asSuperuser('alter table call_ledger rename to call_ledger_away');
    const trouble = await post(path, ring({ ...caller, SpeechResult: 'a message please' }));
    await line.db.asSuperuser('alter table call_ledger_away rename to call_ledger');
    const again = /<Redirect[^>]*>([^<#]+)/.exec(trouble.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(again).toContain(`${path}?try=1&form=`);
    expect(again).not.toContain('message');
    const answer = await post(again.replace(line.url, ''), ring(caller));
    expect(answer.text).toContain('<Record');
  });

  it('take a request once that the carrier repeats, and leave the course alone for an old one', async () => {
    const caller = { CallSid: callSid() };
    const first = (await post('/twilio/voice', ring(caller))).text;
    const form = ring({ ...caller, SpeechResult: 'purple elephants', Confidence: '0.9' });
    const token = { 'I-Twilio-Idempotency-Token': randomBytes(8).toString('hex') };
    const path = `/twilio/turn/${refOf(first)}`;
    const answers = await Promise.all([1, 2, 3].map(() => post(path, form, token)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const late = await post(path, form, { 'I-Twilio-Idempotency-Token': 'another' });
    expect(late.text).toBe(answers[0]?.text);
    const [, callId] = refOf(first).split('.');
    const states = await line.db.asSuperuser(
      `select state -> 'attempts' -> 'failed' as failed from calls where id = $1`,
      [callId],
    );
    expect(states).toEqual([{ failed: 1 }]);
  });

  it('keep the caller on the line while the database is away, and go on when it is back', async () => {
    const name = line.db.name;
    const server = line.db.superuserUrl.replace(`/${name}`, '/postgres');
    await onServer(server, [`alter database ${name} with allow_connections false`]);
    await onServer(server, [`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`]);
    const form = ring();
    const away = await post('/twilio/voice', form);
    expect([away.status, away.text]).toEqual([200, expect.stringContaining('technical trouble')]);
    expect(away.text).toContain(`${line.url}/twilio/voice?try=1`);
    expect(away.ms).toBeLessThan(2_000);
    const last = await post('/twilio/voice?try=4', form);
    expect(last.text).toContain('<Hangup');
    await onServer(server, [`alter database ${name} with allow_connections true`]);
    const back = await post('/twilio/voice?try=1', form);
    expect(back.text).toContain('<Gather');
  });
});

async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const sql of statements) await client.query(sql);
  await client.end();
}
