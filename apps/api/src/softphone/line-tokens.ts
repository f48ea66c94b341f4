import { Inject, Injectable } from '@nestjs/common';
import type { AgentId, TenantId } from '@voicecore/domain/kernel';
import { softphoneIdentity, softphoneToken } from '@voicecore/telephony';
import type { Env } from '../env';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { ENV } from '../platform/tokens';
import type { LineToken } from './softphone.dto';

/** How long a token is valid, seconds; a softphone renews it a minute before. */
const TTL_S = 3600;

/** Issues the token with which an agent's browser signs in to the carrier. */
@Injectable()
export class LineTokens {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  for(tenantId: TenantId, agentId: AgentId): LineToken {
    const { env } = this;
    const identity = softphoneIdentity(tenantId, agentId);
    const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_API_KEY_SID: apiKeySid } = env;
    const { TWILIO_API_KEY_SECRET: apiKeySecret, TWILIO_TWIML_APP_SID: applicationSid } = env;
    if (!accountSid || !apiKeySid || !apiKeySecret || !applicationSid) {
      throw new AppError('unavailable', { detail: 'No phone carrier is configured.' });
    }
    const account = { accountSid, apiKeySid, apiKeySecret, applicationSid };
    return {
      line: env.VOICECORE_SANDBOX ? 'sandbox' : 'twilio',
      token: softphoneToken(account, identity, TTL_S),
      identity,
      sandboxPort: env.VOICECORE_SANDBOX ? env.SANDBOX_PORT : null,
      expiresAt: this.clock.now() + TTL_S * 1000,
    };
  }
}
