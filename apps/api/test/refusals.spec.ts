import { randomUUID } from 'node:crypto';
import { sign } from '../../sandbox';
import { bootLine, type BootedLine } from './boot-line';
import { ask } from './security/ask';
import { routes } from './security/route-matrix';

let line: BootedLine;
beforeAll(async () => {
  line = await bootLine();
}, 60_000);
afterAll(() => line.close());
beforeEach(() => line.db.asSuperuser('delete from rate_limits'));

const hooks = [
  'voice',
  'next/x',
  'turn/x',
  'message/x',
  'wait/x',
  'hold/x',
  'agent',
  'status',
  'conference/x',
  'recording/x',
];
const deep = '['.repeat(20_000) + ']'.repeat(20_000);
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

describe('a webhook that is no form of the carrier', () => {
  /** Bodies that could make a signature check fail unexpectedly. */
  const odd = [
    '{"a":{"toString":1}}',
    '{"AccountSid":{"toString":1}}',
    '{"__proto__":{"a":1}}',
    deep,
    `{"a":${deep}}`,
    '[]',
    'null',
    '"text"',
  ];

  it.each(hooks)('is refused at %s, whatever its body, and is no fault of ours', async (hook) => {
    const url = `${line.url}/twilio/${hook}`;
    const written = line.logged.length;
    for (const body of odd) {
      const json = await ask(url, { method: 'POST', body, headers: { 'X-Twilio-Signature': 'x' } });
      expect([body.slice(0, 40), json.status, json.json.code]).toEqual([body.slice(0, 40), 415, 'wrong_content_type']);
      const form = await ask(url, {
        method: 'POST',
        body,
        headers: { 'X-Twilio-Signature': 'x', 'Content-Type': 'application/x-www-form-urlencoded' },
      });
      expect([body.slice(0, 40), form.status, form.json.code]).toEqual([body.slice(0, 40), 403, 'signature_invalid']);
    }
    expect(line.logged.slice(written).filter((text) => text.includes('"level":"error"'))).toEqual([]);
  });

  it.each(hooks)('is refused at %s though its JSON is signed', async (hook) => {
    const url = `${line.url}/twilio/${hook}`;
    const body = { AccountSid: line.env.TWILIO_ACCOUNT_SID ?? '' };
    const signature = sign(line.env.TWILIO_AUTH_TOKEN ?? '', url, body);
    const answer = await ask(url, { method: 'POST', body, headers: { 'X-Twilio-Signature': signature } });
    expect(answer.status).toBe(415);
  });

  it.each(hooks)('is told at %s which method there is', async (hook) => {
    const url = `${line.url}/twilio/${hook}`;
    for (const method of methods.filter((one) => one !== 'POST')) {
      const signature = sign(line.env.TWILIO_AUTH_TOKEN ?? '', url, {});
      const answer = await ask(url, { method, headers: { 'X-Twilio-Signature': signature, Accept: 'text/html' } });
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'POST']);
    }
  });
});

describe('the REST API', () => {
  const named = (path: string) => path.replace(/\{[^}]+\}/g, randomUUID());
  const at = new Map<string, string[]>();
  for (const { path, method } of routes) at.set(path, [...(at.get(path) ?? []), method]);

  it('answers a method that a path has not with 405 and those that it has', async () => {
    for (const [path, own] of at) {
      const allow = [...own, ...(own.includes('GET') ? ['HEAD'] : [])].sort().join(', ');
      for (const method of methods.filter((one) => !own.includes(one))) {
        const { status, headers, json } = await ask(`${line.url}${named(path)}`, { method });
        expect([method, path, status, json.code, headers.allow]).toEqual([
          method,
          path,
          405,
          'method_not_allowed',
          allow,
        ]);
      }
    }
  });

  it.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/xml',
    '',
  ])('takes no body of the type "%s"', async (type) => {
    for (const { path, method } of routes.filter((one) => one.method !== 'GET')) {
      const answer = await ask(`${line.url}${named(path)}`, { method, body: 'a=b', headers: { 'Content-Type': type } });
      expect([method, path, answer.status, answer.json.code]).toEqual([method, path, 415, 'wrong_content_type']);
    }
  });

  it('says so in its description', () => {
    const silent = routes.filter(({ operation }) => operation.requestBody && !('415' in operation.responses));
    expect(silent.map(({ operation }) => operation.operationId)).toEqual([]);
  });
});
