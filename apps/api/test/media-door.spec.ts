import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { CallId } from '@voicecore/domain/kernel';
import { CarrierTokens, formatCallRef } from '@voicecore/telephony';
import type { SeededTenant } from '@voicecore/testing';
import { WebSocket } from 'ws';
import { sign } from '../../sandbox';
import { bootLine, type BootedLine } from './boot-line';

let line: BootedLine;
let tenant: SeededTenant;
const opened: WebSocket[] = [];
beforeAll(async () => {
  line = await bootLine();
  tenant = await line.tenant({ answerWith: 'auto' });
}, 60_000);
afterEach(() => opened.splice(0).forEach((socket) => socket.terminate()));
afterAll(() => line.close());

const path = '/twilio/media';
const wsUrl = () => `${line.url.replace('http', 'ws')}${path}`;
const signature = (url = wsUrl(), token = line.env.TWILIO_AUTH_TOKEN ?? '') => sign(token, url, {});

/** Opens a socket as the carrier would, or with another signature. */
async function open(header: string | null = signature()): Promise<WebSocket> {
  const socket = new WebSocket(wsUrl(), header === null ? {} : { headers: { 'X-Twilio-Signature': header } });
  opened.push(socket);
  await once(socket, 'open');
  return socket;
}

async function statusOf(header: string | null, url = wsUrl()): Promise<number> {
  const socket = new WebSocket(url, header === null ? {} : { headers: { 'X-Twilio-Signature': header } });
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
  return response.statusCode;
}

interface Answered {
  readonly callSid: string;
  readonly callId: CallId;
  readonly token: string;
}

/** A call whose document has been served and whose stream has not been opened yet. */
async function answered(): Promise<Answered> {
  const callSid = `CA${randomBytes(16).toString('hex')}`;
  const form = {
    CallSid: callSid,
    AccountSid: line.env.TWILIO_ACCOUNT_SID ?? '',
    From: '+12125550142',
    To: tenant.number,
    CallStatus: 'ringing',
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
  };
  const url = `${line.url}/twilio/voice`;
  const headers = { 'X-Twilio-Signature': sign(line.env.TWILIO_AUTH_TOKEN ?? '', url, form) };
  const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) });
  const token = /name="token" value="([^"]+)"/.exec(await response.text())?.[1] ?? '';
  const callId = (line.app.get(CarrierTokens).readMediaToken(token)?.callId ?? '') as CallId;
  return { callSid, callId, token };
}

function start(call: Partial<Answered>, streamSid = `MZ${randomBytes(16).toString('hex')}`): string {
  return JSON.stringify({
    event: 'start',
    sequenceNumber: '1',
    streamSid,
    start: {
      accountSid: line.env.TWILIO_ACCOUNT_SID,
      streamSid,
      callSid: call.callSid ?? 'CA0',
      tracks: ['inbound'],
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8_000, channels: 1 },
      customParameters: { token: call.token ?? '' },
    },
  });
}

async function closed(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

const streams = async (callId: CallId): Promise<number> => {
  const rows = await line.db.asSuperuser<{ n: number }>(
    `select count(*)::int as n from call_ledger, jsonb_array_elements(events) e where call_id = $1 and e ->> 'kind' = 'StreamBegan'`,
    [callId],
  );
  return rows[0]?.n ?? 0;
};

async function begun(callId: CallId): Promise<void> {
  const end = Date.now() + 10_000;
  while ((await streams(callId)) === 0) {
    if (Date.now() > end) throw new Error('the stream did not begin');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the door of the media streams', () => {
  it.each([
    ['without a signature', () => null],
    ['with a wrong signature', () => 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
    ['signed over https', () => signature(wsUrl().replace('ws:', 'https:'))],
    ['signed by another account', () => signature(wsUrl(), 'another token')],
  ])('refuses an upgrade %s', async (_name, header) => {
    await expect(statusOf(header())).resolves.toBe(403);
  });

  it('refuses a signed upgrade of another path, and one with a query', async () => {
    await expect(statusOf(signature(), `${wsUrl()}?token=1`)).resolves.toBe(403);
    await expect(statusOf(signature(), `${wsUrl()}x`)).resolves.toBe(404);
  });

  it.each([
    ['broken JSON', '{"event":'],
    ['a start without a call', '{"event":"start","streamSid":"MZ1"}'],
    ['a mark before the start', '{"event":"mark","streamSid":"MZ1","mark":{"name":"x"}}'],
  ])('closes a socket that sends %s', async (_name, frame) => {
    const socket = await open();
    socket.send(frame);
    await expect(closed(socket)).resolves.toBe(1008);
  });

  it('closes a socket that sends binary frames or one of 64 kB', async () => {
    const binary = await open();
    binary.send(Buffer.alloc(160));
    await expect(closed(binary)).resolves.toBe(1008);
    const large = await open();
    large.send(`"${'x'.repeat(64 * 1024)}"`);
    await expect(closed(large)).resolves.toBe(1009);
  });

  it('closes idle sockets within five seconds, however many', async () => {
    const idle = await Promise.all(Array.from({ length: 100 }, () => open()));
    const from = Date.now();
    const codes = await Promise.all(idle.map(closed));
    expect(new Set(codes)).toEqual(new Set([1008]));
    expect(Date.now() - from).toBeLessThan(7_000);
  }, 20_000);

  it('lets a token open one stream, and only its own call', async () => {
    const [call, other] = [await answered(), await answered()];
    const stranger = await open();
    stranger.send(start({ callSid: other.callSid, token: call.token }));
    await expect(closed(stranger)).resolves.toBe(1008);
    const socket = await open();
    socket.send(start(call));
    await begun(call.callId);
    const again = await open();
    again.send(start(call));
    await expect(closed(again)).resolves.toBe(1008);
    expect(await streams(call.callId)).toBe(1);
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  it.each([
    ['nothing', () => ''],
    ['a made-up token', (ref: string) => `${ref}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`],
    ['a token whose call was changed', (_ref: string, token: string) => token.replace(/^[0-9a-f]{4}/, 'ffff')],
  ])('refuses a start with %s', async (_name, forge) => {
    const call = await answered();
    const ref = formatCallRef({ tenantId: tenant.tenantId, callId: call.callId, n: 1 });
    const socket = await open();
    socket.send(start({ callSid: call.callSid, token: forge(ref, call.token) }));
    await expect(closed(socket)).resolves.toBe(1008);
    expect(await streams(call.callId)).toBe(0);
  });

  it('refuses the token of a call that does not exist', async () => {
    const token = line.app
      .get(CarrierTokens)
      .mediaToken({ tenantId: tenant.tenantId, callId: randomUUID() as CallId, n: 1 });
    const socket = await open();
    socket.send(start({ callSid: 'CA0', token }));
    await expect(closed(socket)).resolves.toBe(1008);
  });

  it('ends a stream that starts twice', async () => {
    const call = await answered();
    const socket = await open();
    socket.send(start(call));
    await begun(call.callId);
    socket.send(start(call));
    await expect(closed(socket)).resolves.toBe(1008);
  });
});
