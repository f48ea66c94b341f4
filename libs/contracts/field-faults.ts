/**
 * What is wrong with one field of a request, in a form that programs can evaluate; the web app shows its own texts.
 * `limit` is the limit that was exceeded, in letters, items or the field's own unit.
 */
export const fieldFaults = [
  'needed',
  'too_long',
  'too_short',
  'too_many',
  'too_few',
  'too_high',
  'too_low',
  'unknown',
  'common_password',
  'wrong_password',
  'no_agent',
  'no_department',
  'department_cycle',
  'reserved_extension',
  'no_number',
  'name_taken',
  'not_valid',
] as const;
export type FieldFault = (typeof fieldFaults)[number];

/** One fault: `path` names the field as in the body, with dots. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
  readonly code?: FieldFault;
  readonly limit?: number;
}
