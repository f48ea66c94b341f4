import fc from 'fast-check';
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { choicesOf, resolved, type JsonSchema } from './sample';

/** What a schema says only in prose. */
const known: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  email: fc.uuid().map((id) => `${id}@example.com`),
  e164: fc
    .integer({ min: 2_000_000, max: 9_999_999 })
    .map((digits) => `+1212${digits}`)
    .filter((number) => isValidPhoneNumber(number)),
  timeZone: fc.constantFrom('America/New_York', 'Europe/Madrid', 'UTC'),
};

/** Returns values that fit a schema of the description. */
export function arbitraryOf(given: JsonSchema, name = ''): fc.Arbitrary<unknown> {
  const schema = resolved(given);
  const special = known[name];
  if (special) return special;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = choicesOf(schema);
  if (choices.length > 0) return fc.oneof(...choices.map((one) => arbitraryOf(one, name)));
  if (schema.properties) return objectOf(schema, schema.properties);
  const type = [schema.type ?? 'string'].flat()[0];
  if (type === 'array')
    return fc.array(arbitraryOf(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 });
  if (type === 'integer')
    return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1_000, 10_000) });
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  return textOf(schema);
}

function textOf(schema: JsonSchema): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.pattern === undefined) return plainText(schema);
  // Patterns of JSON schema are Unicode ones; the generator does not support character classes, so values are filtered.
  const pattern = new RegExp(schema.pattern, 'u');
  if (!schema.pattern.includes(String.raw`\p`)) return fc.stringMatching(pattern);
  return plainText({ ...schema, minLength: Math.max(schema.minLength ?? 0, 2) }).filter((text) => pattern.test(text));
}

function plainText(schema: JsonSchema): fc.Arbitrary<string> {
  const lengths = { minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 40, 40) };
  // Ends that are not blank, because a text is trimmed before its length is checked; and no control characters.
  return fc.string({ unit: 'binary', ...lengths }).map((text) => text.replace(/[\s\p{Cc}\p{Cs}]/gu, 'a'));
}

function objectOf(schema: JsonSchema, properties: Readonly<Record<string, JsonSchema>>): fc.Arbitrary<unknown> {
  const parts = Object.fromEntries(
    Object.entries(properties).map(([key, property]) => [key, arbitraryOf(property, key)]),
  );
  return fc.record(parts, { requiredKeys: [...(schema.required ?? [])] });
}
