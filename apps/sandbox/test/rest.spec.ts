import Twilio, { type Twilio as Client } from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import type { Sandbox } from '../index';
import { ACCOUNT_SID, API_KEY_SECRET, API_KEY_SID, AUTH_TOKEN, CALLER, carrierFor, Customer } from './customer';

/** The official client, with its requests sent to the sandbox instead. */
class Rewritten extends RequestClient {
  constructor(private readonly base: string) {
    super();
  }

  override request<TData>(options: RequestClient.RequestOptions<TData>): Promise<Response<TData>> {
    const { pathname, search } = new URL(options.uri);
    return super.request({ ...options, uri: `${this.base}${pathname}${search}` });
  }
}

describe('the REST interface, by the official client', () => {
  let customer: Customer;
  let carrier: Sandbox;
  let client: Client;

  beforeEach(async () => {
    delete process.env['TWILIO_EDGE'];
    delete process.env['TWILIO_REGION'];
    customer = await Customer.open();
    customer.on('/status', () => ({ status: 204 }));
    carrier = await carrierFor(customer, { callsPerSecond: 30 });
    client = Twilio(ACCOUNT_SID, AUTH_TOKEN, { httpClient: new Rewritten(carrier.url) });
  });

  afterEach(async () => {
    await carrier.close();
    await customer.close();
  });

  async function callInRoom(): Promise<{ sid: string; roomSid: string }> {
    customer.on('/voice', '<Dial><Conference waitUrl="">room-1</Conference></Dial><Say>after the room</Say>');
    customer.on('/app', '<Dial><Conference waitUrl="" participantLabel="agent">room-1</Conference></Dial>');
    const phone = carrier.phones.dial(CALLER);
    const agent = carrier.phones.connect('agent_1');
    await agent.waitFor(() => carrier.exchange.conferences.find('room-1')?.status === 'in-progress');
    const [room] = await client.conferences.list({ friendlyName: 'room-1', status: 'in-progress' });
    return { sid: phone.callSid, roomSid: room?.sid ?? '' };
  }

  it('refuses a wrong token, takes an API key', async () => {
    const stranger = Twilio(ACCOUNT_SID, 'wrong', { httpClient: new Rewritten(carrier.url) });
    await expect(stranger.calls.list()).rejects.toMatchObject({ status: 401, code: 20_003 });
    const key = Twilio(API_KEY_SID, API_KEY_SECRET, {
      accountSid: ACCOUNT_SID,
      httpClient: new Rewritten(carrier.url),
    });
    expect(await key.calls.list()).toEqual([]);
    expect((await client.api.v2010.accounts(ACCOUNT_SID).fetch()).status).toBe('active');
  });

  it('fetches and lists calls, and says which it does not know', async () => {
    customer.on('/voice', '<Pause length="60"/>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(({ status }) => status === 'in-progress');
    const call = await client.calls(phone.callSid).fetch();
    expect(call).toMatchObject({ sid: phone.callSid, status: 'in-progress', from: CALLER.from, direction: 'inbound' });
    expect(call.startTime).toBeInstanceOf(Date);
    expect((await client.calls.list({ status: 'in-progress' })).map(({ sid }) => sid)).toEqual([phone.callSid]);
    expect(await client.calls.list({ status: 'completed' })).toEqual([]);
    await expect(client.calls(`CA${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404, code: 20_404 });
  });

  it('pages through a list', async () => {
    customer.on('/voice', '<Pause length="60"/>');
    for (let i = 0; i < 5; i += 1) carrier.phones.dial(CALLER);
    expect(await client.calls.list({ pageSize: 2 })).toHaveLength(5);
    expect(await client.calls.list({ pageSize: 2, limit: 3 })).toHaveLength(3);
  });

  it('redirects a running call, by URL and by document, and hangs it up', async () => {
    customer.on('/voice', '<Enqueue>q</Enqueue>').on('/elsewhere', '<Say>elsewhere</Say><Pause length="60"/>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(({ call }) => call.verb === 'Enqueue');
    await client.calls(phone.callSid).update({ url: `${customer.url}/elsewhere`, method: 'POST' });
    await phone.waitForText('elsewhere');
    await client.calls(phone.callSid).update({ twiml: '<Response><Say>written</Say><Pause length="60"/></Response>' });
    await phone.waitForText('written');
    const done = await client.calls(phone.callSid).update({ status: 'completed' });
    expect(done.status).toBe('completed');
    await expect(client.calls(phone.callSid).update({ twiml: '<Response/>' })).rejects.toMatchObject({ code: 21_220 });
  });

  it('creates a call that rings a phone, with its progress', async () => {
    const outside = carrier.phones.expect('+12125550199');
    const call = await client.calls.create({
      to: '+12125550199',
      from: '+12125550100',
      twiml: '<Response><Say>Calling back.</Say></Response>',
      statusCallback: `${customer.url}/status`,
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    });
    expect(call).toMatchObject({ status: 'queued', direction: 'outbound-api' });
    await outside.waitForText('Calling back.');
    await customer.until(() => customer.to('/status').length === 4);
    const seen = customer
      .to('/status')
      .map(({ params }) => [params['SequenceNumber'], params['CallStatus']])
      .sort();
    expect(seen).toEqual([
      ['0', 'initiated'],
      ['1', 'ringing'],
      ['2', 'in-progress'],
      ['3', 'completed'],
    ]);
    await expect(client.calls.create({ to: '12', from: '+12125550100', twiml: '<Response/>' })).rejects.toMatchObject({
      code: 21_211,
    });
  });

  it('finds conferences and participants, mutes, holds with a document, removes and ends', async () => {
    const { sid, roomSid } = await callInRoom();
    const people = client.conferences(roomSid).participants;
    expect((await people.list()).map(({ callSid }) => callSid)).toContain(sid);
    expect(await people('agent').fetch()).toMatchObject({ label: 'agent', muted: false, hold: false });
    expect((await people(sid).update({ muted: true })).muted).toBe(true);
    customer.on('/hold', '<Say>You are on hold.</Say>');
    expect((await people(sid).update({ hold: true, holdUrl: `${customer.url}/hold` })).hold).toBe(true);
    await customer.until(() => customer.to('/hold').length > 0);
    expect(customer.to('/hold')[0]?.method).toBe('GET');
    expect((await people(sid).update({ hold: false })).hold).toBe(false);
    await people(sid).remove();
    await expect(people(sid).fetch()).rejects.toMatchObject({ code: 20_404 });
    expect((await client.conferences(roomSid).update({ status: 'completed' })).status).toBe('completed');
    expect(await people.list()).toEqual([]);
  });

  it('rings somebody into a conference', async () => {
    const { roomSid } = await callInRoom();
    const outside = carrier.phones.expect('+12125550199');
    const made = await client
      .conferences(roomSid)
      .participants.create({ from: '+12125550100', to: '+12125550199', label: 'third', beep: 'false' });
    await outside.waitFor(() => carrier.exchange.conferences.find('room-1')?.participants.length === 3);
    expect((await client.conferences(roomSid).participants('third').fetch()).callSid).toBe(made.callSid);
  });

  it('shows queues and their members, and takes the first out', async () => {
    customer.on('/voice', '<Enqueue waitUrl="">tenant-1</Enqueue>').on('/next', '<Say>your turn</Say>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(() => carrier.exchange.queues.list()[0]?.entries.length === 1);
    const [queue] = await client.queues.list();
    expect(queue).toMatchObject({ friendlyName: 'tenant-1', currentSize: 1 });
    const members = client.queues(queue?.sid ?? '').members;
    expect((await members.list())[0]).toMatchObject({ callSid: phone.callSid, position: 1 });
    await members('Front').update({ url: `${customer.url}/next` });
    await phone.waitForText('your turn');
    await expect(members('Front').fetch()).rejects.toMatchObject({ code: 20_404 });
  });

  it('serves recordings as wav, and deletes them', async () => {
    const { sid } = carrier.exchange.recordings.add('CA1', 'RecordVerb', Buffer.alloc(8_000, 0x10), 1);
    expect(await client.recordings(sid).fetch()).toMatchObject({ duration: '1', channels: 1 });
    const url = `${carrier.url}/2010-04-01/Accounts/${ACCOUNT_SID}/Recordings/${sid}.wav`;
    expect((await fetch(url)).status).toBe(401);
    const headers = { Authorization: `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}` };
    expect((await (await fetch(url, { headers })).arrayBuffer()).byteLength).toBe(8_044);
    expect(await client.recordings(sid).remove()).toBe(true);
    await expect(client.recordings(sid).fetch()).rejects.toMatchObject({ code: 20_404 });
  });

  it('fails on purpose', async () => {
    carrier.faults.add({ kind: 'rest-5xx' });
    await expect(client.calls.list()).rejects.toMatchObject({ status: 503 });
    carrier.faults.add({ kind: 'rest-429' });
    await expect(client.calls.list()).rejects.toMatchObject({ status: 429, code: 20_429 });
    expect(await client.calls.list()).toEqual([]);
  });
});
