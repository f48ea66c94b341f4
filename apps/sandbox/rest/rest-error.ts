/** A rejection by the REST interface, with Twilio's code. */
export class RestError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }

  body(): object {
    const { status, code, message } = this;
    return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  }
}

export const notFound = (path: string): RestError =>
  new RestError(404, 20_404, `The requested resource ${path} was not found`);

export const unauthorised = (): RestError => new RestError(401, 20_003, 'Authenticate');

export const invalid = (code: number, message: string): RestError => new RestError(400, code, message);
