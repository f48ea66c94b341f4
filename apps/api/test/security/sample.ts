import openApi from '@voicecore/api-client/openapi.json';
import { randomUUID } from 'node:crypto';

/** The parts of a JSON schema that the samples use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** As plain data: the type of the imported file knows every field of every shape. */
const schemas: Readonly<Record<string, JsonSchema>> = JSON.parse(JSON.stringify(openApi.components.schemas));

/** Returns the schema that a reference names. */
export function resolved(schema: JsonSchema): JsonSchema {
  const name = schema.$ref?.split('/').pop();
  const found = name === undefined ? schema : schemas[name];
  if (!found) throw new Error(`no schema ${name}`);
  return found;
}

/** The shapes that a value may have, if there are several. */
export function choicesOf({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] {
  return anyOf ?? oneOf ?? [];
}

/** Values that fit when a type alone does not say enough, by the property's name. */
const known: Readonly<Record<string, unknown>> = {
  email: 'somebody-else@example.com',
  extension: '777',
  e164: '+12125559876',
  timeZone: 'America/New_York',
  number: '+12125559875',
  session: '0123abcd',
  opens: 540,
  closes: 600,
  weekday: 1,
};

/** Returns the smallest value that fits: the required properties, and one more for a change, which must have one. */
export function sampleOf(given: JsonSchema, name = ''): unknown {
  const schema = resolved(given);
  if (name in known) return known[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = choicesOf(schema);
  if (first) return sampleOf(first, name);
  if (schema.properties) return sampleObject(schema, schema.properties);
  const type = [schema.type ?? 'string'].flat()[0];
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return true;
  if (schema.format === 'uuid') return randomUUID();
  return 'sample text'.padEnd(schema.minLength ?? 0, '.');
}

function sampleObject(schema: JsonSchema, properties: Readonly<Record<string, JsonSchema>>): Record<string, unknown> {
  const required = schema.required ?? Object.keys(properties).slice(0, 1);
  // A change must contain something other than the version that was read.
  const first = Object.keys(properties).find((key) => key !== 'version') ?? 'version';
  const wanted = required.every((key) => key === 'version') && required.length > 0 ? [first, ...required] : required;
  return Object.fromEntries(wanted.map((key) => [key, sampleOf(properties[key] ?? {}, key)]));
}
