import { isIP } from 'node:net';
import { z } from 'zod';

/** One environment variable, as `.env.example` describes it. */
interface Variable {
  readonly schema: z.ZodType;
  readonly about: string;
}

const blankAsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(blankAsAbsent, schema.optional());
const withDefault = <S extends z.ZodType>(schema: S, value: z.output<S>) =>
  z.preprocess((given) => blankAsAbsent(given) ?? value, schema);

const port = z.coerce.number().int().min(1).max(65_535);
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: requiredOr('must be a postgres:// URL') });
const webUrl = z
  .url({ protocol: /^https?$/, error: requiredOr('must be an http:// or https:// URL') })
  .transform(withoutTrailingSlash);
const socketUrl = z
  .url({ protocol: /^(https?|wss?)$/, error: requiredOr('must be an http(s):// or ws(s):// URL') })
  .transform(withoutTrailingSlash);
const flag = withDefault(z.enum(['0', '1', 'true', 'false']), '0').transform(
  (value) => value === '1' || value === 'true',
);
const sid = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `${prefix} followed by 32 hexadecimal digits`);
const list = withDefault(z.string(), '').transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);
const roleNames = ['http', 'voice', 'worker'] as const;
const roles = withDefault(z.string(), roleNames.join(','))
  .transform((text) =>
    text
      .split(',')
      .map((role) => role.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.enum(roleNames)).min(1));

const variables = {
  NODE_ENV: {
    schema: withDefault(z.enum(['development', 'test', 'production']), 'development'),
    about: 'production: no sandbox, no demo, nothing generated',
  },
  PORT: { schema: withDefault(port, 3000), about: 'the port on which pages, API and webhooks are served' },
  HOST: { schema: withDefault(z.string().min(1), '127.0.0.1'), about: 'the address to listen on' },
  PUBLIC_BASE_URL: {
    schema: optional(webUrl),
    about: 'the URL at which the carrier and browsers reach this server; https in production',
  },
  DATABASE_URL: {
    schema: postgresUrl,
    about: 'PostgreSQL 15 or newer, as voicecore_app; when unset, npm start runs its own database',
  },
  DATABASE_OWNER_URL: {
    schema: optional(postgresUrl),
    about: 'the same database, as voicecore_owner; read by the launcher and the migrations, never by the api',
  },
  DATABASE_PLATFORM_URL: { schema: postgresUrl, about: 'the same database, as voicecore_platform' },
  DATABASE_WORKER_URL: {
    schema: postgresUrl,
    about: 'the same database, as voicecore_jobs; a direct connection, not through a transaction pooler',
  },
  VOICECORE_ROLES: {
    schema: roles,
    about: 'what this process does: http (pages, API), voice (webhooks, streams), worker (scheduled work)',
  },
  VOICECORE_PROCESSES: {
    schema: withDefault(z.coerce.number().int().min(1).max(64), 2),
    about: 'the number of api processes that npm start runs',
  },
  VOICECORE_DATA_DIR: {
    schema: withDefault(z.string().min(1), '.data'),
    about: 'where npm start keeps its database and generated secrets',
  },
  VOICECORE_MASTER_KEY: {
    schema: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes in base64'),
    about: "wraps the tenants' keys; generate it with: openssl rand -base64 32",
  },
  VOICECORE_JWT_SECRET: {
    schema: z.string().min(32, 'at least 32 characters'),
    about: 'signs access tokens; generate it with: openssl rand -base64 48',
  },
  VOICECORE_ADMIN_EMAIL: { schema: optional(z.email()), about: "the first super admin's email address" },
  VOICECORE_ADMIN_PASSWORD: {
    schema: optional(z.string().min(8, 'at least 8 characters')),
    about: "the first super admin's password; when unset, one is generated and printed once",
  },
  VOICECORE_TRUSTED_PROXIES: {
    schema: list.refine((items) => items.every(isNetwork), 'must be addresses or networks, separated by commas'),
    about:
      'addresses or networks of proxies whose X-Forwarded-For is trusted, e.g. 10.0.0.0/8 or loopback; required in production',
  },
  VOICECORE_CONNECTIONS_PER_SOURCE: {
    schema: withDefault(z.coerce.number().int().min(1).max(10_000), 2_000),
    about: 'the number of connections that one address may hold to one process; trusted proxies are not counted',
  },
  VOICECORE_METRICS_TOKEN: {
    schema: optional(z.string().min(16, 'at least 16 characters')),
    about: 'the bearer token for scraping /metrics; when unset, only this host can read them, and not through a proxy',
  },
  TWILIO_ACCOUNT_SID: {
    schema: optional(sid('AC')),
    about: 'the Twilio account; when unset, the sandbox carrier is used',
  },
  TWILIO_AUTH_TOKEN: {
    schema: optional(
      z
        .string()
        .refine((text) => text.split(',').every((token) => token.trim().length >= 16), 'at least 16 characters'),
    ),
    about: 'verifies the signature of every webhook; during a rotation, two tokens separated by a comma',
  },
  TWILIO_API_KEY_SID: { schema: optional(sid('SK')), about: "the API key that signs the softphones' tokens" },
  TWILIO_API_KEY_SECRET: { schema: optional(z.string().min(16)), about: 'the secret of that API key' },
  TWILIO_TWIML_APP_SID: {
    schema: optional(sid('AP')),
    about: 'the TwiML App whose voice URL is PUBLIC_BASE_URL/twilio/agent',
  },
  TWILIO_API_BASE_URL: {
    schema: withDefault(webUrl, 'https://api.twilio.com'),
    about: "the address of the carrier's REST API",
  },
  SANDBOX_PORT: { schema: optional(port), about: "the sandbox carrier's port; when unset, PORT + 1" },
  SANDBOX_VOICE: {
    schema: withDefault(z.enum(['espeak', 'tone']), 'espeak'),
    about:
      "how the sandbox's receptionist sounds: espeak speaks; tone is a murmur whose length depends only on the text",
  },
  OPENAI_API_KEY: {
    schema: optional(z.string().min(8)),
    about: 'the key of the OpenAI account; when unset, the scripted model or the menu receptionist answers',
  },
  OPENAI_BASE_URL: {
    schema: withDefault(socketUrl, 'https://api.openai.com/v1'),
    about: 'the address of the OpenAI API; http, https, ws or wss',
  },
  OPENAI_REALTIME_MODEL: {
    schema: withDefault(z.string().min(1), 'gpt-realtime-2.1'),
    about: 'the speech-to-speech model',
  },
  LOG_LEVEL: {
    schema: withDefault(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']), 'info'),
    about: 'the lowest level that is logged',
  },
} satisfies Record<string, Variable>;

/** Set by the launcher only, for its children; an operator never sets them. */
const internal = {
  VOICECORE_SANDBOX: flag,
  VOICECORE_RECEPTIONIST: optional(z.enum(['openai', 'scripted', 'menu'])),
  VOICECORE_DEMO: optional(z.string().min(8)),
  VOICECORE_LISTEN_FD: optional(z.coerce.number().int().min(3)),
};

const shape = {
  ...(Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, variable.schema])) as {
    [Name in keyof typeof variables]: (typeof variables)[Name]['schema'];
  }),
  ...internal,
};

