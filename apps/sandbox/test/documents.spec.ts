import type { Sandbox } from '../index';
import { sign } from '../wire/signature';
import { AUTH_TOKEN, CALLER, carrierFor, Customer } from './customer';

describe('documents on a call', () => {
  let customer: Customer;
  let carrier: Sandbox;

  beforeEach(async () => {
    customer = await Customer.open();
    customer.on('/status', () => ({ status: 204 }));
    carrier = await carrierFor(customer);
  });

  afterEach(async () => {
    await carrier.close();
    await customer.close();
  });

  it('asks for the first document with a signed webhook, real field names and the sixteen places', async () => {
    customer.on('/voice', '<Say>Welcome to Acme.</Say><Hangup/>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(({ status }) => status === 'completed');
    const [asked] = customer.to('/voice');
    expect(asked?.params).toMatchObject({
      From: CALLER.from,
      To: CALLER.to,
      Caller: CALLER.from,
      Called: CALLER.to,
      CallStatus: 'ringing',
      Direction: 'inbound',
      ApiVersion: '2010-04-01',
      CallSid: phone.callSid,
      StirVerstat: 'TN-Validation-Passed-A',
    });
    expect(Object.keys(asked?.params ?? {}).filter((name) => /(City|State|Zip|Country)$/.test(name))).toHaveLength(16);
    expect(asked?.headers['x-twilio-signature']).toBe(sign(AUTH_TOKEN, `${customer.url}/voice`, asked?.params));
    expect(asked?.headers['i-twilio-idempotency-token']).toMatch(/^[0-9a-f-]{36}$/);
    expect(phone.heard()).toMatchObject([{ text: 'Welcome to Acme.', language: 'en', source: 'say' }]);
  });

  it('reports the end of the call once, with its length and a sequence number', async () => {
    customer.on('/voice', '<Hangup/>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(({ status }) => status === 'completed');
    await customer.until(() => customer.to('/status').length === 1);
    expect(customer.to('/status')[0]?.params).toMatchObject({
      CallStatus: 'completed',
      CallDuration: '0',
      SequenceNumber: '0',
      CallbackSource: 'call-progress-events',
    });
  });

  it('gathers words over a prompt that they interrupt, then follows the action', async () => {
    customer
      .on(
        '/voice',
        '<Gather input="speech dtmf" action="/heard" speechTimeout="auto"><Say>'.concat(
          'How can I help? '.repeat(40),
          '</Say></Gather><Say>never</Say>',
        ),
      )
      .on('/heard', '<Say language="es-US">Adios.</Say>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitForText('How can I help?');
    phone.say('When do you open?');
    await phone.waitForText('Adios.');
    expect(customer.to('/heard')[0]?.params).toMatchObject({ SpeechResult: 'When do you open?', Confidence: '0.94' });
    expect(phone.heard()[0]?.spokenMs).toBeLessThan(phone.heard()[0]?.durationMs ?? 0);
    expect(phone.heard()[1]?.language).toBe('es');
  });

  it('gathers digits until the number of them is reached or the finishing key', async () => {
    customer
      .on('/voice', '<Gather numDigits="3" action="/three"/>')
      .on('/three', '<Gather action="/hash"/>')
      .on('/hash', '<Hangup/>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(({ events }) => events.some(({ type }) => type === 'listening'));
    phone.digits('101');
    await phone.waitFor(({ events }) => events.filter(({ type }) => type === 'listening').length === 2);
    phone.digits('42#');
    await phone.waitFor(({ status }) => status === 'completed');
    expect(customer.to('/three')[0]?.params['Digits']).toBe('101');
    expect(customer.to('/hash')[0]?.params['Digits']).toBe('42');
  });

  it('falls through an empty gather, or asks the action when told to', async () => {
    customer
      .on(
        '/voice',
        '<Gather timeout="0" input="speech"/><Gather timeout="0" input="speech" actionOnEmptyResult="true" action="/empty"/>',
      )
      .on('/empty', '<Hangup/>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(({ status }) => status === 'completed');
    expect(customer.to('/empty')[0]?.params).toMatchObject({ SpeechResult: '' });
  });

  it('rejects without answering when that is the first verb', async () => {
    customer.on('/voice', '<Reject reason="busy"/>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(({ status }) => status === 'busy');
    expect(phone.call.answeredAt).toBeNull();
  });

  it.each([
    ['no XML', '<Response><Say>', 12_100],
    ['a control character', '<Response><Say>Hello\u000b there</Say></Response>', 12_100],
    ['a control character as a reference', '<Response><Say>Hello&#11; there</Say></Response>', 12_100],
    ['an unknown verb', '<Response><Sing/></Response>', 12_200],
    ['an unknown attribute', '<Response><Say tempo="1">a</Say></Response>', 12_200],
    ['wrong nesting', '<Response><Gather><Hangup/></Gather></Response>', 12_200],
    ['a wrong value', '<Response><Pause length="long"/></Response>', 12_200],
  ])('ends the call with an apology on %s', async (_what, body, code) => {
    customer.on('/voice', () => body);
    const phone = carrier.phones.dial(CALLER);
    await phone.waitForText('application error');
    await phone.waitFor(({ status }) => status === 'completed');
    expect(carrier.alerts.map((alert) => alert.code)).toContain(code);
  });

  it('retries as the fragment says, with the same idempotency token, and signs the URL without it', async () => {
    customer.on('/voice', '<Redirect>/again#rc=3&amp;rp=5xx,ct,rt&amp;ct=1000&amp;rt=4000</Redirect>');
    let tries = 0;
    customer.on('/again', () => ((tries += 1) < 3 ? { status: 503 } : '<Response><Hangup/></Response>'));
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(({ status }) => status === 'completed');
    const asked = customer.to('/again');
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map(({ headers }) => headers['i-twilio-idempotency-token'])).size).toBe(1);
    expect(asked[0]?.headers['x-twilio-signature']).toBe(sign(AUTH_TOKEN, `${customer.url}/again`, asked[0]?.params));
  });

  it('asks the fallback URL with the error when the document fails', async () => {
    await carrier.close();
    carrier = await carrierFor(customer, { fallbackUrl: `${customer.url}/fallback` });
    customer.on('/voice', () => ({ status: 500 })).on('/fallback', '<Say>One moment.</Say>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitForText('One moment.');
    expect(customer.to('/fallback')[0]?.params).toMatchObject({
      ErrorCode: '11200',
      ErrorUrl: `${customer.url}/voice`,
    });
  });

  it('gives up on an answer that does not come within the read timeout', async () => {
    customer.on('/voice', '<Redirect>/hang#rt=100&amp;rc=1&amp;rp=rt</Redirect>').on('/hang', () => 'hang');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitForText('application error');
    expect(customer.to('/hang')).toHaveLength(2);
  });
});
