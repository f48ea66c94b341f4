import { errorCodes, type ErrorCode } from '@voicecore/contracts/error-codes';
import type { FieldError } from '@voicecore/contracts/field-faults';

interface Details {
  /** One sentence for the reader of the API; never personal data. */
  readonly detail?: string;
  /** What is wrong with which field. */
  readonly errors?: readonly FieldError[];
  /** With `choose_business`: what may be chosen. */
  readonly choices?: readonly { readonly id: string; readonly name: string }[];
  /** With `conflict`, after a change that named an old version: the thing as it is now. */
  readonly current?: object;
  readonly retryAfterSeconds?: number;
}

/** A refusal with a code that the API documents; the problem filter turns it into RFC 9457. */
export class AppError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly details: Details = {},
  ) {
    super(code);
    this.name = 'AppError';
    this.status = errorCodes[code].status;
  }
}
