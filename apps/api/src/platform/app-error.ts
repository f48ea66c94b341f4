import { errorCodes, type ErrorCode } from '@voicecore/contracts/error-codes';
import type { FieldError } from '@voicecore/contracts/field-faults';

interface Details {
  /** One sentence for the developer who uses the API; never personal data. */
  readonly detail?: string;
  /** Which fields are wrong, and why. */
  readonly errors?: readonly FieldError[];
  /** With `choose_business`: the businesses to choose from. */
  readonly choices?: readonly { readonly id: string; readonly name: string }[];
  /** With `conflict`, after a change that named an old version: the current state of the object. */
  readonly current?: object;
  /** The id of the object that already has what was asked for. */
  readonly heldBy?: string;
  readonly retryAfterSeconds?: number;
}

/** An error with a code that the API documents; the problem filter turns it into an RFC 9457 response. */
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
