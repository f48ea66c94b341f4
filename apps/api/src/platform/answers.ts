import { applyDecorators, Header, HttpCode, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

export const ANSWER = Symbol('answer');

export interface Answer {
  readonly status: number;
  readonly schema: z.ZodType | null;
  /** The media type of a file that is answered in place of JSON. */
  readonly file?: string;
}

/**
 * Declares what a route answers. The reply is parsed by the schema before it is sent, so that a field the schema lacks
 * never leaves; `null` is for an empty answer. OpenAPI and the generated client are made from the same declaration.
 */
export const Answers = (schema: z.ZodType | null, status = schema ? 200 : 204) =>
  applyDecorators(SetMetadata(ANSWER, { status, schema } satisfies Answer), HttpCode(status));

/** Declares a route that answers a file of this media type, which is sent as it is. */
export const AnswersFile = (type: string) =>
  applyDecorators(
    SetMetadata(ANSWER, { status: 200, schema: null, file: type } satisfies Answer),
    HttpCode(200),
    Header('Content-Type', `${type}; charset=utf-8`),
  );
