import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { formIsSigned, type WebhookForm } from '@voicecore/telephony';
import type { Request } from 'express';
import type { Env } from '../env';
import { AppError } from '../platform/app-error';
import { ENV } from '../platform/tokens';

/** Lets a webhook in when the carrier signed it over the configured public URL and it belongs to our account. */
@Injectable()
export class CarrierGuard implements CanActivate {
  constructor(@Inject(ENV) private readonly env: Env) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request<unknown, unknown, WebhookForm | undefined>>();
    const token = this.env.TWILIO_AUTH_TOKEN;
    const signature = request.header('x-twilio-signature');
    const form = request.body ?? {};
    if (token === undefined || signature === undefined) throw new AppError('signature_invalid');
    const url = `${this.env.PUBLIC_BASE_URL}${request.originalUrl}`;
    if (!formIsSigned([token], signature, url, form)) throw new AppError('signature_invalid');
    if (form.AccountSid !== this.env.TWILIO_ACCOUNT_SID) throw new AppError('signature_invalid');
    return true;
  }
}
