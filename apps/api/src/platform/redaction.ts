/**
 * What a log line must never contain: what people said or typed, their names, or where they are. Names of fields are
 * redacted wherever they appear in a logged object; the texts of errors go through `withoutPersonalData`, because a
 * driver quotes values in them.
 */
export const redactedNames: ReadonlySet<string> = new Set(
  [
    'password token secret authorization cookie cookies headers body query params rawBody address remoteAddress ip ips hostname',
    'email name caller from to number e164 phone text words transcript digits question answer label reason',
    'Caller From To Called SpeechResult Digits accessToken refreshToken apiKey key',
  ].flatMap((line) => line.split(' ')),
);

const patterns: readonly [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[e-mail]'],
  [/\b\d{1,3}(\.\d{1,3}){3}\b/g, '[address]'],
  [/(?<![\w:.])([0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:.])/gi, '[address]'],
  [/\+?\d[\d ()-]{6,}\d/g, '[number]'],
  [/"[^"]*"|'[^']*'/g, '[value]'],
];

/** Removes everything from a foreign text that could be about a person. */
export function withoutPersonalData(text: string): string {
  return patterns.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text);
}

/** Returns an error as it may be logged: its kind, code, cleaned message and stack frames. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  return {
    type: error.name,
    code,
    message: withoutPersonalData(error.message),
    stack: frames?.map((frame) => frame.trim()).join(' | '),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

/** Returns a logged object without the values under the redacted names, down to a depth of 6. */
export function redact(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return describeError(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth >= 6) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, depth + 1));
  if (Buffer.isBuffer(value)) return '[bytes]';
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      redactedNames.has(name) ? '[redacted]' : redact(inner, depth + 1),
    ]),
  );
}
