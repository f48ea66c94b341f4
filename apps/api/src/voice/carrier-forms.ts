import { isWithheld, parseCallRef, type CallRef } from '@voicecore/telephony';
import { z } from 'zod';
import { AppError } from '../platform/app-error';
import { toE164 } from '../platform/phone-number';
import { writable } from '../platform/words';

const sid = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`));
const count = z.coerce.number().int().min(0);
/**
 * Returns the first part of a text that may be longer, without characters that no column accepts; undefined when there
 * is none.
 */
const textUpTo = (length: number) =>
  z
    .string()
    .transform((text) => writable(text.slice(0, length)))
    .optional()
    .catch(undefined);

/**
 * The fields that are read of each webhook. Everything else the carrier sends is covered by the signature and dropped
 * here: above all the sixteen fields that say where a person is.
 */
export const voiceForm = z.object({
  CallSid: sid('CA'),
  To: z.string().max(255).transform(writable),
  // A call is answered whoever the caller is, also when the number is withheld.
  From: z.string().max(255).catch(''),
  StirVerstat: textUpTo(64),
});

/** What every request about the caller's leg says about it. */
const leg = {
  CallSid: sid('CA'),
  CallStatus: textUpTo(32),
  CallDuration: count.optional().catch(undefined),
};

export const nextForm = z.object({ ...leg, QueueResult: textUpTo(32) });
export interface LegForm {
  readonly CallSid: string;
  readonly CallStatus?: string | undefined;
  readonly QueueResult?: string | undefined;
  readonly CallDuration?: number | undefined;
}

export const turnForm = z.object({
  ...leg,
  SpeechResult: textUpTo(4_000),
  Digits: textUpTo(32),
  Confidence: z.coerce.number().optional().catch(undefined),
});

export const messageForm = z.object({
  ...leg,
  RecordingUrl: textUpTo(1_000),
  RecordingSid: sid('RE').optional().catch(undefined),
  RecordingDuration: count.catch(0).default(0),
});

export const statusForm = z.object({
  CallSid: sid('CA'),
  To: z.string().max(255).default('').transform(writable),
  CallStatus: z.string().max(32),
  CallDuration: count.optional().catch(undefined),
});

/** A report about an outgoing call, or the request for its first document. */
export const outboundForm = z.object(leg);

export const conferenceForm = z.object({
  StatusCallbackEvent: z.string().max(64).transform(writable),
  ConferenceSid: sid('CF'),
  CallSid: sid('CA').optional(),
  SequenceNumber: z.string().max(16).default('').transform(writable),
});

export const agentForm = z.object({ CallSid: sid('CA'), From: z.string().max(300), offer: z.string().max(400) });

export const waitForm = z.object({ ...leg, QueueTime: count.catch(0).default(0), Digits: textUpTo(8) });

/** Returns the form as its schema defines it; a wrong form is refused and changes nothing. */
export function readForm<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const read = schema.safeParse(body ?? {});
  if (!read.success)
    throw new AppError('invalid_request', {
      errors: read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    });
  return read.data;
}

/** Returns the call that a webhook's URL is about. */
export function readRef(text: string): CallRef {
  const ref = parseCallRef(text);
  if (ref === null) throw new AppError('not_found');
  return ref;
}

/**
 * Returns the number in E.164; null when it is withheld or is not a phone number, like that of a browser or a SIP
 * address.
 */
export function callerNumber(from: string): string | null {
  return isWithheld(from) ? null : toE164(from);
}

/** Returns the recording's id, which the carrier sends as a field or at the end of the recording's URL. */
export function recordingSid(form: z.output<typeof messageForm>): string | null {
  return form.RecordingSid ?? /RE[0-9a-fA-F]{32}/.exec(form.RecordingUrl ?? '')?.[0] ?? null;
}
