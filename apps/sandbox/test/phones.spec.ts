import { once } from 'node:events';
import { request } from 'node:http';
import { jwt } from 'twilio';
import { WebSocket, type RawData } from 'ws';
import { tone } from '../audio/tones';
import { toFrames } from '../audio/mulaw';
import type { Sandbox } from '../index';
import { ACCOUNT_SID, API_KEY_SECRET, API_KEY_SID, CALLER, carrierFor, Customer } from './customer';

type Message = Record<string, unknown> & { type: string };

/** A browser's side of a phone socket. */
class Browser {
  readonly messages: Message[] = [];
  frames = 0;
  closed = false;
  private readonly watchers = new Set<() => void>();

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (!Buffer.isBuffer(data)) return;
      if (isBinary) this.frames += data.length === 160 ? 1 : 0;
      else this.messages.push(JSON.parse(data.toString('utf8')) as Message);
      for (const watcher of [...this.watchers]) watcher();
    });
    socket.on('close', () => {
      this.closed = true;
      for (const watcher of [...this.watchers]) watcher();
    });
  }

  static open(carrier: Sandbox, path: string, origin = 'http://localhost:3000'): Promise<Browser> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(carrier.wsUrl + path, { headers: { Origin: origin } });
      const browser = new Browser(socket);
      socket.on('open', () => resolve(browser));
      socket.on('error', reject);
    });
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  async saw(match: Partial<Message>, deadlineMs = 5_000): Promise<Message> {
    const find = (): Message | undefined =>
      this.messages.find((message) => Object.entries(match).every(([name, value]) => message[name] === value));
    await this.until(() => find() !== undefined, deadlineMs);
    return find() ?? { type: 'unreachable' };
  }

  until(predicate: () => boolean, deadlineMs = 5_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!predicate()) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        resolve();
      };
      const timer = setTimeout(() => reject(new Error(`not seen in ${JSON.stringify(this.messages)}`)), deadlineMs);
      this.watchers.add(look);
      look();
    });
  }
}

function token(options: { ttl?: number; secret?: string; key?: string } = {}): string {
  const made = new jwt.AccessToken(ACCOUNT_SID, options.key ?? API_KEY_SID, options.secret ?? API_KEY_SECRET, {
    identity: 'agent_1',
    ttl: options.ttl ?? 3_600,
  });
  made.addGrant(new jwt.AccessToken.VoiceGrant({ outgoingApplicationSid: `AP${'c'.repeat(32)}`, incomingAllow: true }));
  return made.toJwt();
}

