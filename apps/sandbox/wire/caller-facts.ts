import type { Params } from './webhooks';

const PARTIES = ['From', 'To', 'Caller', 'Called'] as const;

/** The location reported for a number. The carrier really sends these; a customer must not store them. */
const PLACES: Readonly<Record<string, readonly [string, string, string]>> = {
  '+1212': ['NEW YORK', 'NY', '10001'],
  '+1305': ['MIAMI', 'FL', '33101'],
  '+1415': ['SAN FRANCISCO', 'CA', '94102'],
  '+1512': ['AUSTIN', 'TX', '73301'],
};

function placeOf(number: string): readonly [string, string, string, string] {
  if (!number.startsWith('+1')) return ['', '', '', number.startsWith('+') ? 'ES' : ''];
  const [city, state, zip] = PLACES[number.slice(0, 5)] ?? ['SPRINGFIELD', 'IL', '62701'];
  return [city, state, zip, 'US'];
}

/** Returns the sixteen geography fields of a webhook, four for each name of the two parties. */
export function geography(from: string, to: string): Params {
  const fields: Params = {};
  for (const party of PARTIES) {
    const [city, state, zip, country] = placeOf(party === 'From' || party === 'Caller' ? from : to);
    fields[`${party}City`] = city;
    fields[`${party}State`] = state;
    fields[`${party}Zip`] = zip;
    fields[`${party}Country`] = country;
  }
  return fields;
}

/** Returns what the network says about the caller's right to the number; nothing for unknown numbers. */
export function attestation(from: string): Params {
  return /^\+1\d{10}$/.test(from) ? { StirVerstat: 'TN-Validation-Passed-A' } : {};
}
