/**
 * The codes of every problem the API answers (RFC 9457). The status and title are the same wherever the code is thrown;
 * the web shows its own text by code.
 */
export const errorCodes = {
  invalid_request: { status: 400, title: 'The request is not valid' },
  not_signed_in: { status: 401, title: 'Sign in first' },
  sign_in_failed: { status: 401, title: 'E-mail or password is wrong' },
  session_ended: { status: 401, title: 'The session has ended' },
  invitation_invalid: { status: 400, title: 'The invitation is not valid any more' },
  not_allowed: { status: 403, title: 'Not allowed' },
  business_suspended: { status: 403, title: 'The business is suspended: everything can be read, nothing changed' },
  signature_invalid: { status: 403, title: 'The signature is missing or wrong' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  conflict: { status: 409, title: 'Something else stands in the way' },
  extension_taken: { status: 409, title: 'The extension is taken' },
  number_taken: { status: 409, title: 'The number is taken' },
  number_not_given: { status: 409, title: 'Numbers are given by the platform' },
  email_taken: { status: 409, title: 'The e-mail is already in use' },
  choose_business: { status: 409, title: 'Several businesses know this e-mail and password' },
  already_answered: { status: 409, title: 'Somebody else has answered' },
  offer_gone: { status: 409, title: 'The offer is over' },
  call_over: { status: 409, title: 'The call is over' },
  target_unavailable: { status: 409, title: 'Nobody is available there' },
  address_not_allowed: { status: 422, title: 'This address cannot be read from here' },
  source_unreachable: { status: 422, title: 'The address could not be read' },
  source_too_slow: { status: 422, title: 'The address answers too slowly' },
  source_too_large: { status: 413, title: 'The page or document is too large' },
  source_wrong_type: { status: 415, title: 'This kind of page or document cannot be read' },
  source_without_text: { status: 422, title: 'No text was found in it' },
  source_locked: { status: 422, title: 'The document is protected by a password' },
  source_unreadable: { status: 422, title: 'The document cannot be read' },
  could_not_propose: { status: 502, title: 'The model could not propose it' },
  no_wording_model: { status: 409, title: 'No model is configured that could word it' },
  too_large: { status: 413, title: 'The request is too large' },
  wrong_content_type: { status: 415, title: 'The content type is not supported' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  carrier_failed: { status: 502, title: 'The telephone carrier did not answer' },
  unavailable: { status: 503, title: 'Temporarily unavailable' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errorCodes;