describe('phones on sockets', () => {
  let customer: Customer;
  let carrier: Sandbox;

  beforeEach(async () => {
    customer = await Customer.open();
    carrier = await carrierFor(customer);
    customer.on('/status', () => ({ status: 204 }));
  });

  afterEach(async () => {
    await carrier.close();
    await customer.close();
  });

  it('dials, shows and sounds what is said, listens, and hangs up', async () => {
    customer
      .on(
        '/voice',
        '<Gather input="speech" speechTimeout="auto" language="es-US" action="/heard"><Say>Welcome.</Say></Gather>',
      )
      .on('/heard', '<Pause length="60"/>');
    const phone = await Browser.open(carrier, '/phone');
    phone.send({ type: 'dial', ...CALLER });
    const ringing = await phone.saw({ type: 'status', status: 'ringing' });
    await phone.saw({ type: 'status', status: 'in-progress', callSid: ringing['callSid'] });
    expect(await phone.saw({ type: 'speak' })).toMatchObject({
      text: 'Welcome.',
      language: 'en',
      source: 'say',
      durationMs: 400,
    });
    expect(await phone.saw({ type: 'listening' })).toMatchObject({
      input: 'speech',
      language: 'es-US',
      timeoutMs: 5_000,
    });
    await phone.until(() => phone.frames > 10);
    phone.send({ type: 'say', text: 'Hola', language: 'es' });
    await phone.saw({ type: 'verb', verb: 'Pause' });
    expect(customer.to('/heard')[0]?.params).toMatchObject({ SpeechResult: 'Hola', Confidence: '0.94' });
    phone.send({ type: 'hangup' });
    await phone.saw({ type: 'status', status: 'completed' });
    phone.send({ type: 'dial', ...CALLER });
    await phone.until(() => phone.messages.filter(({ status }) => status === 'ringing').length === 2);
  });

  it('answers a ping and measures its own line', async () => {
    customer.on('/voice', '<Pause length="60"/>');
    const phone = await Browser.open(carrier, '/phone');
    phone.send({ type: 'ping', id: 7 });
    expect(await phone.saw({ type: 'pong', id: 7 })).toHaveProperty('at');
    phone.send({ type: 'dial', ...CALLER });
    await phone.saw({ type: 'status', status: 'in-progress' });
    for (const frame of toFrames(tone(450, 200))) phone.socket.send(frame);
    const quality = await phone.saw({ type: 'quality' });
    expect(quality).toMatchObject({ received: 10, gaps: 0 });
    expect(quality['jitterMs']).toBeGreaterThan(0);
    expect(quality['sent']).toBeGreaterThan(20);
  });

  it('refuses what makes no sense and goes on', async () => {
    const phone = await Browser.open(carrier, '/phone');
    phone.socket.send('{');
    await phone.saw({ type: 'error', message: 'not a JSON object' });
    phone.send({ type: 'say', text: 'anybody?' });
    await phone.saw({ type: 'error', message: 'there is no call' });
    phone.send({ type: 'dial', from: 'me', to: 'you' });
    await phone.saw({ type: 'error', message: 'a number must be + followed by the country code and digits' });
    phone.socket.send(Buffer.alloc(7));
    phone.send({ type: 'ping', id: 1 });
    await phone.saw({ type: 'pong' });
  });

  it('lets no foreign page ring or break anything', async () => {
    await expect(Browser.open(carrier, '/phone', 'https://evil.example')).rejects.toThrow('403');
    const headers = { Origin: 'https://evil.example' };
    expect((await fetch(`${carrier.url}/control/calls`, { headers })).status).toBe(403);
  });

  it('answers to its own names only, so that no foreign name leads a page here', async () => {
    const asked = (host: string, origin?: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const headers = { Host: host, ...(origin === undefined ? {} : { Origin: origin }) };
        const sent = request(`${carrier.url}/control/calls`, { headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        sent.on('error', reject);
        sent.end();
      });
    for (const host of ['evil.example', `evil.example:${carrier.port}`, 'localhost.evil.example'])
      expect([host, await asked(host, `http://${host}`), await asked(host)]).toEqual([host, 403, 403]);
    for (const host of ['127.0.0.1', `localhost:${carrier.port}`, '[::1]', '192.0.2.7'])
      expect([host, await asked(host, `http://${host}`), await asked(host)]).toEqual([host, 200, 200]);
    const socket = new WebSocket(`${carrier.wsUrl}/phone`, {
      headers: { Host: 'evil.example', Origin: 'http://evil.example' },
    });
    const [fault] = (await once(socket, 'error')) as [Error];
    expect(fault.message).toContain('403');
  });

  it('ends the call when the phone goes away', async () => {
    customer.on('/voice', '<Pause length="60"/>');
    const phone = await Browser.open(carrier, '/phone');
    phone.send({ type: 'dial', ...CALLER });
    await phone.saw({ type: 'status', status: 'in-progress' });
    phone.socket.terminate();
    await customer.until(() => customer.to('/status').length === 1);
    expect(customer.to('/status')[0]?.params['CallStatus']).toBe('completed');
  });

  it('registers a softphone by its token and connects it to the app with its parameters', async () => {
    customer.on('/app', '<Gather numDigits="1" action="/key"/>').on('/key', '<Pause length="60"/>');
    const device = await Browser.open(carrier, '/device');
    device.send({ type: 'register', token: token() });
    await device.saw({ type: 'registered', identity: 'agent_1' });
    device.send({ type: 'connect', params: { offer: 'o-1' } });
    const call = await device.saw({ type: 'call', status: 'in-progress' });
    expect(customer.to('/app')[0]?.params).toMatchObject({
      From: 'client:agent_1',
      To: '',
      offer: 'o-1',
      CallSid: call['callSid'],
    });
    device.send({ type: 'connect', params: {} });
    await device.saw({ type: 'error', message: 'the line is in a call' });
    device.send({ type: 'digits', digits: '5' });
    await customer.until(() => customer.to('/key').length === 1);
    device.send({ type: 'disconnect' });
    await device.saw({ type: 'call', status: 'completed' });
  });

  it.each([
    ['forged', { secret: 'other' }],
    ['expired', { ttl: -10 }],
    ["another key's", { key: `SK${'d'.repeat(32)}` }],
  ])('refuses a %s token', async (_what, options) => {
    const device = await Browser.open(carrier, '/device');
    device.send({ type: 'register', token: token(options) });
    await device.saw({ type: 'error', code: 20_101 });
    await device.until(() => device.closed);
  });

  it('rings a registered softphone that is dialled', async () => {
    customer
      .on('/voice', '<Dial action="/done"><Client><Identity>agent_1</Identity></Client></Dial>')
      .on('/done', '<Hangup/>');
    const device = await Browser.open(carrier, '/device');
    device.send({ type: 'register', token: token() });
    await device.saw({ type: 'registered' });
    const caller = carrier.phones.dial(CALLER);
    const incoming = await device.saw({ type: 'incoming' });
    device.send({ type: 'accept', callSid: incoming['callSid'] });
    await device.saw({ type: 'call', status: 'in-progress' });
    const frames = toFrames(tone(900, 400));
    for (const frame of frames) device.socket.send(frame);
    await caller.waitFor((one) => one.toneLevel(900, 40) > -20);
    device.send({ type: 'disconnect' });
    await caller.waitFor(({ status }) => status === 'completed');
    expect(customer.to('/done')[0]?.params['DialCallStatus']).toBe('completed');
  });

  it('lets tests and tools look, and break things, from this machine', async () => {
    const control = (path: string, body?: object): Promise<Response> =>
      fetch(`${carrier.url}/control/${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : {});
    expect(await (await control('health')).json()).toEqual({ status: 'ok', calls: 0 });
    expect((await control('faults', { kind: 'earthquake' })).status).toBe(400);
    expect((await control('faults', { kind: 'webhook-5xx', target: '/voice', count: 1 })).status).toBe(200);
    customer.on('/voice', '<Say>fine</Say>').on('/other', '<Say>other</Say>');
    await carrier.phones.dial(CALLER).waitForText('application error');
    expect((await control('numbers', { number: '+12125550177', voiceUrl: `${customer.url}/other` })).status).toBe(200);
    await carrier.phones.dial({ ...CALLER, to: '+12125550177' }).waitForText('other');
    expect(await (await control('calls')).json()).toMatchObject({
      calls: [{ to: '+12125550177' }, {}],
      alerts: [{ code: 11_200 }],
    });
    expect((await control('nothing')).status).toBe(404);
  });
});
