import { Faults } from '../faults';
import { sign, withBodyDigest, type Fields } from '../wire/signature';
import { parseTarget } from '../wire/target';
import { Webhooks } from '../wire/webhooks';
import { Customer, HANG } from './customer';

const FORM = {
  To: '+18005551212',
  Digits: '1234',
  From: '+12349013030',
  CallSid: 'CA1234567890ABCDE',
  Caller: '+12349013030',
};

describe('the signature', () => {
  it.each<[string, string, Fields, string]>([
    ['a form', 'https://mycompany.com/myapp.php?foo=1&bar=2', FORM, '0/KCTR6DLpKmkAf8muzZqo1nDgQ='],
    ['a media socket', 'wss://example.com/media', {}, '7PR3qMkpDyEJtMrVOY/LDyNq8J8='],
    ['the wrong scheme', 'https://example.com/media', {}, '6HZQ7Cq/dSYDCAiy3qRA6PZfACI='],
    ['a repeated field', 'https://example.com/x', { A: 'z', B: ['2', '1', '2'] }, '1ZhHjOlBSndUEpGBvHbPpLJ+ZY4='],
    ['an empty value', 'https://example.com/x', { A: '' }, 'te+XBet2y/n2xgRnhe3wVXQcrrM='],
    ['an address with overrides', 'wss://example.com/media#rc=2&rp=all', {}, '7PR3qMkpDyEJtMrVOY/LDyNq8J8='],
  ])('of %s is as published', (_what, url, fields, expected) => {
    expect(sign('12345', url, fields)).toBe(expected);
  });

  it('of a JSON body covers its digest', () => {
    const url = withBodyDigest('https://example.com/hook', '{"a":1}');
    expect(url).toBe(
      'https://example.com/hook?bodySHA256=015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862',
    );
    expect(sign('12345', url)).toBe('2e7mH/NA6FwzvUqLZxhsETU/4bw=');
  });
});

describe('connection overrides', () => {
  it('default to one retry after a failed connection and 15 s in all', () => {
    expect(parseTarget('https://a.example/x')).toEqual({
      url: 'https://a.example/x',
      connectMs: 5_000,
      readMs: 15_000,
      totalMs: 15_000,
      retries: 1,
      retryOn: new Set(['ct']),
    });
  });

  it('are read from the fragment, within bounds', () => {
    const target = parseTarget('https://a.example/x?y=1#rc=9&rp=5xx,ct,rt&ct=50&rt=4000&tt=99999');
    expect(target).toMatchObject({
      url: 'https://a.example/x?y=1',
      retries: 5,
      connectMs: 100,
      readMs: 4_000,
      totalMs: 15_000,
    });
    expect([...target.retryOn].sort()).toEqual(['5xx', 'ct', 'rt']);
    expect(parseTarget('https://a.example/#rp=all').retryOn.size).toBe(4);
  });
});

describe('webhooks', () => {
  let customer: Customer;
  let faults: Faults;
  let webhooks: Webhooks;

  beforeEach(async () => {
    customer = await Customer.open();
    faults = new Faults();
    webhooks = new Webhooks('token', faults);
  });

  afterEach(() => customer.close());

  it('never retries 4xx by default, nor follows a redirect', async () => {
    customer.on('/gone', () => ({ status: 404 })).on('/moved', () => ({ status: 302 }));
    await expect(webhooks.ask(`${customer.url}/gone#rc=3`, 'POST', {})).rejects.toMatchObject({ code: 11_200 });
    await expect(webhooks.ask(`${customer.url}/moved#rc=3&rp=all`, 'POST', {})).rejects.toMatchObject({ code: 11_200 });
    expect(customer.asked).toHaveLength(2);
  });

  it('asks only the web', async () => {
    for (const address of ['ftp://a.example/x', 'nonsense', '']) {
      await expect(webhooks.ask(address, 'POST', {})).rejects.toMatchObject({ code: 11_100 });
      webhooks.notify(address, 'POST', {});
    }
    await webhooks.idle();
  });

  it('asks again after a refused connection', async () => {
    customer.on('/x', '');
    faults.add({ kind: 'webhook-refuse' });
    expect((await webhooks.ask(`${customer.url}/x`, 'POST', { A: '1' })).status).toBe(200);
    faults.add({ kind: 'webhook-refuse', count: 2 });
    await expect(webhooks.ask(`${customer.url}/x`, 'POST', {})).rejects.toMatchObject({ code: 11_205 });
  });

  it('stops at the total time, whatever the retries', async () => {
    customer.on('/hang', () => HANG);
    const startedAt = Date.now();
    await expect(webhooks.ask(`${customer.url}/hang#rc=5&rp=all&rt=100&tt=250`, 'POST', {})).rejects.toMatchObject({
      code: 11_200,
    });
    expect(Date.now() - startedAt).toBeLessThan(600);
    expect(customer.asked.length).toBeLessThanOrEqual(3);
  });

  it('signs a GET over the whole address', async () => {
    customer.on('/x', '');
    await webhooks.ask(`${customer.url}/x`, 'GET', { A: '1 2', B: '' });
    const [asked] = customer.asked;
    expect(asked?.params).toEqual({ A: '1 2', B: '' });
    expect(asked?.headers['x-twilio-signature']).toBe(sign('token', `${customer.url}/x?A=1+2&B=`));
  });

  it('loses, doubles and delays callbacks when told to', async () => {
    customer.on('/status', () => ({ status: 204 }));
    const tell = (number: string): void =>
      webhooks.notify(`${customer.url}/status`, 'POST', { SequenceNumber: number });
    faults.add({ kind: 'callback-lost' });
    tell('0');
    await webhooks.idle();
    expect(customer.asked).toHaveLength(0);
    faults.add({ kind: 'callback-twice' });
    tell('1');
    await webhooks.idle();
    expect(customer.asked).toHaveLength(2);
    expect(customer.asked[0]?.headers['i-twilio-idempotency-token']).toBe(
      customer.asked[1]?.headers['i-twilio-idempotency-token'],
    );
    faults.add({ kind: 'callback-late', ms: 100 });
    tell('2');
    tell('3');
    await webhooks.idle();
    expect(customer.asked.map(({ params }) => params['SequenceNumber'])).toEqual(['1', '1', '3', '2']);
  });
});
