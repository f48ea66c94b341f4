/** The values of a form: texts, choices and lists, in groups such as the two languages of a text. */
export type Values = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Values =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Returns every field by its dotted path, as forms and the server name it; a list is one field. */
export function fieldsOf(values: Values, before = ''): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [key, value] of Object.entries(values)) {
    const path = before + key;
    if (!isGroup(value)) fields.set(path, value);
    else for (const [inner, leaf] of fieldsOf(value, `${path}.`)) fields.set(inner, leaf);
  }
  return fields;
}

/** Returns the same values with one field changed. */
export function withField<V extends Values>(values: V, path: string, value: unknown): V {
  const [head = '', ...rest] = path.split('.');
  const inner = values[head];
  const next = rest.length === 0 ? value : withField(isGroup(inner) ? inner : {}, rest.join('.'), value);
  return { ...values, [head]: next };
}

export function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export function isSameForm(a: Values, b: Values): boolean {
  const [left, right] = [fieldsOf(a), fieldsOf(b)];
  return (
    left.size === right.size && [...left].every(([path, value]) => right.has(path) && isSame(value, right.get(path)))
  );
}
