import Twilio, { type Twilio as Client } from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import type { Sandbox, SandboxOptions } from '../index';
import { ACCOUNT_SID, AUTH_TOKEN, carrierFor, Customer } from './customer';

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

const own = '+12125550100';
const friend = '+12125550142';

describe('calls created by REST', () => {
  let customer: Customer;
  let carrier: Sandbox;
  let client: Client;

  const open = async (options: Partial<SandboxOptions> = {}): Promise<void> => {
    carrier = await carrierFor(customer, { callsPerSecond: 30, ownNumbers: [own], ...options });
    client = Twilio(ACCOUNT_SID, AUTH_TOKEN, { httpClient: new Rewritten(carrier.url) });
  };
  const create = (change: Partial<Parameters<Client['calls']['create']>[0]> = {}) =>
    client.calls.create({ to: friend, from: own, url: `${customer.url}/answered`, ...change });

  beforeEach(async () => {
    customer = await Customer.open();
    customer.on('/answered', '<Say>Hello again.</Say><Pause length="60"/>').on('/status', () => ({ status: 204 }));
  });

  afterEach(async () => {
    await carrier.close();
    await customer.close();
  });

  it('are refused with the documented code, and nobody is called', async () => {
    await open({
      verifiedNumbers: [friend, '+8816123456', '+12129000000'],
      excludedPrefixes: ['+881'],
      blockedPrefixes: ['+1212900'],
    });
    const code = (change: Parameters<typeof create>[0]) =>
      create(change).then(
        () => 0,
        (error: { code: number; status: number }) => [error.status, error.code],
      );
    expect(await code({ to: '12' })).toEqual([400, 21_211]);
    expect(await code({ to: '+0212555014' })).toEqual([400, 21_211]);
    expect(await code({ to: '+1212555014212345' })).toEqual([400, 21_211]);
    expect(await code({ to: '+12125550142,5' })).toEqual([400, 21_211]);
    expect(await code({ to: '' })).toEqual([400, 21_201]);
    expect(await code({ from: '+12125550199' })).toEqual([400, 21_210]);
    expect(await code({ from: '100' })).toEqual([400, 21_212]);
    expect(await code({ to: '+12125550143' })).toEqual([400, 21_219]);
    expect(await code({ to: '+8816123456' })).toEqual([400, 21_215]);
    expect(await code({ to: '+12129000000' })).toEqual([400, 21_216]);
    expect(await code({ url: 'no address' })).toEqual([400, 21_205]);
    expect(await code({ statusCallback: 'no address' })).toEqual([400, 21_609]);
    expect(await code({ timeLimit: 0 })).toEqual([400, 20_001]);
    expect(carrier.exchange.calls.list()).toEqual([]);
  });

  it('end by themselves when their time is over', async () => {
    await open();
    const phone = carrier.phones.expect(friend);
    await create({ timeLimit: 1 });
    await phone.waitForText('Hello again.');
    await phone.waitFor(({ status }) => status === 'completed');
    expect(phone.call.durationSeconds).toBe(1);
  });

  it.each([
    ['decline', 'busy'],
    ['ignore', 'no-answer'],
  ] as const)('of somebody who would %s end as %s', async (how, status) => {
    await open();
    carrier.phones.expect(friend, how);
    const { sid } = await create({ timeout: 1, statusCallback: `${customer.url}/status` });
    await customer.until(() => customer.to('/status').length === 1);
    expect(customer.to('/status')[0]?.params).toMatchObject({ CallSid: sid, CallStatus: status, CallDuration: '0' });
  });

  it('may exist although the answer was lost', async () => {
    await open();
    carrier.faults.add({ kind: 'rest-lost', target: '/Calls.json' });
    await expect(create()).rejects.toMatchObject({ status: 503 });
    expect(await client.calls.list({ to: friend, from: own })).toHaveLength(1);
  });
});
