import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { formIsSigned } from '@voicecore/telephony';
import type { Request } from 'express';
import type { Env } from '../env';
import { AppError } from '../platform/app-error';
import { ENV } from '../platform/tokens';
import { z } from 'zod';
import { authTokensOf } from './auth-tokens';

/** A form contains only texts; a repeated field contains several. */
const webhookForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Admits a webhook when the carrier signed it over the configured public URL and it belongs to our account. */
@Injectable()
export class CarrierGuard implements CanActivate {
  constructor(@Inject(ENV) private readonly env: Env) {}

  /**
   * Refuses a request whatever is wrong with it, including one that the check cannot read; none of these count as our
   * failure.
   */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request<unknown, unknown, unknown>>();
    if (!this.isGenuine(request)) throw new AppError('signature_invalid');
    return true;
  }

  private isGenuine({ body, headers, originalUrl }: Request<unknown, unknown, unknown>): boolean {
    const signature = headers['x-twilio-signature'];
    const form = webhookForm.safeParse(body ?? {});
    if (typeof signature !== 'string' || !form.success) return false;
    if (form.data.AccountSid !== this.env.TWILIO_ACCOUNT_SID) return false;
    return formIsSigned(authTokensOf(this.env), signature, `${this.env.PUBLIC_BASE_URL}${originalUrl}`, form.data);
  }
}
