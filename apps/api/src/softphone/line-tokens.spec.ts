import type { AgentId, TenantId } from '@voicecore/domain/kernel';
import { FakeClock } from '@voicecore/testing';
import { randomUUID } from 'node:crypto';
import { readEnv } from '../env';
import { LineTokens } from './line-tokens';

const url = 'postgres://nobody@127.0.0.1:1/none';
const base = {
  DATABASE_URL: url,
  DATABASE_PLATFORM_URL: url,
  DATABASE_WORKER_URL: url,
  VOICECORE_MASTER_KEY: Buffer.alloc(32).toString('base64'),
  VOICECORE_JWT_SECRET: 'x'.repeat(32),
};
const carrier = {
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'b'.repeat(32),
  TWILIO_API_KEY_SID: `SK${'c'.repeat(32)}`,
  TWILIO_API_KEY_SECRET: 'd'.repeat(32),
  TWILIO_TWIML_APP_SID: `AP${'e'.repeat(32)}`,
};
const agentId = randomUUID() as AgentId;
const tenantId = randomUUID() as TenantId;
const clock = new FakeClock();

it.each([
  ['the sandbox', { VOICECORE_SANDBOX: '1', SANDBOX_PORT: '3701' }, { line: 'sandbox', sandboxPort: 3701 }],
  ['Twilio', {}, { line: 'twilio', sandboxPort: null }],
])('gives an agent a token of an hour for %s', (_, variables, expected) => {
  const token = new LineTokens(readEnv({ ...base, ...carrier, ...variables }), clock).for(tenantId, agentId);
  expect(token).toMatchObject({ ...expected, expiresAt: clock.now() + 3_600_000 });
  expect(token.identity).toContain(agentId.replaceAll('-', ''));
  expect(token.identity).toMatch(/^\w+$/);
  const claims: unknown = JSON.parse(Buffer.from(token.token.split('.')[1] ?? '', 'base64url').toString());
  expect(claims).toMatchObject({ grants: { identity: token.identity } });
});

it('gives none where no carrier is configured', () => {
  const tokens = new LineTokens(readEnv(base), clock);
  expect(() => tokens.for(tenantId, agentId)).toThrow(expect.objectContaining({ code: 'unavailable' }));
});