const neededInProduction = [
  'PUBLIC_BASE_URL',
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_API_KEY_SID',
  'TWILIO_API_KEY_SECRET',
  'TWILIO_TWIML_APP_SID',
  'OPENAI_API_KEY',
] as const;

const environment = z.object(shape).superRefine((env, context) => {
  const fault = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
  if (env.NODE_ENV === 'production') {
    for (const name of neededInProduction) if (!env[name]) fault(name, 'is required in production');
    if (env.PUBLIC_BASE_URL?.startsWith('http:')) fault('PUBLIC_BASE_URL', 'must be https in production');
    if (env.PUBLIC_BASE_URL?.startsWith('https:') && env.VOICECORE_TRUSTED_PROXIES.length === 0)
      fault(
        'VOICECORE_TRUSTED_PROXIES',
        'must name the proxy that terminates TLS (its address or network) in production; otherwise all clients behind it count as one source',
      );
    if (env.VOICECORE_SANDBOX) fault('VOICECORE_SANDBOX', 'there is no sandbox carrier in production');
    if (env.VOICECORE_DEMO) fault('VOICECORE_DEMO', 'there is no demo in production');
  }
  const twilio = neededInProduction.filter((name) => name.startsWith('TWILIO_'));
  if (twilio.some((name) => env[name])) {
    for (const name of twilio) if (!env[name]) fault(name, 'is required when another TWILIO_ variable is set');
  }
});

type Read = z.output<typeof environment>;

/** The environment of one API process, complete and validated. */
export interface Env extends Read {
  readonly PUBLIC_BASE_URL: string;
  readonly SANDBOX_PORT: number;
}

/** An invalid environment: one sentence per fault, never the value itself, which may be a secret. */
export class EnvironmentFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The environment is invalid:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'EnvironmentFault';
  }
}

/** Reads the environment; throws an `EnvironmentFault` that lists every fault at once. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const result = environment.safeParse(source, { error: missingIsRequired });
  if (!result.success) {
    throw new EnvironmentFault(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const env = result.data;
  return {
    ...env,
    PUBLIC_BASE_URL: env.PUBLIC_BASE_URL ?? `http://127.0.0.1:${env.PORT}`,
    SANDBOX_PORT: env.SANDBOX_PORT ?? env.PORT + 1,
  };
}

/** Returns the text of `.env.example`, generated so that it always matches the schema. */
export function envExample(): string {
  const head = '# Every variable that VoiceCore reads. For `npm start` on a laptop, none of them needs to be set.\n';
  const lines = Object.entries(variables).map(([name, { about, schema }]) => {
    const unset = schema.safeParse(undefined);
    const value = unset.success && unset.data !== undefined && !isEmptyList(unset.data) ? String(unset.data) : '';
    return `# ${about}\n${name}=${value}\n`;
  });
  return [head, ...lines].join('\n');
}

function requiredOr(message: string): (issue: { input?: unknown }) => string {
  return ({ input }) => (input === undefined ? 'is required' : message);
}

/** True for an address, a network, or one of the names that express has for networks. */
function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', prefix, ...more] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    more.length === 0 && bits > 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function missingIsRequired(issue: { input?: unknown }): string | undefined {
  return issue.input === undefined ? 'is required' : undefined;
}

function withoutTrailingSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/**
 * Returns the key of the account whose models read and write text; null when there is none, or when the account is
 * reachable only by WebSocket.
 */
export function textModelKey({ OPENAI_API_KEY, OPENAI_BASE_URL }: Env): string | null {
  return /^https?:/.test(OPENAI_BASE_URL) ? (OPENAI_API_KEY ?? null) : null;
}
