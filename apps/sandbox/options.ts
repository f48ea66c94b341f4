import type { FaultKind } from './faults';
import type { Reader } from './model/reader';

/** What a number is connected to. */
export interface NumberRoute {
  readonly voiceUrl: string;
  readonly statusUrl?: string | undefined;
  readonly fallbackUrl?: string | undefined;
}

const VOICES = ['espeak', 'tone'] as const;
type VoiceKind = (typeof VOICES)[number];

export interface SandboxOptions {
  readonly accountSid: string;
  readonly authToken: string;
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
  /** The address that is called for every number without a route of its own. */
  readonly voiceUrl: string;
  readonly statusUrl?: string | undefined;
  readonly fallbackUrl?: string | undefined;
  /** The TwiML app's voice URL, which is called for softphones. */
  readonly appUrl?: string | undefined;
  /** The scripted model's bearer key. */
  readonly modelKey: string;
  /** 0 uses any free port. */
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  /** `espeak` speaks; `tone`, the default here, is a murmur whose length depends only on the text. */
  readonly voice?: VoiceKind | undefined;
  /** How fast the murmur of `<Say>` and the model talks; people read aloud at about 60 ms per character. */
  readonly sayMsPerChar?: number | undefined;
  /** How fast words typed on a phone are spoken. */
  readonly callerMsPerChar?: number | undefined;
  /** The account's own numbers, which calls may be placed from; every number unless they are listed. */
  readonly ownNumbers?: readonly string[] | undefined;
  /** The only numbers that a trial account may call; a full account may call any. */
  readonly verifiedNumbers?: readonly string[] | undefined;
  /** Beginnings of numbers that the account's geographic permissions exclude, and of numbers that Twilio blocks. */
  readonly excludedPrefixes?: readonly string[] | undefined;
  readonly blockedPrefixes?: readonly string[] | undefined;
  /** Calls created by REST per second; Twilio's default is one. */
  readonly callsPerSecond?: number | undefined;
  /**
   * The time from `response.create` to the first delta, from the end of a turn to its transcript, and the length of a
   * session.
   */
  readonly modelThinkMs?: number | undefined;
  readonly modelTranscribeMs?: number | undefined;
  readonly modelSessionMs?: number | undefined;
  /** Finds the answer to a question among the entries that the model was given, in place of its own reader. */
  readonly modelReader?: Reader | undefined;
  /** Receives messages for the operator. */
  readonly log?: ((text: string) => void) | undefined;
  readonly faults?: readonly { kind: FaultKind; target?: string; count?: number; ms?: number }[] | undefined;
}

const REQUIRED = {
  SANDBOX_ACCOUNT_SID: /^AC[0-9a-f]{32}$/,
  SANDBOX_AUTH_TOKEN: /^.+$/,
  SANDBOX_API_KEY_SID: /^SK.+$/,
  SANDBOX_API_KEY_SECRET: /^.+$/,
  SANDBOX_VOICE_URL: /^https?:\/\//,
  SANDBOX_MODEL_KEY: /^.+$/,
} as const;

/** Reads the environment. @throws Error that lists all invalid variables at once */
export function optionsFrom(env: NodeJS.ProcessEnv): SandboxOptions {
  const faults = Object.entries(REQUIRED).flatMap(([name, pattern]) => (pattern.test(env[name] ?? '') ? [] : [name]));
  const port = Number(env['SANDBOX_PORT'] ?? '3001');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push('SANDBOX_PORT');
  const voice = VOICES.find((known) => known === (env['SANDBOX_VOICE'] || 'espeak'));
  if (!voice) faults.push('SANDBOX_VOICE');
  if (faults.length > 0) throw new Error(`The sandbox carrier cannot start: missing or invalid ${faults.join(', ')}.`);
  return {
    accountSid: env['SANDBOX_ACCOUNT_SID'] ?? '',
    authToken: env['SANDBOX_AUTH_TOKEN'] ?? '',
    apiKeySid: env['SANDBOX_API_KEY_SID'] ?? '',
    apiKeySecret: env['SANDBOX_API_KEY_SECRET'] ?? '',
    voiceUrl: env['SANDBOX_VOICE_URL'] ?? '',
    statusUrl: env['SANDBOX_STATUS_URL'],
    fallbackUrl: env['SANDBOX_VOICE_FALLBACK_URL'],
    appUrl: env['SANDBOX_APP_URL'],
    modelKey: env['SANDBOX_MODEL_KEY'] ?? '',
    voice,
    port,
    host: env['HOST'],
  };
}
