import { createHmac } from 'node:crypto';
import { softphoneToken } from './softphone-token';

const account = {
  accountSid: `AC${'a'.repeat(32)}`,
  apiKeySid: `SK${'b'.repeat(32)}`,
  apiKeySecret: 'c'.repeat(32),
  applicationSid: `AP${'d'.repeat(32)}`,
};

const decode = (part: string | undefined): unknown => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

describe('a softphone token', () => {
  const [header, payload, signature] = softphoneToken(account, 'agent_1', 3600).split('.');

  it('is signed with the API key and says who and for how long', () => {
    const expected = createHmac('sha256', account.apiKeySecret).update(`${header}.${payload}`).digest('base64url');
    expect(signature).toBe(expected);
    expect(decode(header)).toMatchObject({ alg: 'HS256', cty: 'twilio-fpa;v=1' });
    const claims = decode(payload) as { iss: string; sub: string; iat: number; exp: number };
    expect(claims).toMatchObject({ iss: account.apiKeySid, sub: account.accountSid });
    expect(claims.exp - claims.iat).toBe(3600);
  });

  it('grants dialling our application and no incoming call', () => {
    const { grants } = decode(payload) as { grants: { identity: string; voice: object } };
    expect(grants.identity).toBe('agent_1');
    expect(grants.voice).toEqual({ outgoing: { application_sid: account.applicationSid } });
  });
});
