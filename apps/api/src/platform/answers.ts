import { applyDecorators, Header, HttpCode, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

export const ANSWER = Symbol('answer');

export interface Answer {
  readonly status: number;
  readonly schema: z.ZodType | null;
  /** The media type of a file that the route returns instead of JSON. */
  readonly file?: string;
}

/**
 * Declares what a route returns. The response is parsed by the schema before it is sent, so that a field the schema
 * lacks never leaves the server; `null` means an empty response. OpenAPI and the generated client are built from the
 * same declaration.
 */
export const Answers = (schema: z.ZodType | null, status = schema ? 200 : 204) =>
  applyDecorators(SetMetadata(ANSWER, { status, schema } satisfies Answer), HttpCode(status));

/** Declares a route that returns a file of this media type, sent unchanged. */
export const AnswersFile = (type: string) =>
  applyDecorators(
    SetMetadata(ANSWER, { status: 200, schema: null, file: type } satisfies Answer),
    HttpCode(200),
    Header('Content-Type', `${type}; charset=utf-8`),
  );
