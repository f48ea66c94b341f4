import { fieldFaults, type FieldError, type FieldFault } from '@voicecore/contracts/field-faults';
import { z } from 'zod';

/** The parts of a schema's issue that determine the fault. */
const issue = z.object({
  code: z.string(),
  origin: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  input: z.unknown().optional(),
  params: z.object({ fault: z.enum(fieldFaults) }).optional(),
});
type Issue = z.output<typeof issue>;

/**
 * Returns the fault of an issue, with the limit that was exceeded. A schema with a more specific fault names it in
 * `params.fault`.
 */
export function faultOf(found: unknown): Pick<FieldError, 'code' | 'limit'> {
  const { data } = issue.safeParse(found);
  if (!data) return { code: 'not_valid' };
  if (data.code === 'too_big') return limited(tooBig[data.origin ?? ''], data.maximum);
  if (data.code === 'too_small')
    return isEmpty(data) ? { code: 'needed' } : limited(tooSmall[data.origin ?? ''], data.minimum);
  return { code: plainFault(data) };
}

const tooBig: Readonly<Record<string, FieldFault>> = {
  string: 'too_long',
  array: 'too_many',
  int: 'too_high',
  number: 'too_high',
};
const tooSmall: Readonly<Record<string, FieldFault>> = {
  string: 'too_short',
  array: 'too_few',
  int: 'too_low',
  number: 'too_low',
};

const limited = (code: FieldFault = 'not_valid', limit?: number) => (limit === undefined ? { code } : { code, limit });

/** True for an empty text where at least one character is required. */
const isEmpty = ({ origin, minimum }: Issue): boolean => origin === 'string' && minimum === 1;

function plainFault({ code, params, ...rest }: Issue): FieldFault {
  if (params) return params.fault;
  if (code === 'unrecognized_keys') return 'unknown';
  return code === 'invalid_type' && rest.input === undefined ? 'needed' : 'not_valid';
}
