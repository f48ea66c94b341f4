import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

export const ANSWER = Symbol('answer');

export interface Answer {
  readonly status: number;
  readonly schema: z.ZodType | null;
}

/**
 * Declares what a route answers. The reply is parsed by the schema before it is sent, so that a field the schema lacks
 * never leaves; `null` is for an empty answer. OpenAPI and the generated client are made from the same declaration.
 */
export const Answers = (schema: z.ZodType | null, status = schema ? 200 : 204) =>
  applyDecorators(SetMetadata(ANSWER, { status, schema } satisfies Answer), HttpCode(status));
