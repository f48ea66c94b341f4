import { Catch, Inject, type ArgumentsHost } from '@nestjs/common';
import { renderTrouble } from '@voicecore/telephony';
import type { Request, Response } from 'express';
import type { Env } from '../env';
import { AppError } from '../platform/app-error';
import { AppLogger } from '../platform/app-logger';
import { Metrics } from '../platform/metrics';
import { ProblemFilter } from '../platform/problem.filter';
import { ENV } from '../platform/tokens';

/** Times that a document is asked for again while something of ours is down; each is about 8 s of speech and pause. */
const mostTries = 4;

/** The caller always hears something: a fault of ours is answered with speech and a way back, not with an error. */
@Catch()
export class TroubleFilter extends ProblemFilter {
  constructor(
    private readonly log: AppLogger,
    metrics: Metrics,
    @Inject(ENV) private readonly env: Env,
  ) {
    super(log, metrics);
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    if (error instanceof AppError && error.status < 500) return super.catch(error, host);
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    this.log.error({ err: error }, 'a document could not be decided; the caller is asked to hold on');
    const tries = Number(new URL(request.originalUrl, this.env.PUBLIC_BASE_URL).searchParams.get('try') ?? 0) + 1;
    const again = tries > mostTries ? null : `${this.env.PUBLIC_BASE_URL}${request.path}?try=${tries}`;
    http.getResponse<Response>().status(200).type('text/xml').send(renderTrouble(again));
  }
}
