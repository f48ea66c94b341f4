import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';

/** Renders what the carrier runs when the person called has answered: the document at that address. */
export function renderAnswered(url: string): string {
  const document = new VoiceResponse();
  document.redirect({ method: 'POST' }, url);
  return document.toString();
}

/** Renders the end of a call that must not go on. */
export function renderHangup(): string {
  const document = new VoiceResponse();
  document.hangup();
  return document.toString();
}
