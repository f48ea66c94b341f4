import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { errorCodes, type ErrorCode } from '@voicecore/contracts/error-codes';
import type { FieldError } from '@voicecore/contracts/field-faults';
import { DatabaseFault } from '@voicecore/database';
import type { Response } from 'express';
import { AppError } from './app-error';
import { AppLogger } from './app-logger';
import { currentIds } from './call-context';
import { Metrics } from './metrics';

/** An error in the format of RFC 9457, with our code and the request's id. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly FieldError[];
  readonly choices?: readonly { readonly id: string; readonly name: string }[];
  readonly current?: object;
  readonly heldBy?: string;
}

const codeByStatus = new Map<number, ErrorCode>([
  [400, 'invalid_request'],
  [401, 'not_signed_in'],
  [403, 'not_allowed'],
  [404, 'not_found'],
  [405, 'method_not_allowed'],
  [409, 'conflict'],
  [413, 'too_large'],
  [415, 'wrong_content_type'],
  [429, 'too_many_requests'],
  [503, 'unavailable'],
]);

/**
 * Turns everything a handler throws into a problem; an unexpected error is logged, and its text is not sent to the
 * client.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: AppLogger,
    private readonly metrics: Metrics,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = this.refusalFor(thrown);
    this.metrics.refusals.inc({ code: refusal.code });
    if (response.headersSent) {
      response.end();
      return;
    }
    if (refusal.details.retryAfterSeconds !== undefined) {
      response.setHeader('Retry-After', String(Math.max(1, Math.ceil(refusal.details.retryAfterSeconds))));
    }
    response
      .status(refusal.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(refusal)));
  }

  private refusalFor(thrown: unknown): AppError {
    if (thrown instanceof AppError) {
      if (thrown.status >= 500) this.logger.error({ err: thrown }, 'a request was refused');
      return thrown;
    }
    const status = statusOf(thrown);
    const known = status === undefined ? undefined : codeByStatus.get(status);
    if (known) return new AppError(known);
    this.logger.error({ err: thrown }, 'a request failed');
    return isDatabaseAway(thrown) ? new AppError('unavailable', { retryAfterSeconds: 2 }) : new AppError('internal');
  }
}

/**
 * No server is listening, the server is starting or stopping, connections are used up, or the statement took too long.
 */
const databaseAway = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|08\w{3}|53\w{3}|57P0\d|57014|55P03)$/;

function isDatabaseAway(thrown: unknown): boolean {
  return (
    thrown instanceof DatabaseFault && (databaseAway.test(thrown.code) || /timeout|terminated/i.test(thrown.message))
  );
}

/** Returns the status that Nest's exceptions and the body parser's errors contain. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number') return thrown.status;
  return undefined;
}

export function problemOf({ code, details }: AppError): Problem {
  const { status, title } = errorCodes[code];
  const { requestId } = currentIds();
  return {
    type: `/api/docs/problems#${code}`,
    title,
    status,
    code,
    ...(details.detail === undefined ? {} : { detail: details.detail }),
    ...(details.errors === undefined ? {} : { errors: details.errors }),
    ...(details.choices === undefined ? {} : { choices: details.choices }),
    ...(details.current === undefined ? {} : { current: details.current }),
    ...(details.heldBy === undefined ? {} : { heldBy: details.heldBy }),
    ...(requestId === undefined ? {} : { instance: `urn:uuid:${requestId}` }),
  };
}
