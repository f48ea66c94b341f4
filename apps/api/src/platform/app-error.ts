import { errorCodes, type ErrorCode } from '@voicecore/contracts/error-codes';

interface Details {
  /** One sentence for the reader of the API; never personal data. */
  readonly detail?: string;
  /** What is wrong with which field. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** With `choose_business`: what may be chosen. */
  readonly choices?: readonly { readonly id: string; readonly name: string }[];
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
