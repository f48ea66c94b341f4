/** Why a client event is rejected, in the API's own terms. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly param: string;
}

export type Check = (value: unknown, path: string) => Problem | null;
export type Fields = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(path: string, expected: string): Problem {
  return { code: 'invalid_value', message: `Invalid value for '${path}': expected ${expected}.`, param: path };
}

function typed(expected: string, test: (value: unknown) => boolean): Check {
  return (value, path) => (test(value) ? null : invalid(path, expected));
}

export const text = typed('a string', (value) => typeof value === 'string');
export const flag = typed('a boolean', (value) => typeof value === 'boolean');
export const anything: Check = () => null;

export function number(low: number, high: number): Check {
  return typed(
    `a number from ${low} to ${high}`,
    (value) => typeof value === 'number' && value >= low && value <= high,
  );
}

export function integer(low: number, high: number): Check {
  return typed(
    `an integer from ${low} to ${high}`,
    (v) => typeof v === 'number' && Number.isInteger(v) && v >= low && v <= high,
  );
}

export function oneOf(...values: readonly string[]): Check {
  return typed(`one of ${values.join(', ')}`, (value) => typeof value === 'string' && values.includes(value));
}

export function nullable(check: Check): Check {
  return (value, path) => (value === null ? null : check(value, path));
}

/** Accepts the first alternative that fits; else reports the last one's problem. */
export function either(...checks: readonly Check[]): Check {
  return (value, path) => {
    let problem: Problem | null = null;
    for (const check of checks) {
      problem = check(value, path);
      if (problem === null) return null;
    }
    return problem;
  };
}

export function list(check: Check, max = Infinity): Check {
  return (value, path) => {
    if (!Array.isArray(value) || value.length > max) return invalid(path, 'an array');
    for (const [index, item] of value.entries()) {
      const problem = check(item, `${path}[${index}]`);
      if (problem) return problem;
    }
    return null;
  };
}

/** An object with exactly these fields; unknown ones are refused, as in the API. */
export function object(fields: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value, path) => {
    if (!isObject(value)) return invalid(path, 'an object');
    for (const name of required) {
      if (value[name] === undefined) {
        const param = path ? `${path}.${name}` : name;
        return { code: 'missing_required_parameter', message: `Missing required parameter: '${param}'.`, param };
      }
    }
    for (const [name, inner] of Object.entries(value)) {
      const param = path ? `${path}.${name}` : name;
      const check = fields[name];
      if (!check) return { code: 'unknown_parameter', message: `Unknown parameter: '${param}'.`, param };
      const problem = inner === undefined ? null : check(inner, param);
      if (problem) return problem;
    }
    return null;
  };
}
