import { seedTenant, type SeededTenant } from '@voicecore/testing';
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { listen } from '../src/create-app';
import { Sealing } from '../src/platform/sealing';
import { makeApi, type BootedApi, type Variables } from './boot-api';

/** The API and the sandbox carrier on ports of their own, which reach each other over real HTTP and sockets. */
export interface BootedLine extends BootedApi {
  readonly sandbox: Sandbox;
  tenant(options?: Parameters<typeof seedTenant>[1]): Promise<SeededTenant>;
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

/**
 * Returns a port that was free a moment ago: the carrier's signature covers the URL, so the port must be known before.
 */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/**
 * How long the scripted model thinks, how late its transcripts are, how fast everyone speaks, ms, and what reads for
 * it.
 */
export type ModelPace = Pick<
  SandboxOptions,
  | 'modelThinkMs'
  | 'modelTranscribeMs'
  | 'sayMsPerChar'
  | 'callerMsPerChar'
  | 'modelReader'
  | 'callsPerSecond'
  | 'ownNumbers'
>;

/**
 * Starts both. People and the model speak fast, so that a story takes seconds; the product's deadlines are unchanged.
 */
export async function bootLine(variables: Variables = {}, pace: ModelPace = {}): Promise<BootedLine> {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const base = `http://127.0.0.1:${port}`;
  const account = {
    accountSid: `AC${hex(16)}`,
    authToken: hex(16),
    apiKeySid: `SK${hex(16)}`,
    apiKeySecret: hex(16),
    modelKey: `sk-${hex(16)}`,
  };
  const sandbox = await startSandbox({
    ...account,
    port: sandboxPort,
    voiceUrl: `${base}/twilio/voice#rc=3&rp=5xx,ct,rt&ct=1000&rt=4000`,
    statusUrl: `${base}/twilio/status`,
    appUrl: `${base}/twilio/agent`,
    sayMsPerChar: 4,
    callerMsPerChar: 8,
    ...pace,
  });
  const api = await makeApi((db) => ({
    PORT: String(port),
    PUBLIC_BASE_URL: base,
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_API_KEY_SID: account.apiKeySid,
    TWILIO_API_KEY_SECRET: account.apiKeySecret,
    TWILIO_TWIML_APP_SID: `AP${hex(16)}`,
    TWILIO_API_BASE_URL: sandbox.url,
    OPENAI_API_KEY: account.modelKey,
    OPENAI_BASE_URL: `${sandbox.wsUrl}/v1`,
    VOICECORE_RECEPTIONIST: 'scripted',
    ...(typeof variables === 'function' ? variables(db) : variables),
  }));
  await listen(api.app, { port, host: '127.0.0.1' });
  return {
    ...api,
    url: base,
    sandbox,
    tenant: (options = {}) => seedTenant(api.db, { ...options, sealing: api.app.get(Sealing) }),
    close: async () => {
      await sandbox.close();
      await api.close();
    },
  };
}
