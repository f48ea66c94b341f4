import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { AppError } from './app-error';
import { faultOf } from './field-fault';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
}

/**
 * Validates bodies, queries and path parameters with the schema that their decorator names, and reports all faults at
 * once.
 */
export function validationPipe(): StandardSchemaValidationPipe {
  return new (class extends StandardSchemaValidationPipe {
    /** Nest would remove `__proto__` before the schema sees it; a body that contains it is refused instead. */
    protected override stripProtoKeys(value: unknown): void {
      if (holdsPrototypeKeys(value)) throw invalid([{ message: 'unknown field', path: ['__proto__'] }]);
    }
  })({ exceptionFactory: invalid });
}

function invalid(issues: readonly Issue[]): AppError {
  return new AppError('invalid_request', {
    errors: issues.slice(0, 50).map((issue) => ({
      path: (issue.path ?? []).map(segmentOf).join('.'),
      message: issue.message,
      ...faultOf(issue),
    })),
  });
}

function segmentOf(segment: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof segment === 'object' ? segment.key : segment);
}

function holdsPrototypeKeys(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (Object.hasOwn(value, '__proto__')) return true;
  return Object.values(value).some(holdsPrototypeKeys);
}

/** The path parameter of a route about one object. */
export const byId = z.strictObject({ id: z.uuid() });
export type ById = z.output<typeof byId>;
