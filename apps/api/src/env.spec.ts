import { EnvironmentFault, envExample, readEnv } from './env';

const url = 'postgres://voicecore_app:secret-word@127.0.0.1:5432/voicecore';
const least = {
  DATABASE_URL: url,
  DATABASE_PLATFORM_URL: url,
  DATABASE_WORKER_URL: url,
  VOICECORE_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  VOICECORE_JWT_SECRET: 'j'.repeat(48),
};
const twilio = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 't'.repeat(32),
  TWILIO_API_KEY_SID: `SK${'0'.repeat(32)}`,
  TWILIO_API_KEY_SECRET: 's'.repeat(32),
  TWILIO_TWIML_APP_SID: `AP${'0'.repeat(32)}`,
};

function faultsOf(source: Record<string, string>): readonly string[] {
  try {
    readEnv(source);
  } catch (fault) {
    if (fault instanceof EnvironmentFault) return fault.faults;
    throw fault;
  }
  return [];
}

describe('the environment', () => {
  it('needs little on a laptop and fills in the rest', () => {
    const env = readEnv({ ...least, PORT: '4100', OPENAI_API_KEY: '' });
    expect(env).toMatchObject({
      PORT: 4_100,
      HOST: '127.0.0.1',
      PUBLIC_BASE_URL: 'http://127.0.0.1:4100',
      SANDBOX_PORT: 4_101,
      VOICECORE_ROLES: ['http', 'voice', 'worker'],
      VOICECORE_SANDBOX: false,
      OPENAI_API_KEY: undefined,
    });
  });

  it('names every fault at once, and no value', () => {
    const faults = faultsOf({
      PORT: '70000',
      DATABASE_URL: 'mysql://x:secret-word@y',
      VOICECORE_MASTER_KEY: 'c2hvcnQ=',
      VOICECORE_ROLES: 'http,cook',
    });
    expect(faults.map((fault) => fault.split(/[.:]/)[0])).toEqual(
      expect.arrayContaining([
        'PORT',
        'DATABASE_URL',
        'DATABASE_PLATFORM_URL',
        'VOICECORE_MASTER_KEY',
        'VOICECORE_JWT_SECRET',
        'VOICECORE_ROLES',
      ]),
    );
    expect(faults.join('\n')).not.toMatch(/secret-word|c2hvcnQ/);
    expect(faults).toContain('VOICECORE_JWT_SECRET: is required');
  });

  it('wants to know the proxy that ends TLS, or all who come through it are one source', () => {
    const production = {
      ...{ ...least, ...twilio, NODE_ENV: 'production', OPENAI_API_KEY: 'k'.repeat(20) },
      PUBLIC_BASE_URL: 'https://voice.example.com',
    };
    expect(faultsOf(production)).toEqual([
      expect.stringMatching(/^VOICECORE_TRUSTED_PROXIES: must name the proxy that terminates TLS .* as one source$/),
    ]);
    expect(faultsOf({ ...production, NODE_ENV: 'development' })).toEqual([]);
    for (const proxies of ['10.1.2.3', '10.0.0.0/8, fd00::/8', 'loopback', 'uniquelocal,::1'])
      expect([proxies, faultsOf({ ...production, VOICECORE_TRUSTED_PROXIES: proxies })]).toEqual([proxies, []]);
    for (const proxies of ['proxy.example.com', '10.0.0.0/99', 'true', '10.0.0.1;10.0.0.2'])
      expect([proxies, faultsOf({ ...production, VOICECORE_TRUSTED_PROXIES: proxies })]).toEqual([
        proxies,
        [expect.stringMatching(/^VOICECORE_TRUSTED_PROXIES: /)],
      ]);
  });

  it('wants the whole of an account, and everything in production', () => {
    expect(faultsOf({ ...least, TWILIO_ACCOUNT_SID: twilio.TWILIO_ACCOUNT_SID })).toHaveLength(4);
    const production = {
      ...{ ...least, ...twilio, NODE_ENV: 'production', OPENAI_API_KEY: 'k'.repeat(20) },
      VOICECORE_TRUSTED_PROXIES: '10.0.0.0/8',
    };
    expect(faultsOf({ ...production, PUBLIC_BASE_URL: 'https://voice.example.com' })).toEqual([]);
    expect(faultsOf(production)).toEqual(['PUBLIC_BASE_URL: is required in production']);
    expect(faultsOf({ ...production, PUBLIC_BASE_URL: 'http://voice.example.com' })).toEqual([
      'PUBLIC_BASE_URL: must be https in production',
    ]);
    const sandbox = {
      ...production,
      PUBLIC_BASE_URL: 'https://voice.example.com',
      VOICECORE_SANDBOX: '1',
      VOICECORE_DEMO: 'a password',
    };
    expect(faultsOf(sandbox)).toHaveLength(2);
  });

  it('describes every variable in the example, and keeps secrets empty there', () => {
    const example = envExample();
    for (const name of ['PORT=3000', 'DATABASE_URL=', 'VOICECORE_MASTER_KEY=', 'OPENAI_REALTIME_MODEL='])
      expect(example).toContain(`\n${name}`);
    expect(example).not.toContain('VOICECORE_DEMO');
  });
});
