import AccessToken from 'twilio/lib/jwt/AccessToken';

/** The account that signs tokens, and the application that a browser may dial. */
export interface SoftphoneAccount {
  readonly accountSid: string;
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
  readonly applicationSid: string;
}

/**
 * Returns a token with which one browser may dial our application, and nothing else: it accepts no incoming calls, and
 * the destination of a dial is decided by the offer's token that it carries.
 * @param identity letters, digits and `_` only. @param ttlSeconds at most 86,400 (the carrier refuses more).
 */
export function softphoneToken(account: SoftphoneAccount, identity: string, ttlSeconds: number): string {
  const token = new AccessToken(account.accountSid, account.apiKeySid, account.apiKeySecret, {
    identity,
    ttl: ttlSeconds,
  });
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: false, outgoingApplicationSid: account.applicationSid }));
  return token.toJwt();
}
