import type { Sandbox } from '../index';
import { waveOf } from './wave';
import { CALLER, carrierFor, Customer } from './customer';

describe('<Play>', () => {
  let customer: Customer;
  let carrier: Sandbox;

  beforeEach(async () => {
    customer = await Customer.open();
    customer.on('/status', () => ({ status: 204 }));
    customer.on('/voice', '<Play>/sound</Play><Pause length="60"/>');
    carrier = await carrierFor(customer);
  });

  afterEach(async () => {
    await carrier.close();
    await customer.close();
  });

  const codes = () => carrier.alerts.map(({ code }) => code);

  it.each([
    ['16 bit PCM at 8 kHz', 8_000, 16],
    ['16 bit PCM at 44.1 kHz', 44_100, 16],
    ['mu-law', 8_000, 8],
  ])('fetches the sound and plays what is in it: %s', async (_what, rate, bits) => {
    customer.on('/sound', () => ({ status: 200, type: 'audio/wav', body: waveOf(600, rate, bits) }));
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor((one) => one.toneLevel(600, 200) > -20);
    expect(codes()).toEqual([]);
    expect(customer.to('/sound')[0]).toMatchObject({ method: 'GET', headers: { accept: '*/*' } });
    phone.hangup();
  });

  it.each([
    ['a page', { status: 200, type: 'text/html; charset=utf-8', body: '<html></html>' }, 12_300],
    ['no type', { status: 200, type: '', body: waveOf(600, 8_000, 16) }, 12_300],
    ['nothing there', { status: 404 }, 11_200],
    ['a server in trouble', { status: 500, type: 'audio/wav', body: waveOf(600, 8_000, 16) }, 11_200],
    ['a page under a sound type', { status: 200, type: 'audio/wav', body: '<html></html>' }, 13_325],
  ])('writes down %s, and goes on without it', async (_what, answer, code) => {
    customer.on('/sound', () => answer);
    const phone = carrier.phones.dial(CALLER);
    await customer.until(() => customer.to('/sound').length === 1);
    await phone.waitFor(() => codes().length > 0);
    expect(codes()).toEqual([code]);
    expect(phone.status).toBe('in-progress');
    phone.hangup();
  });
});
