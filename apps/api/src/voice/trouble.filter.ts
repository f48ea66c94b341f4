import { Catch, Inject, type ArgumentsHost } from '@nestjs/common';
import { renderTrouble } from '@voicecore/telephony';
import type { Request, Response } from 'express';
import type { Env } from '../env';
import { AppError } from '../platform/app-error';
import { AppLogger } from '../platform/app-logger';
import { Metrics } from '../platform/metrics';
import { ProblemFilter } from '../platform/problem.filter';
import { ENV } from '../platform/tokens';
import { CarriedForm } from './carried-form';

/**
 * How many times a document is requested again while a part of our system is down; each takes about 8 s of speech and
 * pause.
 */
const mostTries = 4;

/** The caller always hears something: our own failure is answered with speech and a way back, not with an error. */
@Catch()
export class TroubleFilter extends ProblemFilter {
  constructor(
    private readonly log: AppLogger,
    metrics: Metrics,
    private readonly carried: CarriedForm,
    @Inject(ENV) private readonly env: Env,
  ) {
    super(log, metrics);
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    if (error instanceof AppError && error.status < 500) return super.catch(error, host);
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    this.log.error({ err: error }, 'a document could not be determined; the caller is asked to hold on');
    const asked = new URL(request.originalUrl, this.env.PUBLIC_BASE_URL).searchParams;
    const tries = Number(asked.get('try') ?? 0) + 1;
    // The carrier comes back without what the caller said, so the URL carries it, also over several tries.
    const form = asked.get('form') ?? this.carried.seal(request.body);
    const query = new URLSearchParams({ try: String(tries), ...(form === null ? {} : { form }) });
    const again = tries > mostTries ? null : `${this.env.PUBLIC_BASE_URL}${request.path}?${query.toString()}`;
    http.getResponse<Response>().status(200).type('text/xml').send(renderTrouble(again));
  }
}
