import { formIsSigned, jsonIsSigned, upgradeIsSigned } from './signature';

const token = '12345';

/** The test vectors of the carrier's own documentation and client library. */
const form = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+12349013030',
  Digits: '1234',
  From: '+12349013030',
  To: '+18005551212',
};
const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const signature = '0/KCTR6DLpKmkAf8muzZqo1nDgQ=';

describe('the signature of a webhook', () => {
  it('is right for the form, the URL and the token that made it', () => {
    expect(formIsSigned([token], signature, url, form)).toBe(true);
    expect(formIsSigned(['another', token], signature, url, form)).toBe(true);
  });

  it.each([
    ['no signature', '', url, form],
    ['another signature', '0/KCTR6DLpKmkAf8muzZqo1nDgA=', url, form],
    ['a changed field', signature, url, { ...form, Digits: '1235' }],
    ['a new field', signature, url, { ...form, Extra: 'x' }],
    ['another scheme', signature, url.replace('https', 'http'), form],
    ['another host', signature, url.replace('mycompany', 'yourcompany'), form],
    ['a trailing slash', signature, url.replace('myapp.php', 'myapp.php/'), form],
  ])('is wrong for %s', (_what, given, where, fields) => {
    expect(formIsSigned([token], given, where, fields)).toBe(false);
  });

  it('is wrong for another token', () => {
    expect(formIsSigned(['54321'], signature, url, form)).toBe(false);
  });

  it('counts repeated and empty fields', () => {
    expect(
      formIsSigned([token], '1ZhHjOlBSndUEpGBvHbPpLJ+ZY4=', 'https://example.com/x', { A: 'z', B: ['2', '1', '2'] }),
    ).toBe(true);
    expect(formIsSigned([token], 'te+XBet2y/n2xgRnhe3wVXQcrrM=', 'https://example.com/x', { A: '' })).toBe(true);
  });

  it('covers a JSON body by its hash', () => {
    const hook = 'https://example.com/hook?bodySHA256=015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862';
    expect(jsonIsSigned([token], '2e7mH/NA6FwzvUqLZxhsETU/4bw=', hook, Buffer.from('{"a":1}'))).toBe(true);
    expect(jsonIsSigned([token], '2e7mH/NA6FwzvUqLZxhsETU/4bw=', hook, Buffer.from('{"a":2}'))).toBe(false);
  });

  it('of a stream is made over the socket’s scheme', () => {
    const signed = '7PR3qMkpDyEJtMrVOY/LDyNq8J8=';
    expect(upgradeIsSigned([token], signed, 'https://example.com', '/media')).toBe(true);
    expect(upgradeIsSigned([token], '6HZQ7Cq/dSYDCAiy3qRA6PZfACI=', 'https://example.com', '/media')).toBe(false);
  });
});
