export { isWithheld } from './caller-number';
export { formatCallRef, parseCallRef, type CallRef } from './call-ref';
export { CarrierTokens, type OfferRef } from './tokens';
export { formIsSigned, upgradeIsSigned, type WebhookForm } from './signature';
export * from './render';
export { CarrierRest, type CarrierAccount } from './carrier-rest';
export { softphoneIdentity } from './identity';
export { findMedia, MediaWriter, readMediaFrame, type MediaFrame, type MediaSpan } from './media-frames';
export { softphoneToken, type SoftphoneAccount } from './softphone-token';
