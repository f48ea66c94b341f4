import AccessToken from 'twilio/lib/jwt/AccessToken';

/** Who signs tokens, and which application a browser may dial. */
export interface SoftphoneAccount {
  readonly accountSid: string;
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
  readonly applicationSid: string;
}

/**
 * A token with which one browser may dial our application, and nothing else: no calls come in on it, and where a dial
 * leads is decided by the offer's token that it carries.
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
