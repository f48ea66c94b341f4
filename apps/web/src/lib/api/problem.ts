/** A business by its id. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Why a request did not do what it was asked; `code` chooses the words on the screen. */
export class ApiProblem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    /** By field, when the server refused the shape of what was sent. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** Seconds, when the server asks for patience. */
    readonly retryAfter: number | null = null,
    /** The businesses to choose from, when several know the e-mail and password. */
    readonly choices: readonly Choice[] = [],
  ) {
    super(code);
    this.name = 'ApiProblem';
  }
}

function fieldsOf(errors: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  if (!Array.isArray(errors)) return fields;
  for (const entry of errors as unknown[]) {
    if (typeof entry !== 'object' || entry === null) continue;
    const { path, field, code, message } = entry as Record<string, unknown>;
    const name = Array.isArray(path) ? path.join('.') : (path ?? field);
    if (typeof name === 'string') fields[name] = [code, message].find((word) => typeof word === 'string') ?? 'invalid';
  }
  return fields;
}

function choicesOf(choices: unknown): Choice[] {
  if (!Array.isArray(choices)) return [];
  return (choices as Partial<Choice>[]).flatMap(({ id, name }) =>
    typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : [],
  );
}

/** Reads an RFC 9457 problem, or makes one from the status when the body is none. */
export function toProblem(body: unknown, response: Response): ApiProblem {
  const wait = Number(response.headers.get('retry-after'));
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null;
  const problem = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const code = typeof problem.code === 'string' ? problem.code : response.status >= 500 ? 'server_error' : 'refused';
  return new ApiProblem(code, response.status, fieldsOf(problem.errors), retryAfter, choicesOf(problem.choices));
}

/** What every failure looks like to a screen; a broken connection has the code `offline`. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof TypeError) return new ApiProblem('offline', 0);
  return new ApiProblem('unexpected', 0);
}
