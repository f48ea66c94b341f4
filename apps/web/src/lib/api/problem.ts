import { fieldFaults, type FieldFault } from '@voicecore/contracts/field-faults';

/** A business, with its id. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What is wrong with a field, and the limit that it exceeded. */
export interface FieldProblem {
  readonly code: FieldFault;
  readonly limit: number | null;
}

interface ProblemDetails {
  /** Faults by field, when the server refused the shape of the request. */
  readonly fields: Readonly<Record<string, FieldProblem>>;
  /** Seconds to wait, when the server asks the client to. */
  readonly retryAfter: number | null;
  /** The businesses to choose from, when the e-mail and password match several. */
  readonly choices: readonly Choice[];
  /** The current state of the object, when a change was made from an old version. */
  readonly current: unknown;
  /** The id of the object that already has what was asked for. */
  readonly heldBy: string | null;
}

/** Why a request failed; `code` selects the words on the screen. */
export class ApiProblem extends Error implements ProblemDetails {
  readonly fields: ProblemDetails['fields'];
  readonly retryAfter: ProblemDetails['retryAfter'];
  readonly choices: ProblemDetails['choices'];
  readonly current: unknown;
  readonly heldBy: ProblemDetails['heldBy'];

  constructor(
    readonly code: string,
    readonly status: number,
    { fields = {}, retryAfter = null, choices = [], current = null, heldBy = null }: Partial<ProblemDetails> = {},
  ) {
    super(code);
    this.fields = fields;
    this.retryAfter = retryAfter;
    this.choices = choices;
    this.current = current;
    this.heldBy = heldBy;
    this.name = 'ApiProblem';
  }
}

function fieldsOf(errors: unknown): Record<string, FieldProblem> {
  const fields: Record<string, FieldProblem> = {};
  if (!Array.isArray(errors)) return fields;
  for (const entry of errors as unknown[]) {
    if (typeof entry !== 'object' || entry === null) continue;
    const { path, code, limit } = entry as Record<string, unknown>;
    if (typeof path !== 'string') continue;
    const known = fieldFaults.find((fault) => fault === code) ?? 'not_valid';
    fields[path] ??= { code: known, limit: typeof limit === 'number' ? limit : null };
  }
  return fields;
}

function choicesOf(choices: unknown): Choice[] {
  if (!Array.isArray(choices)) return [];
  return (choices as Partial<Choice>[]).flatMap(({ id, name }) =>
    typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : [],
  );
}

/** Reads an RFC 9457 problem, or makes one from the status when the body is not a problem. */
export function toProblem(body: unknown, response: Response): ApiProblem {
  const wait = Number(response.headers.get('retry-after'));
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null;
  const problem = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const code = typeof problem.code === 'string' ? problem.code : response.status >= 500 ? 'server_error' : 'refused';
  const { errors, choices, current = null } = problem;
  const heldBy = typeof problem.heldBy === 'string' ? problem.heldBy : null;
  const details = { fields: fieldsOf(errors), retryAfter, choices: choicesOf(choices), current, heldBy };
  return new ApiProblem(code, response.status, details);
}

/** Converts any failure to a problem for the screen; a broken connection has the code `offline`. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof TypeError) return new ApiProblem('offline', 0);
  return new ApiProblem('unexpected', 0);
}
